"""Who took over from whom."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models.function import Function
from qala.ground.organisations.models.organisation import Organisation
from qala.shared.audit import audited


@audited
class Succession(models.Model):
    """On a day one organisation followed another, wholly or (with `function`) in one function."""

    class Kind(models.TextChoices):
        """How it happened."""

        DISSOLVED = "dissolved", _("dissolved, all passed on")
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")
        HANDED_OVER = "handed_over", _("function handed over")

    predecessor = models.ForeignKey(
        Organisation, models.PROTECT, related_name="succeeded_by", verbose_name=_("predecessor")
    )
    successor = models.ForeignKey(
        Organisation, models.PROTECT, related_name="succeeds", verbose_name=_("successor")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    function = models.ForeignKey(
        Function,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successions",
        verbose_name=_("function"),
    )
    on = models.DateField(_("day"))
    note = models.CharField(_("basis"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_not_to_itself"),
            models.CheckConstraint(
                condition=Q(function=None) | Q(kind="handed_over"),
                name="succession_function_only_handed_over",
            ),
            models.UniqueConstraint(
                fields=["predecessor", "successor", "function", "on"],
                name="succession_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id} {self.on}"
