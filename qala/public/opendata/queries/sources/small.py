"""Tables that are read as a whole: districts, topics, articles, polls."""

from collections.abc import Iterator
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qala.contact.catalog.queries import book
from qala.contact.knowledge.rules.markup import to_plain
from qala.contact.polls.models import Poll
from qala.contact.polls.models.poll import Results, Stage
from qala.contact.polls.queries.results import age_label, district_label_of
from qala.ground.places.models import District
from qala.ground.places.queries.hits import district_label
from qala.public.faq.queries.questions import by_groups
from qala.public.opendata.queries.addresses import whole
from qala.public.opendata.queries.sources.source import Source
from qala.public.opendata.rules.datasets import GEOMETRY, Row
from qala.public.opendata.rules.parameters import OpenDataParameters
from qala.shared.clock import city_zone, today
from qala.shared.parameters.reading import of_today

Json = dict[str, Any]


def _districts() -> Iterator[Row]:
    for each in District.objects.as_of(today()).order_by("code"):
        yield {
            "district": each.code,
            "name": each.name,
            "kato": each.kato,
            "area_km2": each.area_km2,
            GEOMETRY: each.outline,
        }


def _topics() -> Iterator[Row]:
    for each in book().topics.values():
        if each.is_active and each.is_public and each.group.is_active:
            yield {
                "topic": each.code,
                "name": each.name,
                "group": each.group.code,
                "group_name": each.group.name,
                "about": each.description,
                "is_emergency": each.is_emergency,
            }


def _articles() -> Iterator[Row]:
    for group in by_groups():
        for each in group.questions:
            yield {
                "article": each.pk,
                "title": each.title,
                "text": to_plain(each.answer.body),
                "language": each.answer.language or (get_language() or "")[:2],
                "topics": " ".join(topic.code for topic in each.topics),
                "address": whole(each.url),
            }


def _polls() -> Iterator[Row]:
    """Closed and counted for good, those alone whose results the city publishes. What too few answered is left out."""
    least = of_today(OpenDataParameters).least_people
    found = Poll.objects.filter(stage=Stage.CLOSED, counted__is_final=True).exclude(results=Results.NEVER)
    for poll in found.select_related("counted").prefetch_related("questions__options").order_by("pk"):
        asked = {each.pk: each for each in poll.questions.all()}
        head = {
            "poll": poll.pk,
            "poll_title": poll.title,
            "opened_on": localdate(poll.opened_at or poll.opens_at, city_zone()),
            "closed_on": localdate(poll.ended_at or poll.closes_at, city_zone()),
        }
        for figure in poll.counted.figures:
            if figure["id"] in asked and figure["answered"] >= least:
                yield from _figure(head, asked[figure["id"]], figure, least)


def _figure(head: Row, question: Any, figure: Json, least: int) -> Iterator[Row]:
    start = {**head, "question": question.pk, "question_text": question.text}
    labels = {str(option.pk): option.text for option in question.options.all()}
    for cell in figure["cells"]:
        yield {
            **start,
            **_cell("", "", cell["key"], labels),
            "answered": figure["answered"],
            "count": cell["count"],
        }
    for by, groups in figure.get("by", {}).items():
        told = groups["rows"] if groups else ()
        if any(row["answered"] < least for row in told):
            continue  # one group left out would be the rest of all
        for row in told:
            name = _group(by, row["groups"])
            for key, count in zip(groups["columns"], row["counts"], strict=True):
                yield {**start, **_cell(by, name, key, labels), "answered": row["answered"], "count": count}


def _group(by: str, names: list[str]) -> str:
    label = district_label_of if by == "district" else age_label
    return ", ".join(label(name) for name in sorted(names, key=lambda name: (name == "", name)))


def _cell(by: str, group: str, key: str, labels: dict[str, str]) -> Row:
    if key.startswith("d"):
        parts = [part.removeprefix("d") for part in key.split("+")]
        words = ", ".join(district_label(int(part)) if part else _("outside") for part in parts)
    else:
        words = labels.get(key, key)
    return {"by": by, "group": group, "answer": key, "answer_text": words}


DISTRICTS, TOPICS, ARTICLES, POLLS = Source(_districts), Source(_topics), Source(_articles), Source(_polls)
