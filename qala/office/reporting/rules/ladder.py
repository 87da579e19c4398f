"""Who is told of a late report, and when."""

from enum import IntEnum


class Rung(IntEnum):
    """How high a late report has climbed; 0 nobody."""

    REMINDED = 1
    HEAD = 2
    DEPARTMENT = 3
    CURATOR = 4
    OFFICE = 5


def rungs(
    *, remind_days: int, head_days: int, department_days: int, curator_days: int, office_days: int
) -> tuple[tuple[Rung, int], ...]:
    """Each rung with the days after the term on which it is taken; the reminder stands before it (negative)."""
    return (
        (Rung.REMINDED, -remind_days),
        (Rung.HEAD, head_days),
        (Rung.DEPARTMENT, department_days),
        (Rung.CURATOR, curator_days),
        (Rung.OFFICE, office_days),
    )


def reached(days_late: int, steps: tuple[tuple[Rung, int], ...]) -> int:
    """The highest rung whose day has come; 0 for none."""
    return max((int(rung) for rung, after in steps if days_late >= after), default=0)
