"""What a city sets for its projects."""

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, whole
from qala.shared.parameters.units import days


@declare("projects", _("Projects"), permission="projects.settings")
class ProjectParameters:
    """Figures of the project office as a whole."""

    late_days: int = whole(_("A milestone is late from so many days"), 1, least=1, unit=days)
    least_completeness: int = whole(
        _("A passport is published when it is complete to so many per cent"), 60, most=100, unit="%"
    )
    photo_days: int = whole(
        _("A project in construction is published with a photo no older than"), 45, least=1, unit=days
    )
    fresh_days: int = whole(
        _("Percentages of a report are taken for the present ones for"),
        45,
        least=1,
        most=366,
        unit=days,
        hint=_(
            "Reports are monthly and take some days: work that was not reported since is not late for that."
        ),
    )
