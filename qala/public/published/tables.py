"""Columns of the public list and of its files; the moderators' queue."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.public.published.queries.showing import Shown, district_words, shown
from qala.shared.lists import Column, Table


def of(row: Appeal) -> Shown:
    """The public face, made once for a row."""
    made: Any = row.__dict__.get("_shown")
    if made is None:
        made = row.__dict__["_shown"] = shown(row)
    return made


def _degrees(row: Appeal, which: int) -> float | None:
    at = of(row).at
    return at[which] if at else None


class PublicTable(Table):
    """What everybody may read of an appeal; every value comes from `queries.showing`."""

    columns = [
        Column("number", _("Number"), value=lambda a: a.number, link=lambda a: of(a).url, is_fixed=True),
        Column("topic", _("Topic"), value=lambda a: of(a).topic),
        Column("group", _("Topic group"), value=lambda a: of(a).group, is_default=False),
        Column(
            "stage",
            _("Stage"),
            value=lambda a: of(a).headline,
            template="published/parts/stage.html",
        ),
        Column("district", _("District"), value=lambda a: of(a).district),
        Column("place", _("Place"), value=lambda a: of(a).place),
        Column("received", _("Received"), value=lambda a: of(a).received_on, sort="received_at"),
        Column("resolved", _("Answered"), value=lambda a: of(a).resolved_on, is_default=False),
        Column("planned", _("Work planned"), value=lambda a: of(a).planned_on, is_default=False),
        Column("executor", _("Executor"), value=lambda a: of(a).executor),
        Column("words", _("In short"), value=lambda a: of(a).words, is_default=False),
        Column("lon", _("Longitude"), value=lambda a: _degrees(a, 0), is_default=False),
        Column("lat", _("Latitude"), value=lambda a: _degrees(a, 1), is_default=False),
    ]
    default_sort = "-received"

    def row_url(self, row: Appeal) -> str:
        """The appeal's page."""
        return of(row).url

    def row_label(self, row: Appeal) -> str:
        """Number."""
        return row.number

    def row_tone(self, row: Appeal) -> str:
        """Overdue ones are marked."""
        return "bad" if of(row).is_late else ""


class QueueTable(Table):
    """What waits for a moderator; the words themselves stand on the page of one appeal."""

    columns = [
        Column(
            "number",
            _("Number"),
            value=lambda a: a.number,
            link=lambda a: reverse("published:moderate", args=[a.number]),
            is_fixed=True,
        ),
        Column("topic", _("Topic"), value=lambda a: book().topic_name(a.topic_id)),
        Column("district", _("District"), value=lambda a: district_words(a.district_id)),
        Column("received", _("Received"), value=lambda a: a.received_at, sort="received_at"),
        Column("photos", _("Photos"), value=lambda a: len(a.photos), align="end"),
        Column("answers", _("Answers"), value=lambda a: len(a.answers.all()), align="end"),
    ]
    default_sort = "-received"

    def row_url(self, row: Appeal) -> str:
        """The decision's page."""
        return reverse("published:moderate", args=[row.number])

    def row_label(self, row: Appeal) -> str:
        """Number."""
        return row.number
