"""From draft to the public page and back."""

from typing import Any

from django.utils.translation import gettext as _

from qala.ground.people.rules.never_public import never_public
from qala.office.projects.access import APPROVE_PUBLIC, PUBLISH, require_may
from qala.office.projects.events import ProjectPublished
from qala.office.projects.models import Project, Publication
from qala.office.projects.publication import findings
from qala.office.projects.rules.publishing import PATH
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish

ASKS_FINDINGS = ("check", "approve", "publish")
VERB_OF = {"approve": APPROVE_PUBLIC}


def take_publication(*, project_id: int, verb: str, by: Any, reason: str = "") -> Project:
    """Take a verb of `rules.publishing.PATH`. KeyError for another one.

    Raises NotAllowed, Missing, Invalid (reason needed), Conflict (wrong state; findings stand against it; whoever
    checked approves; merged into another).
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, VERB_OF.get(verb, PUBLISH), project)
        step = PATH.check(project.publication, verb, reason=reason)
        _require_clean(project, verb)
        if verb == "approve" and checked_by(project) == by.pk:
            raise Conflict(_("Whoever checked does not approve: another person looks."), code="same_person")
        before = project.publication
        project.publication = Publication(step.lands_in(before))
        if verb == "publish":
            project.published_at = now()
        project.save()
        entry = f"publication_{verb}"
        timeline.add(project, entry, by=by, note=reason, data={"from": before, "to": project.publication})
        if verb in ("publish", "withdraw"):
            is_withdrawn = verb == "withdraw"
            publish(
                ProjectPublished(
                    project.pk, is_withdrawn, by.pk, reason=require_public(reason) if is_withdrawn else ""
                )
            )
    return project


def require_public(reason: str) -> str:
    """The words, once nothing in them is surely somebody's own. Raises Invalid."""
    if never_public(reason, is_of_office=True):
        message = _("Everybody reads this: leave out telephones, mail addresses and numbers of people.")
        raise Invalid(fields={"reason": message})
    return reason


def checked_by(project: Project) -> int | None:
    """Who checked it last."""
    rows = timeline.of(project).filter(verb="publication_check").order_by("-pk")
    return rows.values_list("by_id", flat=True).first()


def _require_clean(project: Project, verb: str) -> None:
    if verb not in ASKS_FINDINGS:
        return
    if project.merged_into_id is not None:
        raise Conflict(_("This project was merged into another."), code="merged")
    found = findings(project, today())
    if found:
        texts = " ".join(str(each.text) for each in found[:5])
        raise Conflict(_("This stands against it: {findings}").format(findings=texts), code="findings")
