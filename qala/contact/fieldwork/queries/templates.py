"""Which answer templates fit an appeal."""

from collections.abc import Iterable
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import override

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.fieldwork.access import visible_templates
from qala.contact.fieldwork.models import AnswerTemplate
from qala.contact.fieldwork.rules.wording import filled
from qala.shared.clock import city_zone, today


def templates_in_use(user: Any, purpose: str = "") -> list[AnswerTemplate]:
    """All that the person may use, the often used first."""
    rows = visible_templates(user).filter(is_active=True)
    if purpose:
        rows = rows.filter(purpose=purpose)
    return list(rows.order_by("-used_count", "name_kk", "pk"))


def fitting(templates: Iterable[AnswerTemplate], appeal: Appeal) -> list[AnswerTemplate]:
    """Those for the appeal's topic, group and organisation, or for every."""
    topic = book().topics.get(appeal.topic_id)
    group_id = topic.group_id if topic else None
    return [
        one
        for one in templates
        if one.topic_id in (None, appeal.topic_id)
        and one.group_id in (None, group_id)
        and one.organisation_id in (None, appeal.executor_id)
    ]


def worded(template: AnswerTemplate, appeal: Appeal) -> str:
    """The template's text for one appeal, in the language of the appeal."""
    known = book()
    with override(appeal.language):
        values = {
            "number": appeal.number,
            "topic": known.topic_name(appeal.topic_id),
            "address": appeal.address,
            "executor": known.executor_name(appeal.executor_id),
            "received": date_format(appeal.received_at.astimezone(city_zone()), "SHORT_DATE_FORMAT"),
            "day": date_format(today(), "SHORT_DATE_FORMAT"),
        }
    return filled(template.text(appeal.language), values)
