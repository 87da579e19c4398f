"""Every figure of the reports with its definition and the filter of the register that opens its rows.

All figures are about the appeals received in the period, as they stand now; so each of them can be counted again in
the register.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COUNTED = (
    "received", "answered", "late", "rejected", "merged", "open", "reopened", "repeated", "rated", "satisfied",
    "judged", "unsolved",
)  # fmt: skip
"""The counts that a daily figure keeps; every share is made of two of them."""


@dataclass(frozen=True)
class Measure:
    """A count (`of` empty) or a share `code` / `of`. `rows` is the register's filter; `good` says which way is better
    (1 more, -1 less, 0 neither)."""

    code: str
    label: "str | Promise"
    definition: "str | Promise"
    rows: str
    of: str = ""
    good: int = 0

    def value(self, counts: Mapping[str, int]) -> float | None:
        """The count, or the share 0…1; None where there is nothing to divide by."""
        own = part(counts, self.code)
        if not self.of:
            return own
        whole = counts.get(self.of, 0)
        return own / whole if whole else None


def part(counts: Mapping[str, int], code: str) -> int:
    """A count, or one that follows from two."""
    if code == "in_time":
        return counts.get("answered", 0) - counts.get("late", 0)
    return counts.get(code, 0)


MEASURES = (
    Measure("received", _("Received"), _("Appeals that came in during the period, by the city's calendar."), ""),
    Measure("answered", _("Answered"), _("Of these, the ones that have an answer now; one opened again counts as unanswered until it is answered anew."), "due=late&due=in_time", good=1),  # noqa: E501
    Measure("in_time", _("In time"), _("Share of the answered ones whose resolving term was kept; pauses and extensions belong to the term."), "due=in_time", "answered", 1),  # noqa: E501
    Measure("open", _("Still open"), _("Of the received ones: new, in progress or waiting for the resident."), "stage=new&stage=active&stage=waiting", good=-1),  # noqa: E501
    Measure("rejected", _("Closed without work"), _("Rejected with a reason; merged duplicates are not among them."), "queue=rejected", good=-1),  # noqa: E501
    Measure("merged", _("Merged duplicates"), _("Joined with another appeal; they count as received."), "queue=duplicate"),  # noqa: E501
    Measure("reopened", _("Opened again"), _("Opened again at least once, by the resident or by control."), "queue=reopened", good=-1),  # noqa: E501
    Measure("repeated", _("Repeated"), _("The same person about the same topic, or the same place and topic, within the days set in the quality terms."), "queue=repeat", good=-1),  # noqa: E501
    Measure("satisfied", _("Satisfied"), _("Share of 4 and 5 among the ratings that residents gave; the number of ratings is shown as n."), "queue=satisfied", "rated", 1),  # noqa: E501
    Measure("unsolved", _("Closed without solving"), _("Of the appeals that somebody judged after the answer (the resident's answer to “is it solved?” or a controller's review), the share judged not solved by either."), "queue=unsolved", "judged", -1),  # noqa: E501
)  # fmt: skip
BY_CODE = {measure.code: measure for measure in MEASURES}

RESPONSE = _(
    "Time from receipt to the answer, round the clock, of the answered appeals: half are answered within p50, nine of ten within p90. Accurate to 5 %."  # noqa: E501
)
OVERDUE = _("Open appeals whose next term has passed, by how long ago; counted now.")
CAUSES = _(
    "Appeals received in the period with a late answer, by the reason that the executor chose from the list; an appeal answered late twice for two reasons counts under both."  # noqa: E501
)
HOURS = _("Appeals by weekday and hour of receipt, city time.")
