"""Words that several pages share."""

from datetime import date

from django.utils.formats import date_format


def month_words(month: date) -> str:
    """“March 2026”, in the active language."""
    return date_format(month, "F Y")
