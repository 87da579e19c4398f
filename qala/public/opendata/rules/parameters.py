"""What a city sets for its open data."""

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, whole
from qala.shared.parameters.units import days


@declare("opendata", _("Open data"), permission="opendata.release")
class OpenDataParameters:
    """Of all datasets, and what strangers may send."""

    least_people: int = whole(
        _("Smallest group of people in open data (k)"),
        5,
        least=2,
        most=1000,
        hint=_("A dataset in which fewer have the same known values is not released, and its page says so."),
    )
    behind_minutes: int = whole(
        _("Minutes by which the files of appeals may be behind"),
        15,
        least=0,
        most=1440,
        hint=_("A ready file is given for so long while appeals change; what is hidden is gone at once."),
    )
    uses_hour: int = whole(
        _("Uses of open data that one network address may tell in an hour"), 5, least=1, most=1000
    )
    forget_days: int = whole(
        _("Uses that are not shown are forgotten after"), 90, least=1, most=1825, unit=days
    )
