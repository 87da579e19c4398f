"""Who answers for a project, from–to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.office.projects.models.project import Project
from qala.shared.audit import audited
from qala.shared.models import Dated


class Part(models.TextChoices):
    """What a person or body is to a project."""

    CURATOR = "curator", _("Curator")
    HEAD = "head", _("Project head")
    DEPUTY_HEAD = "deputy_head", _("Deputy of the head")
    CONTRACTOR = "contractor", _("Contractor")
    DESIGNER = "designer", _("Designer")
    TECHNICAL_SUPERVISION = "technical_supervision", _("Technical supervision")
    AUTHOR_SUPERVISION = "author_supervision", _("Author's supervision")
    FUNDER = "funder", _("Source of money")
    OPERATOR = "operator", _("Who will run it")


OF_PEOPLE = (Part.CURATOR, Part.HEAD, Part.DEPUTY_HEAD)
ONE_AT_A_TIME = (Part.CURATOR, Part.HEAD)


@audited
class RoleAssignment(Dated):
    """A person (curator, head, deputy) or a body (the others), from–to; one curator and one head on any day."""

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="assignments", verbose_name=_("project")
    )
    part = models.CharField(_("part"), max_length=24, choices=Part.choices)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="project_parts",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="project_parts",
        verbose_name=_("organisation"),
    )

    class Meta(Dated.Meta):
        verbose_name = _("role in a project")
        verbose_name_plural = _("roles in projects")
        ordering = ["project", "part", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(part__in=OF_PEOPLE, person__isnull=False)
                | (~Q(part__in=OF_PEOPLE) & Q(organisation__isnull=False)),
                name="projects_part_of_whom",
            ),
            models.UniqueConstraint(
                fields=["project", "part"],
                condition=Q(valid_to=None, part__in=ONE_AT_A_TIME),
                name="projects_one_head_one_curator",
            ),
        ]
        indexes = [
            models.Index("person", "project", name="projects_part_person"),
            models.Index("organisation", "project", name="projects_part_body"),
        ]

    def __str__(self) -> str:
        return f"{self.part} of {self.project_id}"
