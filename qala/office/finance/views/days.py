""" "As of" a day: a parameter of pages."""

from datetime import date

from django.http import HttpRequest

from qala.shared.clock import today


def day_of(request: HttpRequest) -> date:
    """`?day=` of the address, today without one or with one that is none."""
    try:
        asked = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return today()
    return asked if 1990 <= asked.year <= 2200 else today()
