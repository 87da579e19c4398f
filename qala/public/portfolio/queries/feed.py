"""What happened with a project, for feed readers: reports, milestones, decisions, photos; the newest first."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qala.public.projection.rules.facts import Facts
from qala.shared import clock
from qala.shared.ui.times import month

MOST = 50


@dataclass(frozen=True)
class Entry:
    """`key` is the same in each language and for ever."""

    key: str
    on: date
    title: str
    text: str = ""

    @property
    def at(self) -> datetime:
        """Noon in the city."""
        return datetime.combine(self.on, time(12), clock.city_zone())


def entries(facts: Facts) -> list[Entry]:
    """Without names of people."""
    found = [
        Entry(
            f"report-{one.id}",
            one.published_at.astimezone(clock.city_zone()).date() if one.published_at else one.on,
            _("Report: %(month)s") % {"month": month(one.month)},
            str(one.narrative),
        )
        for one in facts.reports
    ]
    found += [
        Entry(f"milestone-{one.code}", one.actual, _("Reached: %(name)s.") % {"name": one.name})
        for one in facts.milestones
        if one.actual
    ]
    for one in facts.decisions:
        named = _("The plan was approved") if one.number == 1 else _("The plan was changed")
        title = named if one.kind == "baseline" else f"{pgettext('gate', 'Passed')}: {one.name}"
        found.append(Entry(f"{one.kind}-{one.number or one.name.kk}-{one.on}", one.on, title, one.words))
    found += [Entry(f"photo-{one.id}", one.on, _("New photo"), str(one.alt)) for one in facts.photos]
    return sorted(found, key=lambda one: (one.on, one.key), reverse=True)[:MOST]
