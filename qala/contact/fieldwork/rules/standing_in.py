"""When two absences collide: half-open spans of days."""

from datetime import date


def overlap(a_from: date, a_to: date, b_from: date, b_to: date) -> bool:
    """Whether the half-open spans share a day."""
    return a_from < b_to and b_from < a_to
