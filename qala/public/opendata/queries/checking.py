"""Whether a project is valid OC4IDS in each language: as it would be published today, and as it goes out."""

from collections.abc import Iterator
from datetime import date, datetime

from qala.office.projects.models import Project
from qala.public.opendata.queries.oc4ids import site
from qala.public.opendata.rules import oc4ids
from qala.public.projection.queries.gathering import gather
from qala.public.projection.rules.facts import Facts
from qala.public.projection.rules.faults import Fault
from qala.shared.clock import now, today
from qala.shared.languages import LANGUAGES


def findings_in(facts: Facts, moment: datetime) -> list[oc4ids.Finding]:
    """Each once, whatever the language it was found in."""
    found = [
        finding
        for language in LANGUAGES
        for finding in oc4ids.check_project(oc4ids.project(facts, moment, today(), site(language)))
    ]
    return list(dict.fromkeys([*oc4ids.unknown_codes(facts), *found]))


def is_valid_for_programs(project: Project, _today: date) -> Iterator[str]:
    """The check before publication."""
    for finding in findings_in(gather(project), now()):
        yield f"{finding.path.strip('/')}: {finding.words}"


def faults_in(facts: Facts, moment: datetime) -> Iterator[Fault]:
    """The same of what is public already."""
    for finding in findings_in(facts, moment):
        yield Fault(finding.path.strip("/"), finding.code, finding.what)


def say_fault(fault: Fault) -> str:
    """In the active language."""
    return oc4ids.Finding(fault.where, fault.code, fault.what).words
