"""Words that several pages share."""

from datetime import date

from qala.shared.ui import times


def month_words(month: date) -> str:
    """“March 2026”, in the active language."""
    return times.month(month)


def in_month(month: date) -> str:
    """The same inside a sentence."""
    return times.month(month, is_inside=True)
