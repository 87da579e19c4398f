"""What a city may set differently on the executors' side."""

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, whole


@declare("fieldwork", _("Field work"), permission="fieldwork.rules")
class FieldParameters:
    """Returns, phones, bulk runs."""

    returns_limit: int = whole(
        _("Returns before control routes"),
        2,
        most=20,
        hint=_("After so many returns only control and the shift supervisor may send the appeal on."),
    )
    offline_hours: int = whole(
        _("Hours that a phone keeps appeals"),
        12,
        most=72,
        hint=_("Afterwards the phone forgets what it read; steps not yet sent stay."),
    )
    bulk_limit: int = whole(_("Most rows of a bulk run"), 500, most=2000)
