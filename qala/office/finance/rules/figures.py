"""What is said of sums: shares, growth, what is left. Unknown stays None, never 0."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

HUNDRED = Decimal(100)
MEASURES = (
    "original",
    "budget",
    "signed",
    "contracted",
    "certified",
    "paid",
    "labour",
    "planned",
)


def percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Part of the whole in per cent, two places; None when either is unknown or the whole is nothing."""
    if part is None or not whole:
        return None
    return round(part / whole * HUNDRED, 2)


def growth(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """How much more than before, in per cent; negative is less."""
    share = percent(now, before)
    return None if share is None else share - HUNDRED


def minus(whole: Decimal | None, part: Decimal | None) -> Decimal | None:
    """What is left of a known whole; an unknown part takes nothing."""
    return None if whole is None else whole - (part or Decimal(0))


@dataclass(frozen=True)
class Sums:
    """Money of one currency. `running` are the same sums without cancelled projects, for shares of execution."""

    currency: str
    original: Decimal | None = None
    budget: Decimal | None = None
    signed: Decimal | None = None
    contracted: Decimal | None = None
    certified: Decimal | None = None
    paid: Decimal | None = None
    labour: Decimal | None = None
    planned: Decimal | None = None
    running: dict[str, Decimal] = field(default_factory=dict)

    @property
    def absorbed(self) -> Decimal | None:
        """Paid of the budget in per cent, cancelled projects left out."""
        return percent(self.running.get("paid", Decimal(0)), self.running.get("budget"))

    @property
    def budget_growth(self) -> Decimal | None:
        """The present budget against the first one, in per cent."""
        return growth(self.budget, self.original)

    @property
    def contract_growth(self) -> Decimal | None:
        """The contracts with their changes against what was signed, in per cent."""
        return growth(self.contracted, self.signed)

    @property
    def unpaid(self) -> Decimal | None:
        """Accepted works that are not paid yet; paid in advance is negative."""
        return minus(self.certified, self.paid)

    @property
    def free(self) -> Decimal | None:
        """Budget without a contract."""
        return minus(self.budget, self.contracted)


def added(rows: Iterable[Sums]) -> Sums:
    """Sums of one currency as one; what none of them knows stays unknown. At least one."""
    rows = list(rows)
    amounts: dict[str, Decimal] = {}
    running: dict[str, Decimal] = {}
    for one in rows:
        for name in MEASURES:
            if (amount := getattr(one, name)) is not None:
                amounts[name] = amounts.get(name, Decimal(0)) + amount
        for name, amount in one.running.items():
            running[name] = running.get(name, Decimal(0)) + amount
    return Sums(currency=rows[0].currency, **amounts, running=running)


def year_forecast(
    paid: Decimal | None, unpaid: Decimal | None, months: dict[date, Decimal], day: date
) -> Decimal | None:
    """What the year will take: paid so far, accepted and unpaid, and the baseline's money of the months to come.

    None without a baseline for the rest of the year: a forecast needs a plan.
    """
    rest = [amount for month, amount in months.items() if month.year == day.year and month > day]
    if not months:
        return None
    return (paid or Decimal(0)) + max(unpaid or Decimal(0), Decimal(0)) + sum(rest, Decimal(0))
