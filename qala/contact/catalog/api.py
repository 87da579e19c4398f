"""The catalogue as JSON, for everybody."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from qala.contact.catalog import models
from qala.contact.catalog.queries import Book, book
from qala.contact.catalog.schemas import Topics
from qala.shared.api import answer, answers
from qala.shared.clock import today

router = Router(tags=["catalog"])


@router.get("/topics", url_name="topics", response=answers(Topics), summary="Topics")
def topics(request: HttpRequest) -> HttpResponse:
    """The public topics in use, with what the city promises for each."""
    known, day = book(), today()
    shown = [t for t in known.topics.values() if t.is_active and t.is_public and t.group.is_active]
    return answer({"items": [_topic(known, topic, day) for topic in shown]})


def _topic(known: Book, topic: models.Topic, day: date) -> dict[str, Any]:
    terms = known.terms_for(topic.pk, None, day)
    return {
        "code": topic.code,
        "group": _names(topic.group),
        **_names(topic),
        "description_kk": topic.description_kk,
        "description_ru": topic.description_ru,
        "description_en": topic.description_en,
        "is_emergency": topic.is_emergency,
        "promises": [
            {"kind": kind, "amount": term.allowance.amount, "unit": term.allowance.unit.value}
            for kind, term in sorted(terms.items())
        ],
    }


def _names(row: models.Topic | models.TopicGroup) -> dict[str, Any]:
    return {"code": row.code, "name_kk": row.name_kk, "name_ru": row.name_ru, "name_en": row.name_en}
