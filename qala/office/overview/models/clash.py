"""Two works that get into each other's way."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.overview.models.occasion import Occasion
from qala.office.overview.rules.clash_life import ClashStage
from qala.office.projects.models import Project, WorkItem


class Clash(models.Model):
    """Found by the search (`found_on`), and no longer found (`gone_on`). One row for two projects (or a project and an
    occasion), whatever their dates: `key` names both, `one_item` and `other_item` are the gravest meeting of theirs.

    `one` should come first: the deeper work, or the earlier. `days`: how long they meet, or for a wrong order how long
    after the surface the digging begins. `begins_on`, `ends_on`: the days that count.
    """

    class Kind(models.TextChoices):
        """What is wrong."""

        OVERLAP = "overlap", _("One place at one time")
        ORDER = "order", _("Wrong order")
        EVENT = "event", _("On the days of an occasion")

    key = models.CharField(max_length=120, unique=True, editable=False)
    kind = models.CharField(_("what is wrong"), max_length=7, choices=Kind.choices)
    one = models.ForeignKey(Project, models.CASCADE, related_name="+", verbose_name=_("project"))
    other = models.ForeignKey(
        Project, models.CASCADE, null=True, related_name="+", verbose_name=_("other project")
    )
    one_item = models.ForeignKey(
        WorkItem, models.CASCADE, null=True, related_name="+", verbose_name=_("work")
    )
    other_item = models.ForeignKey(
        WorkItem, models.CASCADE, null=True, related_name="+", verbose_name=_("other work")
    )
    occasion = models.ForeignKey(
        Occasion, models.CASCADE, null=True, related_name="clashes", verbose_name=_("occasion")
    )
    days = models.PositiveIntegerField(_("days"))
    begins_on = models.DateField(pgettext_lazy("clash", "from"))
    ends_on = models.DateField(pgettext_lazy("clash", "to"))
    stage = models.CharField(
        pgettext_lazy("clash", "state"), max_length=8, choices=ClashStage.choices, default=ClashStage.OPEN
    )
    found_on = models.DateField(_("found on"))
    gone_on = models.DateField(_("no longer found since"), null=True)
    words = models.TextField(pgettext_lazy("clash", "in words"), max_length=2000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)

    class Meta:
        verbose_name = _("clash")
        verbose_name_plural = _("clashes")
        ordering = ["begins_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage__in=ClashStage.values), name="overview_clash_known_stage"
            ),
            models.CheckConstraint(
                condition=models.Q(other__isnull=False) ^ models.Q(occasion__isnull=False),
                name="overview_clash_with_whom",
            ),
        ]
        indexes = [
            models.Index("stage", "begins_on", "id", name="overview_clash_by_stage"),
            models.Index("begins_on", "id", name="overview_clash_by_day"),
        ]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("overview:clash", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Nobody has said anything about it yet."""
        return self.stage == ClashStage.OPEN
