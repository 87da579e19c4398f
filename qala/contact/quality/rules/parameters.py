"""The thresholds of quality control."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, number, whole


@declare("quality", _("Terms of quality"), permission="quality.terms")
class QualityParameters:
    """By these closings are compared, drawn and counted; what was judged before stays."""

    photo_metres: int = whole(_("Proof photo at most so many metres away"), 150, least=10, most=20_000)
    photo_minutes: int = whole(_("Clock of the camera may be off by so many minutes"), 10, least=0, most=1440)
    feedback_days: int = whole(_("Link “is it solved?” opens for so many days"), 14, most=90)
    reopen_days: int = whole(_("The resident may open it again within so many days"), 14, most=365)
    call_percent: Decimal = number(
        _("Share of those with only a phone who are called"), "10", most="100", unit="%"
    )
    call_attempts: int = whole(_("Calls before giving up"), 3, most=10)
    repeat_days: int = whole(_("Repeated within so many days"), 30, most=365)
    repeat_metres: int = whole(_("Same place: at most so many metres to each side"), 50, least=5, most=1000)
