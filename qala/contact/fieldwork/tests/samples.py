"""One of each for the small city of the tests that cross rooms."""

from datetime import timedelta
from typing import Any

from qala.contact.appeals.models import Appeal
from qala.contact.fieldwork.models import (
    AnswerTemplate,
    BulkRow,
    BulkRun,
    Delegation,
    ExtensionRequest,
    NavigationLink,
)
from qala.shared.clock import now, today


def absence(city: Any) -> Delegation:
    """The executor is away; the head stands in."""
    people = city.people
    return Delegation.objects.first() or Delegation.objects.create(
        organisation=city.home, absent=people.executor, deputy=people.executor_head, by=people.executor_head,
        valid_from=today() + timedelta(days=30), valid_to=today() + timedelta(days=40), made_at=now(),
    )  # fmt: skip


def extension(city: Any) -> ExtensionRequest:
    """Asked for the planned appeal."""
    return ExtensionRequest.objects.first() or ExtensionRequest.objects.create(
        appeal=city.appeals["planned"], organisation=city.home, by=city.people.executor, amount=2,
        unit="calendar_days", reason="Бөлшек күтілуде", asked_at=now(),
    )  # fmt: skip


def run(city: Any) -> BulkRun:
    """A previewed run of the controller."""
    found = BulkRun.objects.first()
    if found is None:
        words = {"executor_id": city.people.elsewhere.pk, "reason": "Reform"}
        found = BulkRun.objects.create(
            kind="redirect", state="ready", words=words, by=city.people.controller, made_at=now()
        )
        rows = Appeal.objects.order_by("pk")[:3]
        BulkRow.objects.bulk_create([BulkRow(run=found, appeal=appeal) for appeal in rows])
    return found


def template(city: Any) -> AnswerTemplate:
    """The city's."""
    return AnswerTemplate.objects.first() or AnswerTemplate.objects.create(
        name_kk="Жұмыс орындалды", name_ru="Работы выполнены", name_en="Work done",
        text_kk="Жұмыс орындалды: {number}.", text_ru="Работы выполнены: {number}.",
    )  # fmt: skip


def link() -> NavigationLink:
    """A map link."""
    return NavigationLink.objects.first() or NavigationLink.objects.create(
        code="geo", template="geo:{lat},{lon}", name_kk="Карта", name_ru="Карта", name_en="Map"
    )


def fill(city: Any) -> None:
    """All of them, before anybody looks."""
    for make in (absence, extension, run, template):
        make(city)
    link()
