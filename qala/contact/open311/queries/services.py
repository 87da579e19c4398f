"""What is offered: topics of the catalogue with their questions."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Prefetch

from qala.contact.catalog.models import Topic, TopicGroup
from qala.contact.catalog.queries import book
from qala.contact.open311.models import Jurisdiction, ServiceChoice, ServiceOffer, ServiceQuestion
from qala.contact.open311.rules.answers import Asked

_SOURCES = (Topic, TopicGroup, ServiceOffer, ServiceQuestion, ServiceChoice)


def jurisdiction() -> Jurisdiction:
    """The city's row, or what holds without one."""
    return Jurisdiction.objects.order_by("pk").first() or Jurisdiction()


def offered() -> dict[str, tuple[Topic, str]]:
    """Topic and kind of service by code: public topics in use that are not withdrawn. One statement."""
    offers = {offer.topic_id: offer for offer in ServiceOffer.objects.all()}
    found: dict[str, tuple[Topic, str]] = {}
    for topic in book().topics.values():
        offer = offers.get(topic.pk)
        if is_public(topic) and topic.is_active and (offer is None or offer.is_offered):
            found[topic.code] = (topic, offer.kind if offer else ServiceOffer.Kind.REALTIME.value)
    return found


def is_public(topic: Topic) -> bool:
    """Whether anything about the topic may be seen by everybody."""
    return bool(topic.is_public and topic.group.is_active)


def service_list() -> list[dict[str, Any]]:
    """All services, by group and order. Two statements."""
    asking = set(ServiceQuestion.objects.values_list("topic_id", flat=True).distinct())
    services = sorted(offered().values(), key=lambda pair: _place(pair[0]))
    return [
        {
            "service_code": topic.code,
            "service_name": topic.name,
            "description": topic.description or topic.name,
            "metadata": topic.pk in asking,
            "type": kind,
            "keywords": ", ".join(filter(None, map(str.strip, topic.keywords.replace("\n", ",").split(",")))),
            "group": topic.group.name,
        }
        for topic, kind in services
    ]


def _place(topic: Topic) -> tuple[Any, ...]:
    return (topic.group.order, topic.group.code, topic.order, topic.code)


def questions_of(topic_id: int) -> list[ServiceQuestion]:
    """The questions with their values, in order. Two statements."""
    choices = Prefetch("choices", ServiceChoice.objects.order_by("order", "id"))
    return list(ServiceQuestion.objects.filter(topic_id=topic_id).order_by("order").prefetch_related(choices))


def definition(topic: Topic) -> dict[str, Any]:
    """The questions of a service as its attributes."""
    return {
        "service_code": topic.code,
        "attributes": [_attribute(each) for each in questions_of(topic.pk)],
    }


def _attribute(question: ServiceQuestion) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "variable": question.is_variable,
        "code": question.code,
        "datatype": question.datatype,
        "required": question.is_required and question.is_variable,
        "datatype_description": question.hint or None,
        "order": question.order,
        "description": question.name,
    }
    if question.is_list:
        shown["values"] = [{"key": each.key, "name": each.name} for each in question.choices.all()]
    return shown


def asked(questions: list[ServiceQuestion]) -> list[Asked]:
    """The questions as the check of answers sees them; texts that are only shown ask nothing."""
    return [
        Asked(each.code, each.datatype, each.is_required, frozenset(c.key for c in each.choices.all()))
        for each in questions
        if each.is_variable
    ]


def in_words(questions: list[ServiceQuestion], answers: dict[str, Any]) -> list[str]:
    """One line per answered question, with the names of values: for people who work on the appeal."""
    lines = []
    for question in questions:
        given = answers.get(question.code)
        if given is None:
            continue
        names: dict[str, str] = {choice.key: choice.name for choice in question.choices.all()}
        values: list[str] = given if isinstance(given, list) else [given]
        lines.append(f"{question.name}: {', '.join(names.get(value, value) for value in values)}")
    return lines


def services_changed_at() -> datetime | None:
    """When services or definitions last changed, by the row audit. One statement."""
    models: tuple[Any, ...] = _SOURCES
    logs = (model.pgh_event_model._meta.db_table for model in models)
    parts = ", ".join(f"(SELECT max(pgh_created_at) FROM {log})" for log in logs)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT greatest({parts})")
        found: datetime | None = cursor.fetchone()[0]
    return found


def language(wanted: str) -> str | None:
    """The language of `locale`, the city's first one when it is not given, None when there is no such language."""
    code = wanted.strip().lower()[:2]
    if not code:
        return str(settings.LANGUAGE_CODE)[:2]
    return code if code in {spoken for spoken, _name in settings.LANGUAGES} else None
