"""What a city sets for its reports and photos. The figures are samples of the house: no act names them."""

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, whole
from qala.shared.parameters.units import days, metres, working_days


@declare("reporting", _("Reports and photos"), permission="projects.settings")
class ReportingParameters:
    """Terms of reports, the ladder of late ones, how photos are looked at."""

    due_day: int = whole(
        _("A report is due on this day of the next month"),
        5,
        most=28,
        hint=_("Or on the next working day of the city's calendar."),
    )
    return_days: int = whole(_("A returned report is due again after"), 3, most=60, unit=working_days)
    remind_days: int = whole(_("The head is reminded before the term"), 3, least=0, most=27, unit=days)
    head_days: int = whole(_("Late: the head is told after"), 1, most=365, unit=days)
    department_days: int = whole(_("Late: the department is told after"), 3, most=365, unit=days)
    curator_days: int = whole(_("Late: the curator is told after"), 7, most=365, unit=days)
    office_days: int = whole(_("Late: the project office is told after"), 10, most=365, unit=days)
    fresh_days: int = whole(_("A project is published with a report no older than"), 62, most=3650, unit=days)
    site_metres: int = whole(
        _("A photo taken farther from the site is marked"), 500, most=100_000, unit=metres
    )
    twin_bits: int = whole(
        _("Two photos are taken for one picture when they differ in at most"),
        6,
        least=0,
        most=20,
        unit=_("of 64 bits"),
    )
    gap_percent: int = whole(
        _("The head's own per cent is remarked when it differs from the computed one by more than"),
        10,
        most=100,
        unit=_("per cent"),
    )
