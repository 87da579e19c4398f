"""Units that are counted: "1 day", "2 days"; each language has its own forms."""

from django.utils.translation import npgettext


def days(count: int) -> str:
    """Calendar days."""
    return npgettext("unit", "day", "days", count)


def working_days(count: int) -> str:
    """Days of the city's calendar."""
    return npgettext("unit", "working day", "working days", count)


def metres(count: int) -> str:
    """Metres."""
    return npgettext("unit", "metre", "metres", count)
