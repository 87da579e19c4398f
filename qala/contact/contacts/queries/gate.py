"""The emergency gate as one value, at most `FRESH_FOR` seconds behind the database."""

import json
import time
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import get_language

from qala.contact.contacts.models import EmergencyQuestion, EmergencyService, HazardWord
from qala.contact.contacts.rules.danger import Hazard
from qala.shared.clock import today
from qala.shared.folding import fold

FRESH_FOR = 5.0


@dataclass(frozen=True)
class Service:
    """An emergency service as the desk shows it."""

    id: int
    number: str
    names: tuple[str, str, str]

    @property
    def name(self) -> str:
        """In the active language."""
        return _said(self.names)


@dataclass(frozen=True)
class Question:
    """A question of the gate; `service` is the number of the service a yes belongs to, or ""."""

    id: int
    topic_id: int | None
    texts: tuple[str, str, str]
    priority: int
    service: str

    @property
    def text(self) -> str:
        """In the active language."""
        return _said(self.texts)


@dataclass(frozen=True)
class Gate:
    """What holds on a day."""

    services: tuple[Service, ...]
    hazards: tuple[Hazard, ...]
    questions: tuple[Question, ...]

    def questions_for(self, topic_id: int | None, *, is_emergency: bool) -> list[Question]:
        """Those of the topic, then the general ones when the topic may be an emergency."""
        own = [q for q in self.questions if topic_id is not None and q.topic_id == topic_id]
        return own + [q for q in self.questions if q.topic_id is None and (is_emergency or own)]

    def service(self, number: str) -> Service | None:
        """By its number."""
        return next((s for s in self.services if s.number == number), None)


_kept: tuple[float, date, Gate] | None = None


def gate() -> Gate:
    """The present gate; one statement every few seconds in a process."""
    global _kept
    day = today()
    if _kept is not None and _kept[1] == day and time.monotonic() - _kept[0] < FRESH_FOR:
        return _kept[2]
    made = _read(day)
    _kept = (time.monotonic(), day, made)
    return made


def forget() -> None:
    """Read anew at the next question: after an edit in this process, and between tests."""
    global _kept
    _kept = None


def _read(day: date) -> Gate:
    models: tuple[Any, ...] = (EmergencyService, HazardWord, EmergencyQuestion)
    parts = ", ".join(
        f"(SELECT coalesce(json_agg(row_to_json(r) ORDER BY r.id), '[]') FROM {model._meta.db_table} r"
        " WHERE r.valid_from <= %s AND (r.valid_to IS NULL OR r.valid_to > %s))::text"
        for model in models
    )
    every = (
        f"(SELECT coalesce(json_agg(row_to_json(r)), '[]') FROM {EmergencyService._meta.db_table} r)::text"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {parts}, {every}", [day] * (2 * len(models)))
        services, words, questions, versions = (_rows(text) for text in cursor.fetchone())
    # Words and questions keep the version of a service that they were written for; what counts is its number.
    held = {row["number"] for row in services}
    numbers = {row["id"]: row["number"] for row in versions if row["number"] in held}
    return Gate(
        services=tuple(
            Service(row["id"], row["number"], (row["name_kk"], row["name_ru"], row["name_en"]))
            for row in sorted(services, key=lambda row: row["number"])
        ),
        hazards=tuple(
            Hazard(row["id"], fold(row["word"]), row["word"], row["priority"], _number(numbers, row))
            for row in words
        ),
        questions=tuple(_question(numbers, row) for row in sorted(questions, key=lambda row: row["order"])),
    )


def _rows(text: str) -> list[dict[str, Any]]:
    return list(json.loads(text))


def _number(numbers: dict[int, str], row: dict[str, Any]) -> str:
    return numbers.get(row["service_id"] or 0, "")


def _question(numbers: dict[int, str], row: dict[str, Any]) -> Question:
    texts = (row["text_kk"], row["text_ru"], row["text_en"])
    return Question(row["id"], row["topic_id"], texts, row["priority"], _number(numbers, row))


def _said(names: tuple[str, str, str]) -> str:
    wanted = {"kk": 0, "ru": 1, "en": 2}.get((get_language() or "kk")[:2], 0)
    return names[wanted] or next((name for name in names if name), "")
