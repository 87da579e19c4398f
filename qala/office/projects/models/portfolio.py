"""Portfolios, programmes and the words by which projects are sorted."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.shared.audit import audited
from qala.shared.languages import said
from qala.shared.models import Dated, Named, Stamped

HAS_NAME = ~Q(name_kk="", name_ru="", name_en="")


class Phase(models.TextChoices):
    """The phases of OC4IDS 0.9.5 (`projectStatus`), with words."""

    IDENTIFICATION = "identification", _("Identification")
    PREPARATION = "preparation", _("Preparation")
    IMPLEMENTATION = "implementation", _("Implementation")
    COMPLETION = "completion", _("Completion")
    MAINTENANCE = "maintenance", _("Maintenance")
    DECOMMISSIONING = "decommissioning", _("Decommissioning")
    DECOMMISSIONED = "decommissioned", _("Decommissioned")
    CANCELLED = "cancelled", _("Cancelled")


@audited
class Portfolio(Named, Stamped):
    """Projects that are steered together; a project may be in several, from–to (`Membership`)."""

    class Kind(models.TextChoices):
        """What holds it together."""

        INFRASTRUCTURE = "infrastructure", _("Infrastructure")
        SOCIAL = "social", _("Social block")
        DRIVERS = "drivers", _("Driver projects")
        FIVE_YEAR = "five_year", _("Five-year plan")
        OTHER = "other", _("Other portfolio")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    owner = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("project", "owner"),
    )
    from_year = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)

    class Meta:
        verbose_name = _("portfolio")
        verbose_name_plural = _("portfolios")
        ordering = ["code"]
        constraints = [models.CheckConstraint(condition=HAS_NAME, name="projects_portfolio_named")]


@audited
class Programme(Named, Stamped):
    """A base direction with its objective; may stand without a portfolio. Home of projects."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    portfolio = models.ForeignKey(
        Portfolio,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="programmes",
        verbose_name=_("portfolio"),
    )
    objective_kk = models.CharField(_("objective in Kazakh"), max_length=1000, blank=True)
    objective_ru = models.CharField(_("objective in Russian"), max_length=1000, blank=True)
    objective_en = models.CharField(_("objective in English"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["code"]
        constraints = [models.CheckConstraint(condition=HAS_NAME, name="projects_programme_named")]


@audited
class Block(Named):
    """Roads, construction, engineering networks … `sectors` are codes of OC4IDS, each with its parent."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    sectors: Any = models.JSONField(_("sectors"), default=list, blank=True)
    icon = models.CharField(_("icon"), max_length=40, default="building")

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        ordering = ["order", "code"]
        constraints = [models.CheckConstraint(condition=HAS_NAME, name="projects_block_named")]


@audited
class ProjectKind(Named):
    """What sort of work it is; its step templates are the course of such a project. `works_rank` orders works on one
    place: pipes (10) before road (50) before green (80)."""

    class Work(models.TextChoices):
        """`projectType` of OC4IDS, a closed list."""

        CONSTRUCTION = "construction", _("Construction")
        REHABILITATION = "rehabilitation", _("Rehabilitation")
        REPLACEMENT = "replacement", _("Replacement")
        EXPANSION = "expansion", _("Expansion")
        DECOMMISSIONING = "decommissioning", _("Taking out of use")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    work = models.CharField(_("kind of work"), max_length=20, choices=Work.choices)
    works_rank = models.PositiveSmallIntegerField(_("order among works on one place"), default=50)

    class Meta:
        verbose_name = _("kind of project")
        verbose_name_plural = _("kinds of projects")
        ordering = ["code"]
        constraints = [models.CheckConstraint(condition=HAS_NAME, name="projects_kind_named")]


@audited
class StepTemplate(Named):
    """One step of the course of a kind of project. A gate is passed by a decision with evidence."""

    kind = models.ForeignKey(
        ProjectKind, models.CASCADE, related_name="steps", verbose_name=_("kind of project")
    )
    order = models.PositiveSmallIntegerField(_("order"))
    code = models.SlugField(_("code"), max_length=40)
    stage = models.CharField(pgettext_lazy("project", "stage"), max_length=14)
    phase = models.CharField(_("phase"), max_length=16, choices=Phase.choices)
    is_gate = models.BooleanField(_("ends with a gate"), default=False)
    usual_days = models.PositiveSmallIntegerField(_("usual length in working days"), default=20)
    criteria_kk = models.TextField(_("criteria of entry in Kazakh"), blank=True)
    criteria_ru = models.TextField(_("criteria of entry in Russian"), blank=True)
    criteria_en = models.TextField(_("criteria of entry in English"), blank=True)

    class Meta:
        verbose_name = _("step template")
        verbose_name_plural = _("step templates")
        ordering = ["kind", "order"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="projects_step_template_once"),
            models.UniqueConstraint(fields=["kind", "order"], name="projects_step_template_order"),
        ]

    @property
    def criteria(self) -> str:
        """Of entry, in the active language, or another."""
        return said(self, "criteria")


class Membership(Dated):
    """A project belongs to a portfolio from–to."""

    project = models.ForeignKey(
        "projects.Project", models.CASCADE, related_name="memberships", verbose_name=_("project")
    )
    portfolio = models.ForeignKey(
        Portfolio, models.PROTECT, related_name="memberships", verbose_name=_("portfolio")
    )

    class Meta(Dated.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["project", "portfolio"], condition=Q(valid_to=None), name="projects_membership_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} in {self.portfolio_id}"
