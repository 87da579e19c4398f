"""Two at once, on two real connections: exactly one outcome, nobody waits for ever."""

from typing import Any

import pytest

from qala.public.opendata.actions import (
    decline_reuse,
    put_reuse_right,
    revise_reuse,
    show_reuse,
    show_revision,
)
from qala.public.opendata.models import Reuse
from qala.public.opendata.tests import factories
from qala.shared import timeline
from tests.personas import everybody
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_two_tell_of_the_same_address() -> None:
    results = at_once(*[lambda: factories.proposed().pk] * 3)
    assert refused(results) == []
    assert len(set(results)) == Reuse.objects.count() == 1
    assert timeline.of(Reuse.objects.get()).count() == 1


def test_two_moderators() -> None:
    people = everybody()
    row = factories.proposed()
    acts: list[Any] = [
        lambda: show_reuse(
            reuse_id=row.pk, by=people.content_editor, datasets=["projects"], **factories.WORDS
        ),
        lambda: decline_reuse(reuse_id=row.pk, reason="Жоқ", by=people.administrator),
    ]
    assert [each.code for each in refused(at_once(*acts))] == ["wrong_stage"]
    assert timeline.of(row).count() == 2


def test_changed_words_and_two_moderators() -> None:
    people = everybody()
    row = factories.shown(people.content_editor, by=people.resident)
    given: Any = {"reuse_id": row.pk, "datasets": ["projects"]}
    words = {**factories.WORDS, "title": "Басқа"}
    at_once(*[lambda: revise_reuse(by=people.resident, **given, **words)] * 3)
    assert [*row.versions.values_list("state", flat=True)] == ["waits", "shown"]
    seen = timeline.newest(row)
    acts: list[Any] = [
        lambda: show_revision(by=people.content_editor, seen=seen, **given, **words),
        lambda: put_reuse_right(by=people.administrator, seen=seen, **given, **{**words, "title": "Үшінші"}),
    ]
    assert [each.code for each in refused(at_once(*acts))] == ["changed"]
    assert timeline.of(row).count() == 4
