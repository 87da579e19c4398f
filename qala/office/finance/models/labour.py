"""People and hours on a project."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.office.projects.models import Project
from qala.office.projects.models.said import Fact


class Span(models.TextChoices):
    """What one entry tells of."""

    DAY = "day", _("One day")
    MONTH = "month", _("One month")


class Teller(models.TextChoices):
    """Who tells it."""

    OFFICE = "office", _("The city's own people")
    CONTRACTOR = "contractor", _("A contractor")


class Trade(models.TextChoices):
    """What they do."""

    MANAGEMENT = "management", _("Management and engineers")
    DESIGN = "design", _("Designers")
    MACHINES = "machines", _("Machine operators")
    EARTH = "earth", _("Earth and road workers")
    CONCRETE = "concrete", _("Concrete and masonry")
    NETWORKS = "networks", _("Pipe and cable layers")
    FINISHING = "finishing", _("Finishers")
    OTHER = "other", _("Other trades")


class LabourEntry(Fact):
    """`valid_on` is the day, or the first of the month. People are a head-count, hours are person-hours, cost is in the
    project's currency; what is not known is empty, never 0. A new word about the same replaces the old one."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="labour", verbose_name=_("project"))
    span = models.CharField(_("period"), max_length=5, choices=Span.choices)
    teller = models.CharField(_("told by"), max_length=10, choices=Teller.choices)
    body = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    trade = models.CharField(_("trade"), max_length=12, choices=Trade.choices, default=Trade.OTHER)
    people = models.PositiveIntegerField(_("people on site"), null=True, blank=True)
    hours = models.DecimalField(_("person-hours"), max_digits=12, decimal_places=1, null=True, blank=True)
    cost = models.DecimalField(_("cost"), max_digits=18, decimal_places=2, null=True, blank=True)

    class Meta(Fact.Meta):
        verbose_name = _("labour entry")
        verbose_name_plural = _("labour entries")
        ordering = ["-valid_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(people__isnull=False) | Q(hours__isnull=False) | Q(cost__isnull=False),
                name="finance_labour_says_something",
            ),
            models.CheckConstraint(
                condition=(Q(hours=None) | Q(hours__gte=0)) & (Q(cost=None) | Q(cost__gte=0)),
                name="finance_labour_not_negative",
            ),
            models.UniqueConstraint(
                fields=["project", "body", "span", "trade", "valid_on"],
                condition=Q(supersedes=None),
                name="finance_labour_once",
            ),
        ]
        indexes = [
            models.Index("project", "valid_on", "id", name="finance_labour_project"),
            models.Index("valid_on", "id", name="finance_labour_day"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} at {self.project_id} on {self.valid_on}"
