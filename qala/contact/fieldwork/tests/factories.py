"""What the tests of the room stand on."""

from datetime import date
from typing import Any

from qala.contact.appeals.tests.factories import World
from qala.contact.fieldwork.actions import delegate, open_run, preview, save_template, start
from qala.contact.fieldwork.models import AnswerTemplate, BulkRow, BulkRun, Delegation
from tests import personas

LONG = "Жұмыс орындалды, қысым екі рет тексерілді, жылу қалпына келтірілді: {number}."


def colleague(world: World) -> Any:
    """A second executor of the home organisation."""
    return personas.executor(world.people.home)


def away(world: World, deputy: Any, **words: Any) -> Delegation:
    """The executor is away for the first week of March 2026."""
    given = {
        "organisation_id": world.people.home.pk,
        "absent": world.people.executor,
        "deputy": deputy,
        "valid_from": date(2026, 3, 2),
        "valid_to": date(2026, 3, 9),
        "by": world.people.executor_head,
    }
    return delegate(**{**given, **words})


def template(world: World, **words: Any) -> AnswerTemplate:
    """A city template for answers."""
    given = {
        "purpose": "answer", "name_kk": "Жылу", "name_ru": "Тепло", "name_en": "Heat", "text_kk": LONG,
        "text_ru": "Работы выполнены, давление проверено дважды, тепло подано: {number}.", "text_en": "",
        "topic": None, "group": None, "organisation": None, "is_active": True,
    }  # fmt: skip
    by = words.pop("by", world.people.controller)
    return save_template(template=None, by=by, **{**given, **words})


def started(kind: str, rows: Any, by: Any, **words: Any) -> BulkRun:
    """A run whose job has not yet been carried out."""
    run = open_run(kind=kind, rows=rows, by=by)
    preview(run_id=run.pk, by=by, **words)
    start(run_id=run.pk, by=by)
    run.refresh_from_db()
    return run


def outcomes(run: BulkRun) -> list[str]:
    """States of the rows in their order."""
    return list(BulkRow.objects.filter(run=run).order_by("pk").values_list("state", flat=True))
