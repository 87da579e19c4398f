"""An amount spread evenly over working days, told by month."""

from datetime import date
from decimal import Decimal

from qala.office.projects.rules.workdays import WorkDays


def by_month(
    amount: Decimal, start: date, finish: date, calendar: WorkDays, step: Decimal = Decimal("0.01")
) -> dict[date, Decimal]:
    """First day of the month → its part. The parts add up to the amount exactly: the last one takes what rounding left.

    A span without a working day (a milestone on a Sunday) counts in the month of its finish.
    """
    whole = calendar.between(start, finish)
    if whole < 1:
        return {finish.replace(day=1): amount}
    found: dict[date, Decimal] = {}
    told = Decimal(0)
    month = start.replace(day=1)
    while month <= finish:
        following = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
        last = min(finish, date.fromordinal(following.toordinal() - 1))
        part = (amount * calendar.between(start, last) / whole).quantize(step) if last < finish else amount
        if part != told:
            found[month] = part - told
        told, month = part, following
    return found
