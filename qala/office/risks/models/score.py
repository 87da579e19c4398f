"""How a risk was scored over time, and what is done about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.office.projects.models.said import Fact
from qala.office.risks.models.figures import Figured
from qala.office.risks.models.risk import Risk
from qala.shared.audit import audited


class RiskScore(Fact, Figured):
    """Append-only: the figures of a risk from a day on. The newest record of the newest day counts."""

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="scores", verbose_name=_("risk"))

    class Meta(Fact.Meta, Figured.Meta):
        abstract = False
        verbose_name = _("score of a risk")
        verbose_name_plural = _("scores of risks")
        ordering = ["risk", "valid_on", "id"]
        constraints = [
            *Figured.Meta.constraints,
            models.CheckConstraint(condition=Q(score__isnull=False), name="risks_score_said"),
        ]
        indexes = [models.Index("risk", "valid_on", "id", name="risks_score_day")]

    def __str__(self) -> str:
        return f"{self.risk_id}: {self.score} on {self.valid_on}"


@audited
class RiskResponse(models.Model):
    """One measure against a risk, with its day."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="responses", verbose_name=_("risk"))
    text = models.CharField(_("measure"), max_length=500)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="risk_responses",
        verbose_name=_("who does it"),
    )
    due_on = models.DateField(_("due on"))
    done_on = models.DateField(_("done on"), null=True, editable=False)
    outcome = models.CharField(_("what came of it"), max_length=500, blank=True, editable=False)

    class Meta:
        verbose_name = _("response to a risk")
        verbose_name_plural = _("responses to risks")
        ordering = ["risk", "due_on", "id"]
        indexes = [models.Index("owner", "due_on", condition=Q(done_on=None), name="risks_open_responses")]

    def __str__(self) -> str:
        return self.text
