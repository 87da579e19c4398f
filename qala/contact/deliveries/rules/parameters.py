"""What a city may set differently about deliveries."""

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, whole


@declare("deliveries", _("Deliveries to other systems"), permission="deliveries.manage")
class DeliveryParameters:
    """How long the log is kept."""

    keep_days: int = whole(
        _("Days that deliveries are kept"),
        90,
        least=7,
        most=1100,
        hint=_("Afterwards news that were sent or given up are forgotten; the appeals stay."),
    )
