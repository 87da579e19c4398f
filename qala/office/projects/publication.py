"""What must be right before a project is published: every room adds its checks here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from qala.office.projects.models import Project

Check = Callable[[Project, date], Iterable["str | Promise"]]


@dataclass(frozen=True)
class Finding:
    """What one check found, in the active language."""

    code: str
    label: "str | Promise"
    text: "str | Promise"


_checks: dict[str, tuple["str | Promise", Check]] = {}


def check(code: str, label: "str | Promise") -> Callable[[Check], Check]:
    """Decorator: `(project, today) -> findings`, none when all is well."""

    def add(function: Check) -> Check:
        _checks[code] = (label, function)
        return function

    return add


def findings(project: Project, today: date) -> list[Finding]:
    """All that stands against publishing the project today."""
    return [
        Finding(code, label, text)
        for code, (label, function) in _checks.items()
        for text in function(project, today)
    ]


def all_checks() -> list[tuple[str, "str | Promise"]]:
    """Code and label of every check, for pages about data quality."""
    return [(code, label) for code, (label, _function) in _checks.items()]
