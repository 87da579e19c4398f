"""What rooms above put into this one: tabs and panels of a project, errands of a person, concerns about projects."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from qala.office.projects.models import Project

Text = str | Promise


@dataclass(frozen=True)
class ProjectTab:
    """A page of a project; `verb` is what a person must be allowed to do to it."""

    key: str
    label: Text
    url_name: str
    order: int
    icon: str
    verb: str


@dataclass(frozen=True)
class Panel:
    """A piece of the passport: `words(request, project)` gives the template its context, None leaves the piece out."""

    key: str
    template: str
    words: Callable[[Any, Project], dict[str, Any] | None]
    order: int
    verb: str


@dataclass(frozen=True)
class Errand:
    """Something that waits for a person: a report, an assignment, an approval."""

    label: Text
    url: str
    kind: Text
    due_on: date | None = None
    project: Project | None = None


@dataclass(frozen=True)
class Concern:
    """What is wrong with a project today, for agendas and control: said in words, with the page that shows it."""

    project_id: int
    kind: str
    words: Text
    url: str
    since: date | None = None
    tone: str = "warn"


ErrandSource = Callable[[Any], Iterable[Errand]]
ConcernSource = Callable[[QuerySet[Project], date], Iterable[Concern]]

_tabs: dict[str, ProjectTab] = {}
_panels: dict[str, Panel] = {}
_errands: dict[str, ErrandSource] = {}
_concerns: dict[str, ConcernSource] = {}


def tab(key: str, label: Text, url_name: str, *, order: int, icon: str, verb: str = "projects.see") -> None:
    """Declare a tab; its address takes the project's `code`."""
    _tabs[key] = ProjectTab(key, label, url_name, order, icon, verb)


def panel(
    key: str,
    template: str,
    words: Callable[[Any, Project], dict[str, Any] | None],
    *,
    order: int,
    verb: str = "projects.see",
) -> None:
    """Declare a piece of the passport."""
    _panels[key] = Panel(key, template, words, order, verb)


def errands_from(key: str, source: ErrandSource) -> None:
    """Declare where things that wait for a person come from."""
    _errands[key] = source


def concerns_from(key: str, source: ConcernSource) -> None:
    """Declare a source of concerns."""
    _concerns[key] = source


def tabs() -> list[ProjectTab]:
    """In their order."""
    return sorted(_tabs.values(), key=lambda each: each.order)


def panels() -> list[Panel]:
    """In their order."""
    return sorted(_panels.values(), key=lambda each: each.order)


def errands(user: Any) -> list[Errand]:
    """Everything that waits for the person, the earliest first, what has no day last."""
    found = [errand for source in _errands.values() for errand in source(user)]
    return sorted(found, key=lambda each: (each.due_on is None, each.due_on or date.min, str(each.label)))


def concerns(projects: QuerySet[Project], today: date) -> list[Concern]:
    """Everything wrong with these projects, the worst and the oldest first."""
    found = [concern for source in _concerns.values() for concern in source(projects, today)]
    return sorted(found, key=lambda each: (each.tone != "bad", each.since or today, each.project_id))
