"""Pages of the documentation that are written from the code, and checked by a test."""

import dataclasses
import inspect
import json
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils import translation

from qala.shared import events, permissions
from qala.shared.transitions import Table

HEADER = "<!-- Written by `qala papers`; change the code, not this page. -->\n"


def event_types() -> list[type[Any]]:
    """Every event of every room, by name."""
    found: list[type[Any]] = []
    for config in apps.get_app_configs():
        path = f"{config.name}.events"
        if config.name.startswith("qala.") and config.name != "qala.shared" and find_spec(path):
            module = import_module(path)
            found += [
                item
                for item in vars(module).values()
                if inspect.isclass(item) and dataclasses.is_dataclass(item) and item.__module__ == path
            ]
    return sorted(found, key=lambda event: (event.__module__, event.__name__))


def events_page() -> str:
    """docs/events.md."""
    return HEADER + "\n".join(_events_lines()) + "\n"


def _events_lines() -> Iterator[str]:
    yield "# Events\n"
    yield "News that a room publishes inside its transaction; rooms above listen (`handlers.py`).\n"
    yield "| event | room | fields | meaning | who listens |"
    yield "| --- | --- | --- | --- | --- |"
    listening = events.listeners()
    for event in event_types():
        room = event.__module__.split(".")[-2]
        fields = ", ".join(f"`{field.name}`" for field in dataclasses.fields(event))
        meaning = (inspect.getdoc(event) or "").split("\n")[0].replace("|", "\\|")
        # Tests listen in the same process; they are no part of the house.
        ours = [each for each in listening.get(event, []) if ".tests." not in each.__module__]
        who = ", ".join(sorted(map(_place, ours))) or "nobody yet"
        yield f"| `{event.__name__}` | {room} | {fields} | {meaning} | {who} |"


def _place(listener: Callable[..., Any]) -> str:
    return f"{listener.__module__.removeprefix('qala.')}.{getattr(listener, '__name__', listener)}"


def permissions_page() -> str:
    """docs/permissions.md, in English."""
    with translation.override("en"):
        return HEADER + "\n".join(_permissions_lines()) + "\n"


def _permissions_lines() -> Iterator[str]:
    yield "# Permissions\n"
    yield "Rights that rooms declare (`access.py`). Scope *own* is limited to the organisation of the duty.\n"
    yield "| code | scope | right | why | roles |"
    yield "| --- | --- | --- | --- | --- |"
    for right in permissions.all_permissions():
        yield f"| `{right.code}` | {right.scope} | {right.label} | {right.why} | {', '.join(sorted(right.roles))} |"


def life_tables() -> list[tuple[str, Table]]:
    """(name, table) of every life of a case that a room keeps in `rules/statuses.py`: `LIFE` is called by its room,
    `PHOTO_LIFE` of reporting "reporting: photo"."""
    found: list[tuple[str, Table]] = []
    for config in apps.get_app_configs():
        path = f"{config.name}.rules.statuses"
        if config.name.startswith("qala.") and find_spec(f"{config.name}.rules") and find_spec(path):
            for name, table in vars(import_module(path)).items():
                if isinstance(table, Table) and name.endswith("LIFE"):
                    of = name.removesuffix("LIFE").strip("_").lower()
                    found.append((f"{config.label}: {of}" if of else config.label, table))
    return sorted(found, key=lambda pair: pair[0])


def life_page() -> str:
    """docs/life-cycles.md, in English."""
    with translation.override("en"):
        return HEADER + "\n".join(_life_lines()) + "\n"


def _life_lines() -> Iterator[str]:
    yield "# Life cycles\n"
    yield "One table for each kind of case (`rules/statuses.py`); buttons, actions and this page read the same rows."
    for room, table in life_tables():
        yield f"\n## {room}\n"
        yield "```mermaid\nstateDiagram-v2"
        yield from _arrows(table)
        yield "```\n"
        yield "| verb | button | from | to | must be given |"
        yield "| --- | --- | --- | --- | --- |"
        for step in table:
            sources = ", ".join(sorted(step.sources))
            yield f"| `{step.verb}` | {step.label} | {sources} | {step.target or 'stays'} | {', '.join(step.needs)} |"


def _arrows(table: Table) -> Iterator[str]:
    """One arrow for each pair of stages, with all verbs that lead along it; steps that stay are left to the table."""
    verbs: dict[tuple[str, str], list[str]] = {}
    for step in table:
        for source in sorted(step.sources):
            if step.lands_in(source) != source:
                verbs.setdefault((source, step.lands_in(source)), []).append(step.verb)
    for (source, target), names in verbs.items():
        yield f"    {source} --> {target}: {', '.join(names)}"


def openapi_page() -> str:
    """docs/api/openapi.json: what the site serves, spread over lines."""
    asked = HttpRequest()
    asked.method = "GET"
    served = resolve(reverse("api:openapi-json")).func(asked)
    return json.dumps(json.loads(served.content), indent=2, ensure_ascii=False) + "\n"


PAGES = {
    "api/openapi.json": openapi_page,
    "events.md": events_page,
    "permissions.md": permissions_page,
    "life-cycles.md": life_page,
}


def add_page(name: str, write: Callable[[], str]) -> None:
    """A room has a page of its own that is written from the code; called in its `menu.py`."""
    PAGES[name] = write
