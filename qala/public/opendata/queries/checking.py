"""Whether a project, as it would be published today, is valid OC4IDS in each language."""

from collections.abc import Iterator
from datetime import date

from qala.office.projects.models import Project
from qala.public.opendata.queries.oc4ids import site
from qala.public.opendata.rules import oc4ids
from qala.public.projection.queries.gathering import gather
from qala.shared.clock import now
from qala.shared.languages import LANGUAGES


def findings_of(project: Project) -> list[oc4ids.Finding]:
    """Each once, whatever the language it was found in."""
    facts, moment = gather(project), now()
    found = [
        finding
        for language in LANGUAGES
        for finding in oc4ids.check_project(oc4ids.project(facts, moment, site(language)))
    ]
    return list(dict.fromkeys(found))


def is_valid_for_programs(project: Project, _today: date) -> Iterator[str]:
    """The check before publication."""
    for finding in findings_of(project):
        yield f"{finding.path.strip('/')}: {finding.words}"
