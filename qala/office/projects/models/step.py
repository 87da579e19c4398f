"""The steps of one project: the city's own course, made from the templates of its kind."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models.portfolio import Phase, StepTemplate
from qala.office.projects.models.project import Project
from qala.office.projects.rules.statuses import Stage
from qala.shared.audit import audited
from qala.shared.models import Named


@audited
class ProjectStep(Named):
    """A step in its order, without overlap or gap; a gate stands at its end and is passed by a decision with evidence.

    `planned_from` and `planned_to` are days, the last included.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="steps", verbose_name=_("project"))
    template = models.ForeignKey(
        StepTemplate, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("template")
    )
    order = models.PositiveSmallIntegerField(_("order"))
    code = models.SlugField(_("code"), max_length=40)
    stage = models.CharField(pgettext_lazy("project", "stage"), max_length=14, choices=Stage.choices)
    phase = models.CharField(_("phase"), max_length=16, choices=Phase.choices)
    is_gate = models.BooleanField(_("ends with a gate"), default=False)
    planned_from = models.DateField(_("planned from"), null=True, blank=True)
    planned_to = models.DateField(_("planned to"), null=True, blank=True)
    began_on = models.DateField(_("began on"), null=True, editable=False)
    passed_on = models.DateField(pgettext_lazy("project", "passed on"), null=True, editable=False)
    decision = models.CharField(_("decision"), max_length=500, blank=True, editable=False)
    evidence = models.ForeignKey(
        "files.StoredFile",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("evidence"),
    )

    class Meta:
        verbose_name = _("step of a project")
        verbose_name_plural = _("steps of projects")
        ordering = ["project", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "order"], name="projects_step_order", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(fields=["project", "code"], name="projects_step_code"),
            models.CheckConstraint(
                condition=Q(planned_from=None) | Q(planned_to=None) | Q(planned_to__gte=F("planned_from")),
                name="projects_step_span",
            ),
        ]
