"""Walk scripts, and look at drafts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from qala.contact.catalog.models import Topic
from qala.contact.knowledge.models import Article, Script, ScriptVersion
from qala.contact.knowledge.rules.languages import Spoken, spoken
from qala.contact.knowledge.rules.scripts import Fault, Node, children_of, faults, follow
from qala.shared.errors import Missing
from qala.shared.ready import Ready


@dataclass(frozen=True)
class Choice:
    """An answer; add `key` to the path to give it. `digit` is its key on the keyboard."""

    key: int
    digit: int
    label: str


@dataclass(frozen=True)
class Step:
    """Where a walk stands. `said`: the questions and answers so far. An end has no choices."""

    version_id: int
    script_id: int
    path: tuple[int, ...]
    kind: str
    text: Spoken
    choices: tuple[Choice, ...]
    said: tuple[tuple[str, str], ...]
    article_id: int | None
    topic_id: int | None
    service: str

    @property
    def is_end(self) -> bool:
        """Whether nothing is to be chosen."""
        return not self.choices


@dataclass(frozen=True)
class ScriptCard:
    """A script that can be walked now."""

    id: int
    code: str
    name: str
    version_id: int


def step(script: Script | ScriptVersion, path: Sequence[int], language: str = "") -> Step:
    """The step at the end of the chosen answers, in the published version or the one given. At most one statement.

    Raises Missing: nothing is published, or the path is not of this version.
    """
    version = script.published if isinstance(script, Script) else script
    if version is None:
        raise Missing
    nodes = version.nodes
    node = follow(nodes, path)
    if node is None:
        raise Missing
    language = language or get_language() or "kk"
    below = children_of(nodes)
    choices = tuple(
        Choice(child.key, digit, spoken(child.labels, language).text)
        for digit, child in enumerate(below.get(node.key, []), start=1)
    )
    return Step(
        version.pk,
        version.script_id,
        tuple(path),
        node.kind,
        spoken(node.texts, language),
        choices,
        _said(nodes, path, language),
        node.article,
        node.topic,
        node.service,
    )


def _said(nodes: Sequence[Node], path: Sequence[int], language: str) -> tuple[tuple[str, str], ...]:
    by_key = {node.key: node for node in nodes}
    pairs = []
    for key in path:
        node = by_key[key]
        above = by_key[node.parent] if node.parent is not None else node
        pairs.append((spoken(above.texts, language).text, spoken(node.labels, language).text))
    return tuple(pairs)


def scripts_for(topic_id: int | None = None) -> list[ScriptCard]:
    """Scripts in use: those of the topic and those of no topic; without a topic all. One statement."""
    found = _OF_TOPIC(topic_id) if topic_id else _in_use()
    return [ScriptCard(row.pk, row.code, row.name, row.published_id) for row in found if row.published_id]


def _in_use() -> QuerySet[Script]:
    return Script.objects.filter(is_active=True).exclude(published=None)


def _of_topic(topic_id: int) -> QuerySet[Script]:
    return _in_use().filter(Q(topics=topic_id) | Q(topics=None)).distinct()


_OF_TOPIC: Ready[Script] = Ready(_of_topic, -1)


def draft_faults(script: Script) -> list[Fault]:
    """What stands against publishing the draft. Three statements."""
    nodes = [row.as_node() for row in script.steps.all()]
    articles = Article.objects.exclude(published=None).values_list("pk", flat=True)
    topics = Topic.objects.filter(is_active=True).values_list("pk", flat=True)
    return faults(nodes, articles=frozenset(articles), topics=frozenset(topics))
