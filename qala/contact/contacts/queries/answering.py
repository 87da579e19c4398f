"""What the desk shows while the operator types."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from qala.contact.appeals.access import VIEW, visible_appeals
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.queries.nearby import similar_open
from qala.contact.catalog.models import Topic
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.terms import Term
from qala.contact.contacts.queries.gate import Question, Service, gate
from qala.contact.contacts.queries.guessing import Guess, Guessed, guess
from qala.contact.contacts.queries.knowing import Article, Banner, Script, knowledge
from qala.contact.contacts.queries.signs import danger_of
from qala.contact.contacts.rules.danger import Danger
from qala.contact.contacts.rules.parameters import DeskParameters
from qala.contact.contacts.rules.topics import TopicIndex
from qala.ground.people.access import organisations_of
from qala.ground.places.locating import Located, locate
from qala.ground.places.queries import carer_of
from qala.shared.clock import today
from qala.shared.parameters.reading import of_today

MOST_OPEN, MOST_TOPICS = 5, 6


@dataclass(frozen=True)
class Asked:
    """What is known of the conversation so far."""

    said: str = ""
    topic_id: int | None = None
    lon: float | None = None
    lat: float | None = None
    building_id: int | None = None
    language: str = "kk"
    yes: frozenset[int] = frozenset()


@dataclass
class Answered:
    """The fragment. `topic` is the chosen one, or the best guess while none is chosen."""

    topics: list[Topic] = field(default_factory=list)
    topic: Topic | None = None
    is_chosen: bool = False
    executor: str = ""
    terms: dict[str, Term] = field(default_factory=dict)
    open_here: list[Appeal] = field(default_factory=list)
    articles: Sequence[Article] = ()
    scripts: Sequence[Script] = ()
    banners: Sequence[Banner] = ()
    questions: list[Question] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    danger: Danger = field(default_factory=Danger)
    guessed: Guessed = field(default_factory=Guessed)

    @property
    def hits(self) -> list[tuple[Topic, Guess | None]]:
        """The topics, each with what the classifier says of it."""
        return [(topic, self.guessed.topics.get(topic.pk)) for topic in self.topics]


def topic_index() -> TopicIndex:
    """Names in all languages and the words that people use, for topics in use; made once for each book."""

    def make() -> TopicIndex:
        return TopicIndex.of(
            (topic.pk, f"{topic.name_kk} {topic.name_ru} {topic.name_en}", topic.keywords)
            for topic in book().topics.values()
            if topic.is_active and topic.group.is_active
        )

    return book().once("contacts.topic_index", make)


def place_of(lon: float | None, lat: float | None) -> Located | None:
    """The position with all that follows from it, None without one. Raises Invalid for no position."""
    return None if lon is None or lat is None else locate(lon, lat)


def answer(user: Any, asked: Asked) -> Answered:
    """At most twelve statements with those of the session; see tests/test_answers.py."""
    known, now_gate = book(), gate()
    chosen = known.topics.get(asked.topic_id or 0)
    located = place_of(asked.lon, asked.lat)
    point = located.point if located else None
    district_id = located.district_id if located else None
    articles: Sequence[Article] = ()
    if asked.said.strip() or chosen:
        articles = knowledge().answers(asked.said, chosen.pk if chosen else None, district_id, asked.language)
    guessed = Guessed() if chosen else guess(user, asked.said)
    found = [] if chosen else _topics(asked.said, articles, guessed)
    topic = chosen or (found[0] if found else None)
    topic_id = topic.pk if topic else None
    danger = danger_of(now_gate, said=asked.said, topic_id=topic_id, yes=asked.yes, point=point)
    shown = Answered(
        topics=found,
        topic=topic,
        is_chosen=chosen is not None,
        danger=danger,
        articles=articles,
        guessed=guessed,
    )
    if topic is not None:
        routed = known.route(topic.pk, district_id, today(), lambda: _carer(asked.building_id, topic))
        shown.executor = known.executor_name(routed.executor_id)
        shown.terms = known.terms_for(topic.pk, district_id, today())
        shown.scripts = knowledge().scripts(topic.pk) if chosen else ()
        shown.questions = now_gate.questions_for(topic.pk, is_emergency=topic.is_emergency)
    shown.open_here = _open_here(user, topic_id, asked, located)
    # The numbers to call stand there whenever danger is possible, those of the signs first.
    if danger.signs or (topic is not None and topic.is_emergency):
        first = danger.services
        shown.services = sorted(now_gate.services, key=lambda s: (s.number not in first, s.number))
    shown.banners = knowledge().banners(topic_id, district_id, asked.language)
    return shown


def _topics(said: str, articles: Sequence[Article], guessed: Guessed) -> list[Topic]:
    """Topics named in what was said, those first of which an article speaks that was found; then those of the best
    article: the knowledge base knows more words for a matter than its name has. Last those that only the classifier
    has seen behind the words."""
    known, named = book().topics, topic_index().find(said)
    spoken = {pk for each in articles for pk in each.topic_ids}
    best = articles[0].topic_ids[:2] if articles else ()
    order = dict.fromkeys([*(pk for pk in named if pk in spoken), *best, *named])
    topics = [known[pk] for pk in (*order, *guessed.topics) if pk in known]
    usable = dict.fromkeys(topic for topic in topics if topic.is_active and topic.group.is_active)
    return [topic for n, topic in enumerate(usable) if n < MOST_TOPICS or topic.pk in guessed.topics]


def _carer(building_id: int | None, topic: Topic) -> int | None:
    if building_id is None or topic.function_id is None:
        return None
    return carer_of(building_id, topic.function_id, today())


def _open_here(user: Any, topic_id: int | None, asked: Asked, located: Located | None) -> list[Appeal]:
    found = similar_open(
        topic_id=topic_id,
        point=located.point if located else None,
        building_id=asked.building_id,
        radius=of_today(DeskParameters).near_m,
    )
    if organisations_of(user, VIEW) is not None:  # not of the whole city
        found = found.filter(pk__in=visible_appeals(user).values("pk"))
    return list(found.only("number", "text", "received_at")[:MOST_OPEN])
