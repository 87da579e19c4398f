"""Three points of a duration for the simulation."""

from decimal import Decimal

from qala.office.projects.rules.items import Item
from qala.office.projects.rules.simulate import Spread


def spread_of(item: Item, least: int | None, most: int | None, low: Decimal, high: Decimal) -> Spread | None:
    """What remains of an item, shortened and stretched as the whole would be; None where nothing can vary.

    `least`, `most`: working days of the whole item by somebody's estimate; without both the office's shares stand in.
    """
    if item.is_done or not item.work_days or not item.duration_days:
        return None
    if least is not None and most is not None and least <= item.duration_days <= most:
        shortest, longest = least / item.duration_days, most / item.duration_days
    else:
        shortest, longest = min(float(low), 1.0), max(float(high), 1.0)
    remains = float(item.work_days)
    return Spread(remains * shortest, remains, remains * longest)
