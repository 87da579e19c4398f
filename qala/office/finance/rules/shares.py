"""Parts of a whole that may never be more than it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

ONE = Decimal(1)


@dataclass(frozen=True)
class PartFact:
    """From `since` on `owner` has a share (0–1) or an amount of the whole; of one day the later in the list counts."""

    owner: int
    since: date
    share: Decimal | None = None
    amount: Decimal | None = None


def newest(facts: Iterable[PartFact], day: date) -> list[PartFact]:
    """What holds on the day, one for each owner; those with nothing are left out."""
    held: dict[int, PartFact] = {}
    for fact in sorted((each for each in facts if each.since <= day), key=lambda each: each.since):
        held[fact.owner] = fact
    return [fact for fact in held.values() if fact.share or fact.amount]


def share_sum(facts: Iterable[PartFact], day: date) -> Decimal:
    """All shares of the day together."""
    return sum((fact.share for fact in newest(facts, day) if fact.share is not None), Decimal(0))


def amount_sum(facts: Iterable[PartFact], day: date, whole: Decimal) -> Decimal:
    """What is given away of `whole` on the day, shares and amounts together."""
    return sum(
        (
            fact.amount if fact.amount is not None else (fact.share or Decimal(0)) * whole
            for fact in newest(facts, day)
        ),
        Decimal(0),
    )


def days_of_change(facts: Iterable[PartFact], since: date) -> list[date]:
    """The days on which something begins, from `since` on: between them nothing changes."""
    return sorted({since, *(fact.since for fact in facts if fact.since > since)})


def first_day_above(
    facts: Iterable[PartFact], since: date, wholes: Iterable[tuple[date, Decimal]]
) -> date | None:
    """The first day from `since` on which the parts are more than the whole, None when there is none.

    `wholes`: (since, amount), ascending; before the first of them shares alone are looked at.
    """
    given, amounts = list(facts), list(wholes)
    for day in days_of_change(given, since):
        if share_sum(given, day) > ONE:
            return day
        whole = next((amount for begins, amount in reversed(amounts) if begins <= day), None)
        if whole is not None and amount_sum(given, day, whole) > whole:
            return day
    return None
