"""Facts around a place for the emergency gate: who is vulnerable there, and how many have just reported."""

from datetime import timedelta

from django.db.models import Value

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.contacts.models import Contact
from qala.contact.contacts.queries.gate import Gate
from qala.contact.contacts.rules.danger import QUESTION, Danger, Sign, assess, hazards_in
from qala.ground.places.models import Landmark
from qala.shared.clock import now
from qala.shared.fields import Distance, MetrePoint
from qala.shared.folding import fold

MOST_NAMED = 3
MOST_COUNTED = 100


def danger_of(
    gate: Gate, *, said: str, topic_id: int | None, yes: frozenset[int], point: MetrePoint | None
) -> Danger:
    """What the gate says of this conversation. Two statements with a place, none without."""
    answers = [
        Sign(QUESTION, question.text, question.priority, question.service)
        for question in gate.questions
        if question.id in yes
    ]
    return assess(
        words=hazards_in(fold(said), gate.hazards),
        answers=answers,
        vulnerable=vulnerable_near(gate, point),
        reporters_count=reporters_near(gate, topic_id, point),
        reporters_needed=gate.parameters.reporters_count,
    )


def _box(point: MetrePoint, metres: float) -> tuple[float, float, float, float]:
    x, y = point
    return (x - metres, y - metres, x + metres, y + metres)


def vulnerable_near(gate: Gate, point: MetrePoint | None) -> list[str]:
    """Names of schools, clinics and the like within the parameter's metres, nearest first."""
    if point is None:
        return []
    metres = gate.parameters.vulnerable_m
    rows = Landmark.objects.filter(
        point__within_box=_box(point, metres), kind__in=gate.parameters.vulnerable_kinds
    )
    near = rows.annotate(metres=Distance("point", point)).filter(metres__lte=metres).order_by("metres")
    return [landmark.name for landmark in near[:MOST_NAMED]]


def reporters_near(gate: Gate, topic_id: int | None, point: MetrePoint | None) -> int:
    """How many appeals and consultations of the topic's group came from around here in the last minutes."""
    known = book()
    if point is None or topic_id is None or topic_id not in known.topics:
        return 0
    values = gate.parameters
    group_id = known.topics[topic_id].group_id
    topics = [pk for pk, topic in known.topics.items() if topic.group_id == group_id]
    since = now() - timedelta(minutes=values.reporters_minutes)
    here = {"point__within_box": _box(point, values.reporters_m), "topic_id__in": topics}
    appeals = Appeal.objects.order_by().filter(received_at__gte=since, **here)
    contacts = Contact.objects.order_by().filter(started_at__gte=since, appeal=None, **here)
    both = appeals.values_list(Value(1))[:MOST_COUNTED], contacts.values_list(Value(1))[:MOST_COUNTED]
    return both[0].union(both[1], all=True).count()
