"""Vote: it works · the wrong are refused · nothing counts twice · nothing joins a person to a vote."""

from typing import Any

import pytest
from django.db import connection

from qala.contact.polls.actions import (
    cancel_poll,
    cast,
    close_poll,
    voter_of_phone,
    voter_of_token,
    voter_of_user,
)
from qala.contact.polls.models import Ballot, Poll, Vote
from qala.contact.polls.queries import has_voted, my_vote, open_polls, poll_sheet
from qala.contact.polls.tests.factories import KINDS, answer_to, draft, running, vote
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from tests.personas import Personas

pytestmark = pytest.mark.django_db
PHONE = "+77010000001"


def test_all_kinds_of_questions(personas: Personas) -> None:
    poll = running(personas.content_editor, *KINDS)
    receipt = vote(poll, 1, 1)
    assert (receipt.is_change, receipt.may_change) == (False, True)
    [kept], [ballot] = Vote.objects.all(), Ballot.objects.all()
    assert kept.answers == {str(row.pk): answer_to(row, 1) for row in poll.questions.all()}
    assert (ballot.origin, ballot.is_counted) == ("site", True)


def test_a_second_vote_replaces_the_first(personas: Personas) -> None:
    poll = running(personas.content_editor)
    vote(poll, 1, 0)
    assert vote(poll, 1, 2).is_change
    [kept] = Vote.objects.all()
    assert kept.answers == {str(row.pk): answer_to(row, 2) for row in poll.questions.all()}
    assert Ballot.objects.count() == 1
    assert my_vote(poll, voter_of_token(f"browser-{1:0>20}")) == kept
    assert my_vote(poll, voter_of_token(f"browser-{2:0>20}")) is None


def test_where_nothing_may_be_changed_no_thread_is_kept(personas: Personas) -> None:
    poll = running(personas.content_editor, may_change=False)
    vote(poll, 1, 0)
    with pytest.raises(Conflict) as refusal:
        vote(poll, 1, 2)
    assert refusal.value.code == "already_voted"
    [kept] = Vote.objects.all()
    assert kept.change_key is None
    assert kept.answers == {str(row.pk): answer_to(row, 0) for row in poll.questions.all()}


def test_account_and_phone_are_one_person(personas: Personas) -> None:
    resident = personas.resident
    resident.phone = PHONE
    resident.save()
    poll = running(personas.content_editor)
    vote(poll, 0, 0, voter=voter_of_user(resident), origin="account")
    assert has_voted(poll.pk, voter_of_phone(PHONE))
    with pytest.raises(Conflict):
        vote(poll, 0, 1, voter=voter_of_phone(PHONE), origin="desk")
    assert vote(poll, 0, 1, voter=voter_of_phone(PHONE), origin="bot").is_change
    assert Vote.objects.count() == 1
    assert Ballot.objects.filter(is_counted=True).count() == 1


def test_a_phone_that_has_voted_and_an_account_that_comes_later(personas: Personas) -> None:
    poll = running(personas.content_editor)
    vote(poll, 0, 0, voter=voter_of_phone(PHONE), origin="desk")
    resident = personas.resident
    resident.phone = PHONE
    resident.save()
    assert vote(poll, 0, 1, voter=voter_of_user(resident), origin="account").is_change
    resident.phone = None
    resident.save()
    with pytest.raises(Conflict):
        vote(poll, 0, 2, voter=voter_of_user(resident), origin="account")
    assert (Vote.objects.count(), Ballot.objects.filter(is_counted=True).count()) == (1, 1)


def test_who_may_answer(personas: Personas, districts: list[Any]) -> None:
    home, away = districts
    poll = running(personas.content_editor, audience="district", districts=[home])
    with pytest.raises(NotAllowed):
        vote(poll, 1, district_id=home.pk)
    by = {"voter": voter_of_user(personas.resident), "origin": "account"}
    with pytest.raises(Invalid) as refusal:
        vote(poll, 1, **by)
    assert list(refusal.value.fields) == ["district"]
    with pytest.raises(NotAllowed):
        vote(poll, 1, district_id=away.pk, **by)
    vote(poll, 1, district_id=home.pk, **by)
    assert Vote.objects.get().district == home
    anybody = running(personas.content_editor, audience="confirmed")
    with pytest.raises(NotAllowed):
        vote(anybody, 1)


def test_what_is_wrong_stands_beside_the_question(personas: Personas) -> None:
    poll = running(personas.content_editor, "one", "scale", "many")
    one, scale, many = poll.questions.all()
    with pytest.raises(Invalid) as refusal:
        cast(
            poll_id=poll.pk, answers={one.pk: 0, many.pk: [], 10**9: 1}, voter=voter_of_token("t" * 20),
            origin="site", age_band="ancient", district_id=10**9,
        )  # fmt: skip
    expected = {f"q{one.pk}", f"q{scale.pk}", f"q{many.pk}", f"q{10**9}", "age_band", "district"}
    assert set(refusal.value.fields) == expected
    assert not Ballot.objects.exists()


def test_only_while_it_is_open(personas: Personas, frozen_clock: Any) -> None:
    by = personas.content_editor
    with pytest.raises(Missing):
        cast(poll_id=draft(by).pk, answers={}, voter=voter_of_token("t" * 20), origin="site")
    poll = running(by)
    assert [card.id for card in open_polls()] == [poll.pk]
    frozen_clock.move_to(poll.closes_at)
    with pytest.raises(Conflict) as refusal:
        vote(poll, 1)
    assert refusal.value.code == "not_open"
    assert open_polls() == []
    with pytest.raises(Missing):
        poll_sheet(poll.pk)


def test_nothing_joins_a_person_to_a_vote(personas: Personas) -> None:
    poll = running(personas.content_editor)
    for name in range(40):
        vote(poll, name, name % 3)
    assert not [field for field in Vote._meta.get_fields() if field.related_model is Ballot]
    before = [[str(row.pk) for row in model.objects.raw(f"SELECT id FROM {model._meta.db_table} ORDER BY ctid")]
              for model in (Ballot, Vote)]  # fmt: skip
    close_poll(poll_id=poll.pk, by=personas.content_editor)
    poll.refresh_from_db()
    assert poll.change_secret == ""
    assert not Vote.objects.exclude(change_key=None).exists()
    assert not Vote.objects.filter(pk__in=before[1]).exists()
    assert (Ballot.objects.count(), Vote.objects.count()) == (40, 40)
    with connection.cursor() as cursor:
        for model in (Ballot, Vote):
            cursor.execute(f"SELECT DISTINCT xmin::text FROM {model._meta.db_table}")
            assert len(cursor.fetchall()) == 1
        cursor.execute("SELECT answers FROM polls_vote ORDER BY ctid")
        order = [row[0] for row in cursor.fetchall()]
    [one] = poll.questions.all()
    assert order != [f'{{"{one.pk}": {answer_to(one, n % 3)}}}' for n in range(40)]
    assert {entry.verb for entry in timeline.of(poll)} == {"create", "add_question", "open", "close"}


def test_a_cancelled_poll_keeps_no_secret_and_is_not_there(personas: Personas) -> None:
    poll = running(personas.content_editor)
    vote(poll, 1)
    cancel_poll(poll_id=poll.pk, reason="A mistake in the question", by=personas.content_editor)
    assert Poll.objects.get().change_secret == ""
    with pytest.raises(Conflict):
        vote(poll, 2)


def test_keys_say_nothing_without_the_secret(personas: Personas) -> None:
    one, two = running(personas.content_editor), running(personas.content_editor)
    for poll in (one, two):
        vote(poll, 0, voter=voter_of_phone(PHONE), origin="bot")
    keys = set(Ballot.objects.values_list("key", flat=True))
    assert len(keys) == 2
    assert not any(PHONE[1:] in key for key in keys)


def test_the_sheet_and_the_cards(personas: Personas, count_queries: Any) -> None:
    poll = running(personas.content_editor, *KINDS)
    sheet = poll_sheet(poll.pk, "ru")
    assert (sheet.title, [each.kind for each in sheet.questions]) == ("Парк", list(KINDS))
    assert [option.text for option in sheet.questions[0].options] == ["Ответ 1", "Ответ 2", "Ответ 3"]
    resident = personas.resident
    with count_queries() as one:
        open_polls(user=resident)
    running(personas.content_editor, may_change=False)
    with count_queries() as two:
        assert len(open_polls(user=resident)) == 2
    assert len(one) == len(two)
    vote(Poll.objects.get(may_change=False), 0, voter=voter_of_user(resident), origin="account")
    assert [card.id for card in open_polls(user=resident)] == [poll.pk]
