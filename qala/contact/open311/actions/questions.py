"""What a service asks and how it is offered."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models import Topic
from qala.contact.open311.access import can_keep_clients, can_keep_services
from qala.contact.open311.models import Jurisdiction, ServiceChoice, ServiceOffer, ServiceQuestion
from qala.contact.open311.rules.answers import LISTS
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require

FIELDS = (
    "name_kk", "name_ru", "name_en", "datatype", "is_variable", "is_required", "order", "hint_kk", "hint_ru", "hint_en",
)  # fmt: skip
Choice = tuple[str, str, str, str]


def save_question(
    *,
    topic: Topic,
    by: Any,
    code: str,
    choices: Sequence[Choice] = (),
    question_id: int | None = None,
    **words: Any,
) -> ServiceQuestion:
    """Write a question with its values (key, kk, ru, en); its code and the keys given before keep their meaning.

    Raises NotAllowed, Missing, Invalid, Conflict (code or place taken).
    """
    require(can_keep_services(by))
    _check(words, choices)
    with atomic():
        # One topic at a time: the places of its questions are looked at together.
        lock(Topic, topic.pk)
        question = (
            lock(ServiceQuestion, question_id) if question_id else ServiceQuestion(topic=topic, code=code)
        )
        others = ServiceQuestion.objects.filter(topic=topic).exclude(pk=question.pk)
        if question_id is None and others.filter(code=code).exists():
            raise Conflict(
                _("There is a question with this code already."),
                code="code_taken",
                fields={"code": _("Taken.")},
            )
        if others.filter(order=words["order"]).exists():
            raise Conflict(
                _("Another question has this place."), code="place_taken", fields={"order": _("Taken.")}
            )
        for name in FIELDS:
            if name in words:
                setattr(question, name, words[name])
        question.save()
        _write_choices(question, choices if question.is_list else ())
        timeline.add(topic, "question", by=by, data={"code": question.code})
    return question


def remove_question(*, question_id: int, by: Any) -> None:
    """Ask it no more; answers already given stay with their appeals. Raises NotAllowed, Missing."""
    require(can_keep_services(by))
    with atomic():
        question = lock(ServiceQuestion, question_id, related=("topic",))
        timeline.add(question.topic, "question_end", by=by, data={"code": question.code})
        question.delete()


def offer_service(*, topic: Topic, kind: str, is_offered: bool, by: Any) -> ServiceOffer:
    """How requests about the topic are answered, and whether other programs see it. Raises NotAllowed."""
    require(can_keep_services(by))
    with atomic():
        lock(Topic, topic.pk)
        offer, _made = ServiceOffer.objects.update_or_create(
            topic=topic, defaults={"kind": kind, "is_offered": is_offered}
        )
        timeline.add(topic, "offer", by=by, data={"kind": kind, "is_offered": is_offered})
    return offer


def save_jurisdiction(*, by: Any, **words: Any) -> Jurisdiction:
    """What the server says about itself. Raises NotAllowed."""
    require(can_keep_clients(by))
    with atomic():
        row = Jurisdiction.objects.select_for_update().order_by("pk").first() or Jurisdiction()
        for name in ("code", "contact", "kind", "shows_text"):
            setattr(row, name, words[name])
        row.save()
    return row


def _check(words: dict[str, Any], choices: Sequence[Choice]) -> None:
    if not any(words.get(f"name_{language}") for language in ("kk", "ru", "en")):
        raise Invalid(fields={"name_kk": _("A question needs words in at least one language.")})
    if words["datatype"] in LISTS and words.get("is_variable", True) and not choices:
        raise Invalid(fields={"choices": _("A list needs values.")})
    keys = [choice[0] for choice in choices]
    if len(keys) != len(set(keys)) or not all(keys):
        raise Invalid(fields={"choices": _("Every value needs a key of its own.")})


def _write_choices(question: ServiceQuestion, choices: Sequence[Choice]) -> None:
    known = {choice.key: choice for choice in question.choices.all()}
    for order, (key, kk, ru, en) in enumerate(choices, start=1):
        choice = known.pop(key, None) or ServiceChoice(question=question, key=key)
        choice.order, choice.name_kk, choice.name_ru, choice.name_en = order, kk, ru, en
        choice.save()
    for gone in known.values():
        gone.delete()
