"""A package of OC4IDS as a file: read strictly, checked whole, then given project by project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from qala.office.exchange.rules.oc4ids import Finding, check
from qala.office.exchange.rules.oc4ids.dealing import SHARED, shared_processes
from qala.office.exchange.rules.oc4ids.drafting import DOUBTS, PUBLISHER
from qala.shared.intake.errors import BadFile
from qala.shared.intake.records import Record
from qala.shared.intake.strict_json import load_strict

MAX_BYTES = 64_000_000
MOST_TOLD = 200


class BadPackage(BadFile):
    """Not what the standard says. `findings` are where and why."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        told = [str(each) for each in findings[:MOST_TOLD]]
        super().__init__("\n".join([_("The package is not valid OC4IDS 0.9.5."), *told]))

    def as_json(self) -> dict[str, Any]:
        """For a row that keeps it."""
        rows = [[each.path, each.code, each.what] for each in self.findings[:MOST_TOLD]]
        return {"count": len(self.findings), "findings": rows}


def load_package(path: Path) -> Any:
    """The value of the file, plain or gzip. Raises BadFile."""
    return load_strict(path, max_bytes=MAX_BYTES)


def projects_of(path: Path) -> Iterator[Record]:
    """Each with what is doubtful in it. Raises BadFile, and BadPackage where something is wrong."""
    package = load_package(path)
    found = check(package)
    if refused := [each for each in found if not each.is_doubtful]:
        raise BadPackage(refused)
    doubts: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for each in found:
        _projects, number, where = (*each.path.split("/", 2), "", "")[:3]
        doubts[number].append((each.code, where, each.what))
    shared = shared_processes(package["projects"])
    publisher = package["publisher"].get("name", "")
    for index, project in enumerate(package["projects"]):
        told: dict[str, Any] = {**project, PUBLISHER: publisher, DOUBTS: doubts[str(index)], SHARED: shared}
        yield Record(index + 1, told)
