"""Moderators let words and photos out, or keep them in."""

from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World
from qala.ground.files.tests.factories import photo
from qala.public.published.actions import refuse, release
from qala.public.published.models import Publication
from qala.public.published.queries.moderating import waiting
from qala.public.published.tests.conftest import SECRET_WORDS, Told
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.races import at_once


def test_release_leaves_the_queue_and_stands_in_the_timeline(world: World, told: Told) -> None:
    assert told.appeal in waiting()
    release(appeal_id=told.appeal.pk, words=" Cold stairway ", language="en", by=world.people.content_editor)
    row = Publication.objects.get()
    assert (row.words, row.language, row.by) == ("Cold stairway", "en", world.people.content_editor)
    assert told.appeal not in waiting()
    entry = timeline.of(told.appeal).get(verb="release")
    assert not entry.is_public


def test_only_moderators(world: World, told: Told) -> None:
    people = world.people
    for by in (people.operator, people.executor, people.resident, people.analyst):
        with pytest.raises(NotAllowed):
            release(appeal_id=told.appeal.pk, words="x", by=by)
        with pytest.raises(NotAllowed):
            refuse(appeal_id=told.appeal.pk, cause="abuse", by=by)
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    "words", ["Call 8 701 000 00 01", "write to a@example.org", "ИИН 880101300010", "кв. 12 холодно"]
)
def test_personal_data_is_refused_whoever_asks(world: World, told: Told, words: str) -> None:
    with pytest.raises(Invalid) as refused:
        release(appeal_id=told.appeal.pk, words=words, by=world.people.controller)
    assert "words" in refused.value.fields
    with pytest.raises(Invalid):
        release(appeal_id=told.appeal.pk, answers={told.answer.pk: words}, by=world.people.controller)


def test_only_its_own_photos_and_answers(world: World, told: Told) -> None:
    foreign = photo(by=world.people.operator)
    with pytest.raises(Invalid):
        release(appeal_id=told.appeal.pk, photos=[foreign.pk], by=world.people.controller)
    with pytest.raises(Invalid):
        release(appeal_id=told.appeal.pk, answers={told.answer.pk + 1: "x"}, by=world.people.controller)


def test_what_is_not_public_cannot_be_released(world: World) -> None:
    lift = world.appeal(topic_id=world.lifts.pk)
    with pytest.raises(Conflict):
        release(appeal_id=lift.pk, words="x", by=world.people.controller)


def test_a_decision_made_meanwhile_is_not_undone(world: World, told: Told) -> None:
    seen = timeline.newest(told.appeal, "release", "withhold")
    refuse(appeal_id=told.appeal.pk, cause="personal", by=world.people.controller, seen=seen)
    with pytest.raises(Conflict):
        release(appeal_id=told.appeal.pk, words="Cold", by=world.people.content_editor, seen=seen)
    assert Publication.objects.get().is_refused


def test_news_brings_it_back_into_the_queue(world: World, told: Told, frozen_clock: Any) -> None:
    from qala.contact.appeals.actions import answer, reopen

    release(appeal_id=told.appeal.pk, by=world.people.controller)
    assert not waiting().exists()
    frozen_clock.forward(hours=1)
    reopen(appeal_id=told.appeal.pk, reason="Cold again", by=world.people.controller)
    answer(
        appeal_id=told.appeal.pk,
        text="Repaired again, the pressure was tested twice.",
        by=world.people.executor,
    )
    assert list(waiting()) == [told.appeal]


def test_old_ones_leave_the_queue_unpublished(world: World, told: Told, frozen_clock: Any) -> None:
    frozen_clock.forward(days=31)
    assert not waiting().exists()


def test_the_page_shows_and_decides(world: World, told: Told, client_for: Any) -> None:
    client, address = client_for(world.people.content_editor), f"/open/moderation/{told.appeal.number}/"
    page = client.get(address).content.decode()
    assert SECRET_WORDS in page
    assert client.get(f"/files/{told.photo.pk}/thumb-320/").status_code == 200
    assert told.appeal.number in client.get("/open/moderation/").content.decode()
    wrong = client.post(address, {"do": "release", "words": "8 701 000 00 01", "language": "ru"})
    assert wrong.status_code == 422
    assert "8 701 000 00 01" in wrong.content.decode()
    key = f"is_released_{told.answer.pk}"
    given = {"do": "release", "words": "Cold", "language": "ru", "photos": [str(told.photo.pk)], key: "on",
             f"answer_{told.answer.pk}": "Repaired."}  # fmt: skip
    assert client.post(address, given).status_code == 302
    row = Publication.objects.get()
    assert [each.words for each in row.answers.all()] == ["Repaired."]
    assert client.post(address, {"do": "refuse", "cause": ""}).status_code == 422
    assert client.post(address, {"do": "refuse", "cause": "home", "is_hidden": "on"}).status_code == 302
    row.refresh_from_db()
    assert (row.is_hidden, row.words, row.photos.count()) == (True, "", 0)


@pytest.mark.django_db(transaction=True)
def test_two_moderators_at_once_make_one_decision(world: World, told: Told) -> None:
    by = world.people.controller
    words = {"appeal_id": told.appeal.pk, "by": by, "seen": 0}
    found = at_once(lambda: release(words="One", **words), lambda: release(words="Other", **words))
    assert sorted(isinstance(each, Conflict) for each in found) == [False, True]
    assert Publication.objects.count() == 1
