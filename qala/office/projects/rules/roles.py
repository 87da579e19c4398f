"""The roles of the project office."""

from django.utils.translation import gettext_lazy as _

from qala.ground.people.rules.roles import Role, register

PROJECT_OFFICE, CURATOR, PROJECT_HEAD = "project_office", "curator", "project_head"
DEPARTMENT, CONTRACTOR = "department", "contractor"

register(
    Role(
        PROJECT_OFFICE,
        _("Project office"),
        _("Keeps the projects, accepts their reports, prepares decisions."),
    ),
    Role(CURATOR, _("Curator"), _("A deputy mayor: sees all projects, decides about those in their care.")),
    Role(PROJECT_HEAD, _("Project head"), _("Leads the projects that name this person."), "either"),
    Role(
        DEPARTMENT,
        _("Department of projects"),
        _("Speaks for a department or customer: proposes projects, answers for its own."),
        "organisation",
    ),
    Role(
        CONTRACTOR,
        _("Contractor"),
        _("Speaks for a body that builds, designs or supervises: tells people on site and photos."),
        "organisation",
    ),
)
