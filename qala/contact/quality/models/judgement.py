"""What is known about the quality of one appeal, in one row beside it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal


class Judgement(models.Model):
    """The last word of the resident and of control, and whether it repeats an earlier appeal. Figures and the filters
    of the register read this row; the stories behind it stand in feedback and reviews."""

    class Kind(models.TextChoices):
        """What is the same."""

        PERSON = "person", _("Same person and topic")
        PLACE = "place", _("Same place and topic")

    appeal = models.OneToOneField(Appeal, models.CASCADE, primary_key=True, related_name="judgement")
    repeats = models.ForeignKey(
        Appeal, models.SET_NULL, null=True, related_name="+", verbose_name=_("repeats")
    )
    repeat_kind = models.CharField(_("what is the same"), max_length=6, choices=Kind.choices, blank=True)
    rating = models.PositiveSmallIntegerField(_("rating"), null=True)
    resident_says_solved = models.BooleanField(null=True)
    control_says_solved = models.BooleanField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("judgement")
        indexes = [
            models.Index("changed_at", name="quality_judgement_changed"),
            models.Index("appeal", condition=~Q(repeat_kind=""), name="quality_judgement_repeat"),
        ]

    def __str__(self) -> str:
        return f"judgement of {self.appeal_id}"
