"""Facts around a place for the emergency gate: who is vulnerable there, and how many have just reported."""

from datetime import timedelta
from typing import Any

from django.db import connection

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.contacts.models import Contact
from qala.contact.contacts.queries.gate import Gate
from qala.contact.contacts.rules.danger import QUESTION, Danger, Sign, assess, hazards_in
from qala.contact.contacts.rules.parameters import DeskParameters
from qala.ground.places.models import Landmark
from qala.shared.clock import now
from qala.shared.fields import MetrePoint
from qala.shared.folding import fold
from qala.shared.parameters.reading import of_today

MOST_NAMED = 3
MOST_COUNTED = 100


def danger_of(
    gate: Gate, *, said: str, topic_id: int | None, yes: frozenset[int], point: MetrePoint | None
) -> Danger:
    """What the gate says of this conversation. One statement with a place, none without."""
    answers = [
        Sign(QUESTION, question.text, question.priority, question.service)
        for question in gate.questions
        if question.id in yes
    ]
    vulnerable, reporters_count = around(gate, topic_id, point)
    return assess(
        words=hazards_in(fold(said), gate.hazards),
        answers=answers,
        vulnerable=vulnerable,
        reporters_count=reporters_count,
        reporters_needed=of_today(DeskParameters).reporters_count,
    )


def around(gate: Gate, topic_id: int | None, point: MetrePoint | None) -> tuple[list[str], int]:
    """Names of schools, clinics and the like within the parameter's metres, nearest first; and how many appeals and
    consultations of the topic's group came from around here in the last minutes."""
    if point is None:
        return [], 0
    values, known = of_today(DeskParameters), book()
    group_id = known.topics[topic_id].group_id if topic_id in known.topics else None
    topics = [pk for pk, topic in known.topics.items() if topic.group_id == group_id]
    asked: dict[str, Any] = {
        "point": f"({point.x!r},{point.y!r})",
        "near": _box(point, values.vulnerable_m),
        "metres": values.vulnerable_m,
        "kinds": list(values.vulnerable_kinds),
        "here": _box(point, values.reporters_m),
        "since": now() - timedelta(minutes=values.reporters_minutes),
        "topics": topics,
        "named": MOST_NAMED,
        "counted": MOST_COUNTED,
    }
    with connection.cursor() as cursor:
        cursor.execute(_AROUND, asked)
        landmarks, reporters_count = cursor.fetchone()
    return [
        Landmark(name_kk=kk, name_ru=ru, name_en=en).name for kk, ru, en in landmarks or ()
    ], reporters_count


# Written by hand: the desk asks it with every pause of the typing.
_AROUND = f"""
    SELECT
        (SELECT array_agg(ARRAY[l.name_kk, l.name_ru, l.name_en] ORDER BY l.metres) FROM (
            SELECT name_kk, name_ru, name_en, point <-> %(point)s::point AS metres FROM {Landmark._meta.db_table}
            WHERE point <@ %(near)s::box AND kind = ANY(%(kinds)s) AND point <-> %(point)s::point <= %(metres)s
            ORDER BY metres LIMIT %(named)s) l),
        (SELECT count(*) FROM (
            (SELECT FROM {Appeal._meta.db_table} WHERE point <@ %(here)s::box AND topic_id = ANY(%(topics)s)
                AND received_at >= %(since)s LIMIT %(counted)s)
            UNION ALL
            (SELECT FROM {Contact._meta.db_table} WHERE point <@ %(here)s::box AND topic_id = ANY(%(topics)s)
                AND started_at >= %(since)s AND appeal_id IS NULL LIMIT %(counted)s)) reports)
"""


def _box(point: MetrePoint, metres: float) -> str:
    x, y = point
    return f"(({x - metres!r},{y - metres!r}),({x + metres!r},{y + metres!r}))"
