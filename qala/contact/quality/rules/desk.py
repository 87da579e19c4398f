"""The desk's figures: what they are made of, and their definitions."""

from dataclasses import dataclass, fields

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OPERATOR = "operator"
"""What a report on the desk has its lines by; it is known by this word wherever a report is kept as an address."""


@dataclass
class Work:
    """What one operator, or everybody, did in a period: sums that add up. Seconds; `score` is a sum of 0–100.

    `told` are the consultations of which a repeat can be told, `solved` the ones without; `at_work` is the time in the
    log of states without breaks and absence.
    """

    contacts: int = 0
    handled: float = 0.0
    wrapped: float = 0.0
    told: int = 0
    solved: int = 0
    at_work: float = 0.0
    reviews: int = 0
    score: float = 0.0

    def add(self, other: "Work") -> None:
        """Sum up."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    def value(self, code: str) -> float | None:
        """One of `FIGURES`; None where there is nothing to divide by. Times in seconds, shares 0…1."""
        parts = {
            "first_contact": (self.solved, self.told),
            "per_hour": (self.contacts * 3600, self.at_work),
            "handling": (self.handled, self.contacts),
            "after_call": (self.wrapped, self.contacts),
            "score": (self.score, self.reviews),
        }
        if code not in parts:
            return self.contacts
        own, whole = parts[code]
        return own / whole if whole else None


@dataclass(frozen=True)
class Figure:
    """`unit`: count, share, number or seconds; `good` says which way is better (1 more, -1 less, 0 neither); `rows`
    narrows the register of contacts to the ones behind it. One that `is_whole` says nothing about a part of the
    contacts."""

    code: str
    label: "str | Promise"
    definition: "str | Promise"
    unit: str
    good: int = 0
    rows: str = ""
    is_whole: bool = False


FIRST_CONTACT = Figure(
    "first_contact",
    _("Answered on first contact"),
    _("Share of the consultations after which the same phone did not ask about the same topic again within the days of a repeat; of consultations with a phone and a topic that are old enough to tell. Not counted for more than 400 days."),  # noqa: E501
    "share", 1, "mark=solved",
)  # fmt: skip
FIGURES = (
    Figure("contacts", _("Contacts taken"), _("Calls and messages that began in the period and were taken by somebody of the desk."), "count"),  # noqa: E501
    FIRST_CONTACT,
    Figure("per_hour", _("Contacts per hour of work"), _("Contacts over the hours signed on, breaks and absence left out; for all contacts of an operator only."), "number", is_whole=True),  # noqa: E501
    Figure("handling", _("Average handling time"), _("From taking the contact to the end of the work after it, minutes and seconds; talk and after-call work together."), "seconds"),  # noqa: E501
    Figure("after_call", _("After-call work"), _("The mean of the time from the end of the talk to the end of the work after it."), "seconds"),  # noqa: E501
    Figure("score", _("Quality review score"), _("The mean of the reviews of operators' work given in the period, 0 to 100; for all contacts of an operator only."), "number", 1, is_whole=True),  # noqa: E501
)  # fmt: skip
