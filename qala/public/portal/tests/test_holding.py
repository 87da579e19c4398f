"""Blocked words, and the rows that decide."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from qala.contact.appeals.actions import change_topic
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.catalog.queries import forget_book
from qala.public.portal.actions import block_word, decide_held, unblock_word
from qala.public.portal.models import BlockedWord, HeldAppeal
from qala.public.portal.queries.blocked import blocked_words, forget
from qala.public.portal.reference import load
from qala.public.portal.tests.conftest import send
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, NotAllowed


@pytest.fixture
def blocked(town: World) -> World:
    BlockedWord.objects.create(word="сволоч", valid_from=today())
    forget()
    return town


def test_registered_but_not_public(blocked: World, client: Client) -> None:
    assert send(client, blocked, text="Отключили свет, сволочи, звоните 8 701 000 00 01").status_code == 200
    appeal = Appeal.objects.get()
    assert not appeal.is_public
    assert appeal.executor_id is not None, "it is worked on like all others"
    assert not any("сволоч" in entry.note for entry in timeline.of(appeal).filter(is_public=True))
    send(client, blocked, key="d" * 32, text="Отключили свет")
    assert HeldAppeal.objects.count() == 1
    assert Appeal.objects.filter(is_public=True).count() == 1


def test_what_the_desk_writes_is_not_held(blocked: World) -> None:
    blocked.appeal(text="Говорят: сволочи", channel="phone", by=blocked.people.operator)
    assert not HeldAppeal.objects.exists()


def test_somebody_reads_it(blocked: World, client: Client, client_for: Any) -> None:
    send(client, blocked, text="Сволочи, звоните 8 701 000 00 01")
    controller = client_for(blocked.people.controller)
    page = controller.get("/submit/held/").content.decode()
    assert "701" not in page
    appeal = Appeal.objects.get()
    assert controller.post(f"/submit/held/{appeal.pk}/", {"verb": "show"}).status_code == 302
    appeal.refresh_from_db()
    assert appeal.is_public
    with pytest.raises(Conflict):
        decide_held(appeal_id=appeal.pk, is_shown=False, by=blocked.people.controller)
    with pytest.raises(NotAllowed):
        decide_held(appeal_id=appeal.pk, is_shown=False, by=blocked.people.executor)
    assert "note" in [entry.verb for entry in timeline.of(appeal)]


def test_a_topic_that_is_not_public_stays_so(blocked: World, client: Client) -> None:
    send(client, blocked, text="Сволочи", topic=blocked.lifts.pk)
    appeal = Appeal.objects.get()
    decide_held(appeal_id=appeal.pk, is_shown=True, by=blocked.people.controller)
    appeal.refresh_from_db()
    assert appeal.is_public == blocked.lifts.is_public


def test_another_topic_lets_nothing_out(blocked: World, client: Client) -> None:
    send(client, blocked, text="Сволочи", topic=blocked.heat.pk)
    appeal = Appeal.objects.get()
    other = blocked.lifts
    other.is_public = True
    other.save()
    forget_book()
    change_topic(appeal_id=appeal.pk, topic_id=other.pk, reason="Lift", by=blocked.people.operator)
    appeal.refresh_from_db()
    assert (appeal.topic_id, appeal.is_public) == (other.pk, False)


def test_words_are_kept(town: World, client_for: Any) -> None:
    admin, day = town.people.administrator, today()
    word = block_word(word="  Дурак  ", valid_from=day, by=admin)
    assert blocked_words() == ("дурак",)
    with pytest.raises(Conflict):
        block_word(word="дурак", valid_from=day, by=admin)
    for typed, begins in (("ой", day), ("болван", date(2026, 3, 1))):
        with pytest.raises(Invalid):
            block_word(word=typed, valid_from=begins, by=admin)
    for act in (lambda by: block_word(word="плохо", valid_from=day, by=by),
                lambda by: unblock_word(pk=word.pk, by=by)):  # fmt: skip
        with pytest.raises(NotAllowed):
            act(town.people.controller)
    unblock_word(pk=word.pk, by=admin)
    assert blocked_words() == ()
    assert [entry.verb for entry in timeline.of(word)] == ["add", "end"]
    page = client_for(admin)
    assert "/parameters/portal.code_tries/" in page.get("/submit/rules/").content.decode()
    assert page.post("/submit/rules/words/add/", {"word": "болван", "valid_from": day}).status_code == 302
    assert blocked_words() == ("болван",)


def test_reference_rows_are_made_once(town: World) -> None:
    lines: list[str] = []
    load(lines.append)
    load(lines.append)
    assert lines[1] == "public form: 0 rows added"
