"""Units of allowances in people's words."""

from django.utils.translation import ngettext, pgettext_lazy

from qala.ground.calendars.rules.allowance import Unit

UNIT_CHOICES = [
    (Unit.MINUTES.value, pgettext_lazy("unit of a term", "minutes")),
    (Unit.HOURS.value, pgettext_lazy("unit of a term", "hours")),
    (Unit.WORKING_HOURS.value, pgettext_lazy("unit of a term", "working hours")),
    (Unit.CALENDAR_DAYS.value, pgettext_lazy("unit of a term", "calendar days")),
    (Unit.WORKING_DAYS.value, pgettext_lazy("unit of a term", "working days")),
]


def in_words(amount: int, unit: str) -> str:
    """ "15 working days" in the active language."""
    words = {
        Unit.MINUTES: ngettext("%(amount)d minute", "%(amount)d minutes", amount),
        Unit.HOURS: ngettext("%(amount)d hour", "%(amount)d hours", amount),
        Unit.WORKING_HOURS: ngettext("%(amount)d working hour", "%(amount)d working hours", amount),
        Unit.CALENDAR_DAYS: ngettext("%(amount)d calendar day", "%(amount)d calendar days", amount),
        Unit.WORKING_DAYS: ngettext("%(amount)d working day", "%(amount)d working days", amount),
    }
    return words[Unit(unit)] % {"amount": amount}
