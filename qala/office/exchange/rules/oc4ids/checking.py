"""All findings of a package or of one project. The sense is asked only of what has the right structure."""

from typing import Any

from qala.office.exchange.rules.oc4ids.findings import Finding
from qala.office.exchange.rules.oc4ids.sense import currencies, package_sense, project_sense
from qala.office.exchange.rules.oc4ids.structure import structure

HARMLESS = frozenset(("unknown", "closed_list", "needed", "empty", "same_id", "same_item"))
"""Of these the checks of sense can go on; after a wrong kind they would stumble."""


def check(package: Any) -> list[Finding]:
    """Everything that is wrong in the package; none when all is well."""
    found = list(structure(package))
    if all(each.code in HARMLESS for each in found):
        found += package_sense(package)
    elif isinstance(package, dict):
        found += currencies(package, "")
    return _once(found)


def check_project(project: Any) -> list[Finding]:
    """The same of one project."""
    found = list(structure(project, "Project"))
    if all(each.code in HARMLESS for each in found):
        found += project_sense(project)
    return _once(found)


def _once(found: list[Finding]) -> list[Finding]:
    return list(dict.fromkeys(found))
