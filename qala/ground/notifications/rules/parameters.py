"""What a city may set differently about notifications."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, moment, whole


@declare("notifications", _("Notifications"), permission="notifications.manage")
class NotificationParameters:
    """Hours are the city's own."""

    quiet_from: time = moment(_("Quiet from"), time(22))
    quiet_to: time = moment(
        _("Quiet to"),
        time(8),
        hint=_("In these hours no telephone rings: SMS, messengers and push wait, urgent ones do not."),
    )
    digest_hour: int = whole(_("Hour of the summary"), 9, least=0, most=23)
    keep_days: int = whole(
        _("Days that notifications are kept"),
        180,
        least=7,
        most=1100,
        hint=_("Afterwards the bell and the log forget them, with the addresses in them."),
    )
