"""What the baseline expects of one work on a day."""

from datetime import date
from decimal import Decimal

HUNDRED = Decimal(100)


def expected_percent(start: date | None, finish: date | None, day: date) -> Decimal | None:
    """Share of the inclusive days from start to finish that have passed at the end of `day`, in per cent.

    None without both dates. A milestone (start = finish) is 0 before its day and 100 from it on.
    """
    if start is None or finish is None or finish < start:
        return None
    if day < start:
        return Decimal(0)
    if day >= finish:
        return HUNDRED
    return (HUNDRED * ((day - start).days + 1) / ((finish - start).days + 1)).quantize(Decimal(1))
