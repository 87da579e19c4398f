"""The knowledge base behind the desk's door."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from qala.contact.contacts.queries.knowing import Article, Banner, Knowledge, Script, use_knowledge
from qala.contact.knowledge.actions import record_use
from qala.contact.knowledge.models import Article as Known
from qala.contact.knowledge.queries import answers_for, banners_for, scripts_for
from qala.shared.clock import today


def _answers(typed: str, topic_id: int | None, district_id: int | None, language: str) -> Sequence[Article]:
    found = answers_for(typed, topic_id, district_id, today(), language)
    return [Article(each.article_id, each.title, each.html, each.url, each.topic_ids) for each in found]


def _scripts(topic_id: int) -> Sequence[Script]:
    return [Script(each.name, reverse("knowledge:walk", args=[each.code])) for each in scripts_for(topic_id)]


def _banners(topic_id: int | None, district_id: int | None, language: str) -> Sequence[Banner]:
    return [
        Banner(each.title, each.text, each.tone)
        for each in banners_for(today(), topic_id, district_id, language)
    ]


def _title(article_id: int) -> str:
    found = Known.objects.filter(pk=article_id).select_related("published").first()
    if found is None or found.published is None:
        return ""
    return str(found.published.spoken_title(get_language() or "kk").text)


def _used(article_id: int, contact_id: int, by: Any) -> None:
    record_use(article_id=article_id, by=by)


def open_door() -> None:
    """Called when the room starts."""
    use_knowledge(Knowledge(_answers, _banners, _title, _used, _scripts))
