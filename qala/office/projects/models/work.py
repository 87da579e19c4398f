"""The plan: work items in a tree and the links between them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models.project import Project
from qala.shared.audit import audited
from qala.shared.models import Named, Stamped


class ItemKind(models.TextChoices):
    """What a row of the plan is."""

    PHASE = "phase", _("Phase")
    PACKAGE = "package", _("Work package")
    WORK = "work", _("Work")
    MILESTONE = "milestone", _("Milestone")


class Constraint(models.TextChoices):
    """Bounds of a date beside the links, as MS Project knows them."""

    ASAP = "asap", _("As soon as possible")
    ALAP = "alap", _("As late as possible")
    SNET = "snet", _("Start no earlier than")
    SNLT = "snlt", _("Start no later than")
    FNET = "fnet", _("Finish no earlier than")
    FNLT = "fnlt", _("Finish no later than")
    MSO = "mso", _("Must start on")
    MFO = "mfo", _("Must finish on")


class Method(models.TextChoices):
    """How its per cent is found."""

    PERCENT = "percent", _("Per cent by estimate")
    UNITS = "units", _("Counted units")
    ZERO_HUNDRED = "0/100", _("Nothing or done")
    FIFTY_FIFTY = "50/50", _("Half at the start, half at the finish")


class SlipReason(models.TextChoices):
    """Why a date moved; published with the words."""

    WEATHER = "weather", _("Weather")
    MONEY = "money", _("Money came late")
    PROCUREMENT = "procurement", _("Procurement took longer")
    DESIGN = "design", _("Mistakes or changes of the design")
    LAND = "land", _("Land and resettlement")
    CONTRACTOR = "contractor", _("The contractor")
    SUPPLY = "supply", _("Supply of materials")
    NETWORKS = "networks", _("Networks in the way")
    SCOPE = "scope", _("The scope was changed")
    OTHER = "other", _("Another reason")


@audited(exclude=("updated_at", "forecast_start", "forecast_finish", "total_float", "is_critical"))
class WorkItem(Named, Stamped):
    """A phase or package (its dates and per cent follow from what is below), a work, or a milestone (no duration).

    Days are inclusive: a work of one day starts and finishes on it. `duration_days`, `least_days`, `most_days` are
    working days of the calendar. `weight` shares the parent's per cent; `budget` is the money planned for it in the
    project's currency, `hours` person-hours. What once stood in a baseline is never deleted, only `removed_at`.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="items", verbose_name=_("project"))
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=pgettext_lazy("project", "part of"),
    )
    order = models.PositiveIntegerField(_("order"))
    code = models.CharField(_("code"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind.choices)
    calendar = models.ForeignKey(
        "calendars.WorkCalendar",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("work calendar"),
    )
    owner = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who does it"),
    )
    duration_days = models.PositiveIntegerField(_("duration in working days"), default=0)
    least_days = models.PositiveIntegerField(_("shortest duration"), null=True, blank=True)
    most_days = models.PositiveIntegerField(_("longest duration"), null=True, blank=True)
    constraint = models.CharField(
        _("constraint"), max_length=4, choices=Constraint.choices, default=Constraint.ASAP
    )
    constraint_on = models.DateField(_("day of the constraint"), null=True, blank=True)
    weight = models.DecimalField(_("weight"), max_digits=16, decimal_places=4, default=1)
    budget = models.DecimalField(_("planned money"), max_digits=18, decimal_places=2, null=True, blank=True)
    hours = models.DecimalField(
        _("planned person-hours"), max_digits=12, decimal_places=1, null=True, blank=True
    )
    method = models.CharField(
        _("how its per cent is found"), max_length=8, choices=Method.choices, default=Method.PERCENT
    )
    works_rank = models.PositiveSmallIntegerField(_("order among works on one place"), null=True, blank=True)

    planned_start = models.DateField(_("planned start"), null=True, editable=False)
    planned_finish = models.DateField(_("planned finish"), null=True, editable=False)
    forecast_start = models.DateField(_("expected start"), null=True, editable=False)
    forecast_finish = models.DateField(_("expected finish"), null=True, editable=False)
    actual_start = models.DateField(_("actual start"), null=True, editable=False)
    actual_finish = models.DateField(_("actual finish"), null=True, editable=False)
    percent = models.DecimalField(
        _("per cent done"), max_digits=5, decimal_places=2, default=0, editable=False
    )
    total_float = models.IntegerField(_("total float in working days"), null=True, editable=False)
    is_critical = models.BooleanField(_("on the critical path"), default=False, editable=False)

    is_public = models.BooleanField(_("shown to the public"), default=False)
    milestone_type = models.CharField(_("type of milestone (OC4IDS)"), max_length=20, blank=True)
    milestone_code = models.CharField(_("code of milestone (OC4IDS)"), max_length=30, blank=True)
    slip_reason = models.CharField(_("why it moved"), max_length=12, choices=SlipReason.choices, blank=True)
    slip_text_kk = models.CharField(_("reason in Kazakh"), max_length=500, blank=True)
    slip_text_ru = models.CharField(_("reason in Russian"), max_length=500, blank=True)
    slip_text_en = models.CharField(_("reason in English"), max_length=500, blank=True)
    removed_at = models.DateTimeField(_("taken out at"), null=True, editable=False)

    class Meta:
        verbose_name = _("work item")
        verbose_name_plural = _("work items")
        ordering = ["project", "order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_kk="", name_ru="", name_en=""), name="projects_item_named"
            ),
            models.CheckConstraint(
                condition=Q(percent__gte=0, percent__lte=100), name="projects_item_percent"
            ),
            models.CheckConstraint(
                condition=~Q(kind="milestone") | Q(duration_days=0), name="projects_milestone_no_length"
            ),
            models.CheckConstraint(
                condition=Q(constraint__in=("asap", "alap")) | Q(constraint_on__isnull=False),
                name="projects_constraint_day",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="projects_item_not_own_parent"),
        ]
        indexes = [models.Index("project", "parent", "order", name="projects_item_tree")]

    @property
    def is_leaf(self) -> bool:
        """Whether it is itself done, not a sum of others."""
        return self.kind in (ItemKind.WORK, ItemKind.MILESTONE)


@audited
class Dependency(models.Model):
    """A link of the network; `lag_days` are working days, a lead is negative."""

    class Kind(models.TextChoices):
        """Which end of the one waits for which end of the other."""

        FS = "FS", _("Finish to start")
        SS = "SS", _("Start to start")
        FF = "FF", _("Finish to finish")
        SF = "SF", _("Start to finish")

    project = models.ForeignKey(Project, models.CASCADE, related_name="links", verbose_name=_("project"))
    before = models.ForeignKey(
        WorkItem, models.CASCADE, related_name="followers", verbose_name=pgettext_lazy("project", "before")
    )
    after = models.ForeignKey(WorkItem, models.CASCADE, related_name="predecessors", verbose_name=_("after"))
    kind = models.CharField(_("kind"), max_length=2, choices=Kind.choices, default=Kind.FS)
    lag_days = models.IntegerField(_("lag in working days"), default=0)

    class Meta:
        verbose_name = _("dependency")
        verbose_name_plural = _("dependencies")
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="projects_link_once"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="projects_link_not_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.before_id} {self.kind} {self.after_id}"
