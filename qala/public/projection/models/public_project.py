"""A project as the public knows it."""

from functools import cached_property
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.office.projects.models import Health, Phase, Project, Stage
from qala.public.projection.rules.facts import Facts
from qala.shared.kept.triggers import raises
from qala.shared.models import Placed


@raises("projects", each="code")
class PublicProject(Placed):
    """One row per project that was ever published. `document` holds everything (`facts` reads it); the columns beside
    it are for filters, order and sums, in the project's own currency, and say the same. `faults`: what `rules.faults`
    found in it as it went out.

    Withdrawn, the row stays as a tombstone: code, days and reason, nothing else.
    """

    project = models.OneToOneField(Project, models.PROTECT, related_name="public")
    code = models.SlugField(max_length=40, unique=True)
    version = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    document: Any = models.JSONField(default=dict)
    # A document is long and lies apart from its row: to unpack 2,000 of them for their titles takes 20 ms.
    title: Any = models.GeneratedField(
        expression=models.F("document__title"),  # type: ignore[arg-type]  # the stubs want what F resolves to
        output_field=models.JSONField(),
        db_persist=True,
    )
    # For money in other currencies than the project's own; the columns below are of that one.
    sums: Any = models.GeneratedField(
        expression=models.F("document__money__sums"),  # type: ignore[arg-type]
        output_field=models.JSONField(),
        db_persist=True,
    )
    first_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    data_as_of = models.DateField(null=True)
    is_withdrawn = models.BooleanField(default=False)
    withdrawal_reason = models.CharField(max_length=500, blank=True)
    faults: Any = models.JSONField(default=list)

    block = models.SlugField(max_length=40, blank=True)
    kind = models.SlugField(max_length=40, blank=True)
    programme = models.SlugField(max_length=40, blank=True)
    portfolios = ArrayField(models.CharField(max_length=40), default=list)
    stage = models.CharField(max_length=14, choices=Stage.choices, blank=True)
    phase = models.CharField(max_length=16, choices=Phase.choices, blank=True)
    is_suspended = models.BooleanField(default=False)
    health = models.CharField(max_length=5, choices=Health.choices, default=Health.NONE)
    district = models.CharField(max_length=60, blank=True)
    quarter = models.CharField(max_length=60, blank=True)
    curator = models.CharField(max_length=150, blank=True)
    department = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField(null=True)
    promised_on = models.DateField(null=True)
    finishes_on = models.DateField(null=True)
    slip_days = models.IntegerField(null=True)
    physical = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    budget = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    contracted = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    paid = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    completeness = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    geometry: Any = models.JSONField(null=True)
    search_key = models.TextField(editable=False, default="")

    class Meta:
        verbose_name = _("public project")
        verbose_name_plural = _("public projects")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_withdrawn=False)
                | Q(document={}, search_key="", geometry=None, lon=None, lat=None),
                name="projection_withdrawn_is_empty",
            ),
        ]
        indexes = [
            models.Index("changed_at", "id", name="projection_changed"),
            models.Index("block", "stage", "id", name="projection_by_block"),
            models.Index("district", "stage", "id", name="projection_by_district"),
            models.Index("finishes_on", "id", name="projection_by_finish"),
            GinIndex(fields=["portfolios"], name="projection_portfolios"),
            GinIndex(fields=["search_key"], opclasses=["gin_trgm_ops"], name="projection_trigrams"),
        ]

    def __str__(self) -> str:
        return self.code

    @cached_property
    def facts(self) -> Facts:
        """The document, typed. A withdrawn project has none."""
        return Facts.read(self.document)

    @property
    def year(self) -> int | None:
        """In which it is expected to end."""
        return self.finishes_on.year if self.finishes_on else None
