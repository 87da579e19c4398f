"""Clashes in words, and what their page shows."""

from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qala.office.overview.models import Clash
from qala.office.projects.models import Project, WorkItem


def with_names(rows: QuerySet[Clash]) -> QuerySet[Clash]:
    """Everything a row shows, in one statement."""
    return rows.select_related("one", "other", "one_item", "other_item", "occasion")


def words_of(clash: Clash) -> str:
    """One sentence in the language of the reader."""
    one, days = _side(clash.one, clash.one_item), _days(clash.days)
    if clash.kind == Clash.Kind.EVENT and clash.occasion is not None:
        return _("{work} falls on “{occasion}” ({days}).").format(
            work=one, occasion=clash.occasion.name, days=days
        )
    other = _side(clash.other, clash.other_item)
    if clash.kind == Clash.Kind.ORDER:
        return _("{other} is finished {days} before {one} digs there.").format(
            one=one, other=other, days=days
        )
    return _("{one} and {other} work at one place ({days}).").format(one=one, other=other, days=days)


def span_of(clash: Clash) -> str:
    """The days that count."""
    first, last = (date_format(day, "SHORT_DATE_FORMAT") for day in (clash.begins_on, clash.ends_on))
    return first if first == last else f"{first} – {last}"


def places_of(clash: Clash) -> list[dict[str, Any]]:
    """Points for the map: the projects, and the occasion."""
    points = [
        {"lon": one.lon, "lat": one.lat, "title": one.short, "url": one.get_absolute_url(), "tone": tone}
        for one, tone in ((clash.one, "warn"), (clash.other, "info"))
        if one is not None and one.lon is not None
    ]
    if clash.occasion is not None:
        where = clash.occasion
        points.append({"lon": where.lon, "lat": where.lat, "title": where.name, "tone": "gold"})
    return points


def _side(project: Project | None, item: WorkItem | None) -> str:
    assert project is not None
    name = item.name if item is not None else project.short
    return _("{code} “{name}”").format(code=project.code, name=name)


def _days(count: int) -> str:
    return ngettext("{count} day", "{count} days", count).format(count=count)
