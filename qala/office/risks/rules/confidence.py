"""Delivery confidence: five levels, said by people with reasons, never computed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confidence(models.TextChoices):
    """How likely it is that the project brings what it promised, in time and money."""

    LIKELY = "likely", _("Highly likely")
    PROBABLE = "probable", _("Probable")
    FEASIBLE = "feasible", _("Feasible, with significant issues")
    DOUBTFUL = "doubtful", _("In doubt")
    UNACHIEVABLE = "unachievable", _("Unachievable as planned")


TONES: dict[str, str] = {
    Confidence.LIKELY: "good",
    Confidence.PROBABLE: "good",
    Confidence.FEASIBLE: "warn",
    Confidence.DOUBTFUL: "bad",
    Confidence.UNACHIEVABLE: "bad",
}
MEANINGS: dict[str, object] = {
    Confidence.LIKELY: _("Nothing is outstanding that threatens the promise."),
    Confidence.PROBABLE: _("It will come with constant attention to its risks."),
    Confidence.FEASIBLE: _("There are significant issues; they can still be solved if somebody acts now."),
    Confidence.DOUBTFUL: _("Major risks or issues in key parts; urgent action is needed."),
    Confidence.UNACHIEVABLE: _(
        "It cannot be done as planned: a new baseline, or the question whether to go on."
    ),
}
ORDER = {level: place for place, level in enumerate(Confidence.values)}


def gap(one: str, other: str) -> int | None:
    """How many levels two opinions lie apart; None where one is missing.

    >>> gap("likely", "doubtful")
    3
    """
    return abs(ORDER[one] - ORDER[other]) if one in ORDER and other in ORDER else None
