"""The facts as they may go out, and what is wrong with them."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from qala.ground.people.access import can
from qala.office.projects.access import KEEP
from qala.office.projects.models import Part, Project, RoleAssignment
from qala.office.projects.registries import Errand
from qala.public.projection.access import public_projects
from qala.public.projection.queries.gathering import gather
from qala.public.projection.rules.facts import Facts
from qala.public.projection.rules.faults import Fault, found_in
from qala.public.projection.rules.hiding import hidden
from qala.shared.clock import now, today

PERSONAL = "personal"
Json = dict[str, Any]


def opened(project: Project) -> tuple[Facts, list[Json]]:
    """Nobody reads it again before it goes out, so what is surely somebody's own is hidden, and the office is told."""
    facts = gather(project)
    document, paths = hidden(facts.model_dump(mode="json"))
    if paths:
        facts = Facts.model_validate(document)
    faults = [{"check": PERSONAL, "where": path, "code": "", "what": ""} for path in paths]
    return facts, faults + found_in(facts, now())


def say_hidden(_fault: Fault) -> str:
    """Where it stood is said beside it."""
    return _("A telephone, mail address or number of a person is hidden from the public.")


def nothing(_facts: Facts, _at: Any) -> Iterator[Fault]:
    """What is hidden is not in the facts any more: `opened` tells of it."""
    return iter(())


def to_mend(user: Any) -> Iterator[Errand]:
    """Public projects with faults: of all for the office, of their own for heads. One statement."""
    rows = public_projects().exclude(faults=[]).select_related("project").defer("document")
    if not can(user, KEEP):
        led = RoleAssignment.objects.as_of(today()).filter(person_id=user.pk, part=Part.HEAD)
        rows = rows.filter(project__in=led.order_by().values("project_id"))
    for row in rows.order_by("code"):
        url = reverse("projects:publication", args=[row.code])
        yield Errand(row.project.short, url, _("Public data to mend"), None, row.project)
