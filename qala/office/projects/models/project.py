"""A project and the names it has elsewhere."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models.portfolio import Block, Phase, Programme, ProjectKind
from qala.office.projects.models.said import Titled
from qala.office.projects.rules.statuses import PHASES, Stage
from qala.shared.audit import audited
from qala.shared.folding import fold
from qala.shared.languages import said
from qala.shared.models import Placed, Stamped


class Publication(models.TextChoices):
    """How far its public page is."""

    DRAFT = "draft", pgettext_lazy("project", "Not published")
    CHECKED = "checked", _("Checked")
    APPROVED = "approved", _("Approved for publication")
    PUBLISHED = "published", pgettext_lazy("project", "Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("project", "Withdrawn")


@audited(exclude=("search_key", "updated_at", "point", "h3", "forecast_finish"))
class Project(Titled, Placed, Stamped):
    """What the city builds or changes.

    Four kinds of dates: `baseline_*` (the newest approved baseline), `planned_*` (the plan as it is edited),
    `forecast_*` (what the plan's network and the reports lead to), `actual_*`. All are days, the finish included. The
    percentages live in `Standing`, per day; `declared_percent` is the head's own word of the last accepted report.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    short_kk = models.CharField(_("short name in Kazakh"), max_length=120, blank=True)
    short_ru = models.CharField(_("short name in Russian"), max_length=120, blank=True)
    short_en = models.CharField(_("short name in English"), max_length=120, blank=True)
    purpose_kk = models.TextField(_("purpose in Kazakh"), max_length=4000, blank=True)
    purpose_ru = models.TextField(_("purpose in Russian"), max_length=4000, blank=True)
    purpose_en = models.TextField(_("purpose in English"), max_length=4000, blank=True)
    kind = models.ForeignKey(
        ProjectKind, models.PROTECT, related_name="projects", verbose_name=_("kind of project")
    )
    block = models.ForeignKey(Block, models.PROTECT, related_name="projects", verbose_name=_("block"))
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name=_("programme")
    )
    department = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="projects", verbose_name=_("department")
    )
    customer = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ordered_projects",
        verbose_name=_("customer"),
    )
    currency = models.CharField(_("currency"), max_length=3)

    stage = models.CharField(
        pgettext_lazy("project", "stage"),
        max_length=14,
        choices=Stage.choices,
        default=Stage.PROPOSED,
        editable=False,
    )
    suspended_on = models.DateField(_("suspended since"), null=True, editable=False)
    publication = models.CharField(
        _("publication"),
        max_length=10,
        choices=Publication.choices,
        default=Publication.DRAFT,
        editable=False,
    )
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    split_from = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="parts", verbose_name=_("split from")
    )

    district = models.ForeignKey(
        "places.District",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("district"),
    )
    quarter = models.ForeignKey(
        "places.Quarter",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("quarter"),
    )
    street = models.ForeignKey(
        "places.Street",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("street"),
    )
    address = models.CharField(_("place in words"), max_length=400, blank=True)
    geometry: Any = models.JSONField(
        pgettext_lazy("project", "outline"),
        null=True,
        blank=True,
        help_text=_("GeoJSON geometry, longitude first."),
    )

    baseline_start = models.DateField(_("start by the baseline"), null=True, editable=False)
    baseline_finish = models.DateField(_("finish by the baseline"), null=True, editable=False)
    planned_start = models.DateField(_("planned start"), null=True, blank=True)
    planned_finish = models.DateField(_("planned finish"), null=True, blank=True)
    forecast_finish = models.DateField(_("expected finish"), null=True, editable=False)
    actual_start = models.DateField(_("actual start"), null=True, editable=False)
    actual_finish = models.DateField(_("actual finish"), null=True, editable=False)
    declared_percent = models.DecimalField(
        _("per cent by the head's word"), max_digits=5, decimal_places=2, null=True, editable=False
    )
    data_as_of = models.DateField(_("data as of"), null=True, editable=False)
    search_key = models.TextField(editable=False, default="")

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_kk="", title_ru="", title_en=""), name="projects_project_titled"
            ),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="projects_project_stage"),
            models.CheckConstraint(
                condition=Q(planned_start=None)
                | Q(planned_finish=None)
                | Q(planned_finish__gte=F("planned_start")),
                name="projects_project_span",
                violation_error_message=_("The finish lies before the start."),
            ),
            models.CheckConstraint(
                condition=Q(declared_percent=None) | Q(declared_percent__gte=0, declared_percent__lte=100),
                name="projects_project_percent",
            ),
        ]
        indexes = [
            models.Index("stage", "id", name="project_by_stage"),
            models.Index("block", "id", name="project_by_block"),
            models.Index("district", "id", name="project_by_district"),
            models.Index("planned_finish", "id", name="project_by_finish"),
            GinIndex(fields=["search_key"], opclasses=["gin_trgm_ops"], name="project_trigrams"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the search key beside the names it is made of."""
        names = (self.title_kk, self.title_ru, self.title_en, self.short_kk, self.short_ru, self.short_en)
        self.search_key = fold(" ".join((self.code, *names, self.address)))
        super().save(*args, **kwargs)

    @property
    def short(self) -> str:
        """The short name in the active language, or the full one."""
        return said(self, "short") or self.title

    @property
    def purpose(self) -> str:
        """In the active language, or another."""
        return said(self, "purpose")

    @property
    def is_suspended(self) -> bool:
        """Whether work rests."""
        return self.suspended_on is not None

    @property
    def is_open(self) -> bool:
        """Neither closed nor cancelled."""
        return self.stage not in (Stage.CLOSED, Stage.CANCELLED)

    @property
    def phase(self) -> Phase:
        """The phase of OC4IDS that its stage means."""
        return Phase(PHASES[Stage(self.stage)])

    def get_absolute_url(self) -> str:
        """The passport."""
        return reverse("projects:project", args=[self.code])


class ProjectIdentifier(models.Model):
    """What somebody else calls it: a scheme (an agency, a register) and its value. Unique within the scheme."""

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="identifiers", verbose_name=_("project")
    )
    scheme = models.CharField(_("register"), max_length=60)
    value = models.CharField(_("identifier"), max_length=120)

    class Meta:
        verbose_name = _("identifier of a project")
        verbose_name_plural = _("identifiers of projects")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="projects_identifier_once"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}: {self.value}"
