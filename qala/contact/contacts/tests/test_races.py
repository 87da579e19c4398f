"""Two at once, on two real connections: one draft, one contact."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from qala.contact.contacts import reference
from qala.contact.contacts.actions import Talk, drop_draft, finish, keep_draft, unfinished
from qala.contact.contacts.models import Contact, ContactDraft
from qala.contact.contacts.queries import gate
from qala.ground.places import locating
from qala.shared.errors import Conflict
from tests.personas import everybody
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def world(transactional_db: None, frozen_clock: Any) -> Iterator[World]:
    for forget in (forget_book, locating.forget, gate.forget):
        forget()
    made = make_world(everybody())
    reference.load(lambda line: None)
    yield made
    for forget in (forget_book, locating.forget, gate.forget):
        forget()


def test_two_saves_of_one_tab(world: World) -> None:
    key, by = uuid.uuid4(), world.people.operator
    results = at_once(*(lambda n=n: keep_draft(key=key, data={"said": str(n)}, by=by) for n in range(3)))
    assert len(results) == 3
    assert ContactDraft.objects.get().data["said"] in ("0", "1", "2")


def test_a_save_meets_the_end_of_the_talk(world: World) -> None:
    by = world.people.operator
    for _round in range(3):
        key = uuid.uuid4()
        keep_draft(key=key, data={"phone": "+77010000001"}, by=by)
        talk = Talk("phone", "x", world.heat.pk, phone="+77010000001", draft_key=key)
        before = Contact.objects.count()
        at_once(
            lambda talk=talk: finish(talk=talk, outcome="consultation", by=by),
            lambda key=key: keep_draft(key=key, data={"phone": "+77010000001", "said": "late"}, by=by),
            lambda key=key: drop_draft(key=key, by=by),
        )
        assert Contact.objects.count() == before + 1
        assert not unfinished(by).exists()


def test_one_draft_in_two_tabs_ends_once(world: World) -> None:
    by, key = world.people.operator, uuid.uuid4()
    talk = Talk("phone", "x", world.heat.pk, draft_key=key)
    results = at_once(*[lambda: finish(talk=talk, outcome="consultation", by=by)] * 3)
    assert [type(one) for one in refused(results)] == [Conflict, Conflict]
    assert Contact.objects.count() == 1
