"""A script as a tree of steps: what may be in it, whether it can be walked to an end, and where a path leads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MAX_DEPTH = 12
# How an answer is chosen by keyboard: one digit each.
MAX_CHOICES = 9


class StepKind(TextChoices):
    """A question has answers; the others end the script."""

    QUESTION = "question", _("Question")
    ARTICLE = "article", _("Answer by an article")
    TOPIC = "topic", _("Appeal on a topic")
    EMERGENCY = "emergency", _("Hand over to an emergency service")
    END = "end", _("Closing words")


class Service(TextChoices):
    """The emergency services a call is handed over to."""

    FIRE = "101", _("101 fire service")
    POLICE = "102", _("102 police")
    AMBULANCE = "103", _("103 ambulance")
    GAS = "104", _("104 gas emergency service")
    RESCUE = "112", _("112 single rescue number")


@dataclass(frozen=True, slots=True)
class Node:
    """One step. `parent` is the step whose answer `labels` leads here, None for the first one."""

    key: int
    parent: int | None
    kind: str
    labels: Mapping[str, str]
    texts: Mapping[str, str]
    article: int | None = None
    topic: int | None = None
    service: str = ""

    def as_data(self) -> dict[str, Any]:
        """As kept in a published version."""
        return {
            "key": self.key,
            "parent": self.parent,
            "kind": self.kind,
            "labels": dict(self.labels),
            "texts": dict(self.texts),
            "article": self.article,
            "topic": self.topic,
            "service": self.service,
        }


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a script cannot be published; `key` is the step, None for the whole."""

    key: int | None
    message: "str | Promise"


def children_of(nodes: Iterable[Node]) -> dict[int | None, list[Node]]:
    """Steps by the step above them, in the given order."""
    found: dict[int | None, list[Node]] = {}
    for node in nodes:
        found.setdefault(node.parent, []).append(node)
    return found


def faults(
    nodes: Sequence[Node], *, articles: frozenset[int] = frozenset(), topics: frozenset[int] = frozenset()
) -> list[Fault]:
    """Everything that stands against publishing: a walk must end, and end somewhere useful.

    `articles`: those that are published, `topics`: those in use.
    """
    below = children_of(nodes)
    found: list[Fault] = []
    roots = below.get(None, [])
    if len(roots) != 1:
        found.append(Fault(None, _("A script begins with exactly one step.")))
    reached = _reached(roots, below)
    for node in nodes:
        if node.key not in reached:
            found.append(Fault(node.key, _("No path from the beginning leads to this step.")))
        elif reached[node.key] > MAX_DEPTH:
            found.append(Fault(node.key, _("The path to this step is too long for a call.")))
        found += [
            Fault(node.key, text) for text in _faults_of(node, below.get(node.key, []), articles, topics)
        ]
    return found


def _reached(roots: Sequence[Node], below: Mapping[int | None, list[Node]]) -> dict[int, int]:
    """Steps that a walk can reach, with their depth. Each is visited once, so a loop ends."""
    depth: dict[int, int] = {}
    waiting = [(node, 1) for node in roots]
    while waiting:
        node, level = waiting.pop()
        if node.key not in depth:
            depth[node.key] = level
            waiting += [(child, level + 1) for child in below.get(node.key, [])]
    return depth


def _faults_of(
    node: Node, children: Sequence[Node], articles: frozenset[int], topics: frozenset[int]
) -> Iterable["str | Promise"]:
    if not any(node.texts.values()):
        yield _("The step has no words.")
    if node.parent is not None and not any(node.labels.values()):
        yield _("The answer that leads here has no words.")
    if node.kind == StepKind.QUESTION:
        if not children:
            yield _("A dead end: the question has no answers.")
        if len(children) > MAX_CHOICES:
            yield _("A question has at most nine answers.")
    elif children:
        yield _("An end of the script cannot have answers.")
    yield from _goal_faults(node, articles, topics)


def _goal_faults(node: Node, articles: frozenset[int], topics: frozenset[int]) -> Iterable["str | Promise"]:
    if node.kind == StepKind.ARTICLE and node.article not in articles:
        yield _("The article is missing or not published.")
    if node.kind == StepKind.TOPIC and node.topic not in topics:
        yield _("The topic is missing or not in use.")
    if node.kind == StepKind.EMERGENCY and node.service not in Service.values:
        yield _("Choose the emergency service.")


def nodes_from(data: Iterable[Mapping[str, Any]]) -> list[Node]:
    """The steps of a published version."""
    return [Node(**row) for row in data]


def follow(nodes: Sequence[Node], path: Sequence[int]) -> Node | None:
    """The step at the end of the chosen answers, counted from the first step; None when the path is not of this tree.

    The first step itself is the empty path.
    """
    below = children_of(nodes)
    here = next(iter(below.get(None, [])), None)
    for key in path:
        if here is None:
            return None
        here = next((child for child in below.get(here.key, []) if child.key == key), None)
    return here
