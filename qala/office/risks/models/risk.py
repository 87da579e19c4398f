"""Something that may happen and would move time, money or quality."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.risks.models.figures import Figured
from qala.office.risks.rules.statuses import OPEN_RISKS, RiskStage
from qala.shared.audit import audited
from qala.shared.models import Stamped


class Category(models.TextChoices):
    """Where it comes from."""

    TECHNICAL = "technical", _("Design and technology")
    PROCUREMENT = "procurement", _("Procurement")
    CONTRACTOR = "contractor", pgettext_lazy("risk", "Contractor")
    FUNDING = "funding", _("Funding")
    LAND = "land", _("Land and permits")
    NETWORKS = "networks", _("Networks and other works on the spot")
    SAFETY = "safety", _("Safety")
    NATURE = "nature", _("Weather and nature")
    PEOPLE = "people", _("People and communication")
    LAW = "law", _("Law and policy")
    OTHER = "other", pgettext_lazy("risk", "Other")


class Proximity(models.TextChoices):
    """When it could occur."""

    NOW = "now", _("Within a month")
    SOON = "soon", _("Within three months")
    YEAR = "year", _("Within a year")
    LATER = "later", _("Later")


class Strategy(models.TextChoices):
    """What is done about it."""

    AVOID = "avoid", pgettext_lazy("risk", "Avoid")
    REDUCE = "reduce", pgettext_lazy("risk", "Reduce")
    TRANSFER = "transfer", pgettext_lazy("risk", "Transfer")
    ACCEPT = "accept", pgettext_lazy("risk", "Accept")


@audited(exclude=("updated_at", "score", "residual_score"))
class Risk(Figured, Stamped):
    """Cause, event, effect; its figures are those of the newest `RiskScore`.

    Open on a day: `identified_on` ≤ day < `ended_on`. `public_*` is what may be told outside; empty: nothing.
    """

    project = models.ForeignKey(
        "projects.Project", models.PROTECT, related_name="risks", verbose_name=_("project")
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    cause = models.CharField(_("cause"), max_length=1000, help_text=_("Because of …"))
    event = models.CharField(_("what may happen"), max_length=1000, help_text=_("… it may happen that …"))
    effect = models.CharField(_("effect"), max_length=1000, help_text=_("… which would lead to …"))
    category = models.CharField(_("category"), max_length=12, choices=Category.choices)
    proximity = models.CharField(_("when it could occur"), max_length=5, choices=Proximity.choices)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_risks",
        verbose_name=_("who watches it"),
    )
    strategy = models.CharField(
        _("strategy"), max_length=8, choices=Strategy.choices, blank=True, editable=False
    )
    next_review_on = models.DateField(_("next review"), null=True, blank=True)
    stage = models.CharField(
        pgettext_lazy("risk", "stage"),
        max_length=10,
        choices=RiskStage.choices,
        default=RiskStage.IDENTIFIED,
        editable=False,
    )
    identified_on = models.DateField(_("identified on"), editable=False)
    ended_on = models.DateField(_("ended on"), null=True, editable=False)
    escalated_on = models.DateField(_("escalated on"), null=True, editable=False)
    public_kk = models.CharField(_("for the public, in Kazakh"), max_length=500, blank=True)
    public_ru = models.CharField(_("for the public, in Russian"), max_length=500, blank=True)
    public_en = models.CharField(_("for the public, in English"), max_length=500, blank=True)

    class Meta(Figured.Meta):
        abstract = False
        verbose_name = _("risk")
        verbose_name_plural = _("risks")
        ordering = ["project", "number"]
        constraints = [
            *Figured.Meta.constraints,
            models.UniqueConstraint(fields=["project", "number"], name="risks_risk_number"),
            models.CheckConstraint(
                condition=Q(stage__in=("closed", "occurred"), ended_on__isnull=False)
                | (~Q(stage__in=("closed", "occurred")) & Q(ended_on=None)),
                name="risks_risk_ended",
            ),
            models.CheckConstraint(
                condition=Q(stage="identified")
                | Q(stage__in=("closed", "occurred"))
                | Q(score__isnull=False),
                name="risks_risk_scored",
            ),
        ]
        indexes = [
            models.Index("project", "stage", name="risks_by_project"),
            models.Index("owner", "stage", name="risks_by_owner"),
            models.Index("next_review_on", condition=Q(ended_on=None), name="risks_by_review"),
        ]

    def __str__(self) -> str:
        return self.event

    @property
    def mark(self) -> str:
        """How people call it: R-7."""
        return f"R-{self.number}"

    @property
    def is_open(self) -> bool:
        """Neither closed nor occurred."""
        return self.stage in OPEN_RISKS

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("risks:risk", args=[self.project.code, self.number])
