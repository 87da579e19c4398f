"""What a city sets for meetings and assignments."""

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, whole
from qala.shared.parameters.units import days


@declare("meetings", _("Meetings and assignments"), permission="projects.settings")
class MeetingParameters:
    """Days of reminders and of escalation."""

    remind_days: int = whole(
        _("The executor is reminded before the day of an assignment"), 3, least=0, most=60, unit=days
    )
    escalate_days: int = whole(
        _("The curator hears of an assignment that is overdue for"), 5, least=1, most=90, unit=days
    )
    usual_days: int = whole(_("Usual term of an assignment"), 14, least=1, most=365, unit=days)
