"""What a city sets for risks and results."""

from django.utils.translation import gettext_lazy as _

from qala.shared.parameters import declare, whole
from qala.shared.parameters.units import days


@declare("risks", _("Risks and results"), permission="projects.settings")
class RiskParameters:
    """Thresholds of the map of risks, chances in money, days of review."""

    medium_score: int = whole(_("A risk is medium from the score"), 6, least=2, most=24)
    high_score: int = whole(_("A risk is high from the score"), 15, least=3, most=25)
    review_days: int = whole(_("A risk is looked at again after"), 30, least=1, most=365, unit=days)
    chance_1: int = whole(_("Chance at probability 1"), 5, least=0, most=100, unit="%")
    chance_2: int = whole(_("Chance at probability 2"), 20, least=0, most=100, unit="%")
    chance_3: int = whole(_("Chance at probability 3"), 50, least=0, most=100, unit="%")
    chance_4: int = whole(_("Chance at probability 4"), 70, least=0, most=100, unit="%")
    chance_5: int = whole(_("Chance at probability 5"), 90, least=0, most=100, unit="%")
    assessment_days: int = whole(
        _("An independent assessment is old after"), 180, least=1, most=1000, unit=days
    )


def chances(figures: RiskParameters) -> tuple[int, ...]:
    """Per cent by probability, from 1 to 5."""
    return (figures.chance_1, figures.chance_2, figures.chance_3, figures.chance_4, figures.chance_5)
