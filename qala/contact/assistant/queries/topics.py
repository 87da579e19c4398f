"""What a description is about."""

from qala.contact.catalog.models import Topic, TopicGroup
from qala.contact.catalog.queries import book
from qala.contact.contacts.queries.answering import topic_index
from qala.contact.suggestions.queries.engine import quick_offer
from qala.contact.suggestions.rules.kinds import Kind

MOST = 4


def topics_for(text: str) -> list[int]:
    """Ids of the topics that fit, the best first: what the classifier says, then names and words of topics."""
    offer = quick_offer(Kind.TOPIC, text.strip())
    guessed = [guess.label for guess in offer.guesses] if offer else []
    found = dict.fromkeys([*guessed, *topic_index().find(text)])
    return [pk for pk in found if is_usable(pk)][:MOST]


def is_usable(topic_id: int) -> bool:
    """Whether an appeal may be registered under it."""
    topic = book().topics.get(topic_id)
    return topic is not None and topic.is_active and topic.group.is_active and not topic.needs_review


def groups() -> list[TopicGroup]:
    """Groups that have a topic in use, in the city's order."""
    found = {topic.group_id: topic.group for topic in _usable()}
    return sorted(found.values(), key=lambda group: (group.order, group.code))


def topics_of(group_id: int) -> list[int]:
    """Ids of a group's topics in use."""
    return [topic.pk for topic in _usable() if topic.group_id == group_id]


def _usable() -> list[Topic]:
    return [topic for topic in book().topics.values() if is_usable(topic.pk)]
