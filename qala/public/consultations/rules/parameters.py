"""What a city sets for its consultations."""

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, whole
from qala.shared.parameters.units import days


@declare("consultations", _("Consultations"), permission="consultations.keep")
class ConsultationParameters:
    """Terms and limits. The figures are samples until the city's lawyers have confirmed them."""

    least_days: int = whole(_("A consultation is open for at least"), 10, least=1, most=365, unit=days)
    reply_days: int = whole(_("A remark is replied to within"), 15, least=1, most=120, unit=days)
    keep_days: int = whole(
        _("E-mails of writers are kept after the end for"), 90, least=30, most=1825, unit=days
    )
    person_day: int = whole(_("Remarks of one person in a day"), 10, least=1, most=1000)
    address_hour: int = whole(_("Remarks from one network address in an hour"), 60, least=1, most=10_000)
