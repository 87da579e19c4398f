"""What was suggested and what the person chose: for counting, without a word of the text."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.suggestions.models.classifier import ClassifierModel
from qala.contact.suggestions.rules.kinds import Kind


class Suggestion(models.Model):
    """One per appeal and kind. `offered` is [[id, probability], …], best first, empty below the threshold; `place` is
    where the choice stood in it (0: nowhere); `final_id` is what it became when somebody corrected the appeal later."""

    appeal = models.ForeignKey("appeals.Appeal", models.CASCADE, related_name="+")
    classifier = models.ForeignKey(
        ClassifierModel, models.CASCADE, related_name="suggestions", db_index=False
    )
    kind = models.CharField(_("what was suggested"), max_length=10, choices=Kind.choices)
    offered: Any = models.JSONField(_("offered"), default=list)
    chosen_id = models.BigIntegerField(_("chosen"), null=True)
    place = models.PositiveSmallIntegerField(_("place of the choice among the offered"), default=0)
    final_id = models.BigIntegerField(_("corrected to"), null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField(_("chosen at"))
    corrected_at = models.DateTimeField(_("corrected"), null=True)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("suggestion")
        indexes = [models.Index("classifier", "at", name="suggestion_classifier")]
        constraints = [
            models.UniqueConstraint(fields=["appeal", "kind"], name="suggestion_once"),
            models.CheckConstraint(condition=Q(place__lte=3), name="suggestion_place_of_three"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.appeal_id}"
