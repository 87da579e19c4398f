"""Merging, joining and linking at once: one main appeal, one pointer, nobody waits for ever."""

import pytest

from qala.contact.appeals.actions import (
    Person,
    answer,
    close,
    join,
    link,
    merge,
    note,
    reject,
)
from qala.contact.appeals.models import Link
from qala.contact.appeals.queries.reporters import reporters_of, twin_ids
from qala.contact.appeals.tests.factories import PROOF, World
from qala.contact.appeals.tests.racing import ROUNDS, active, check, verbs
from qala.contact.appeals.tests.racing import committed_world as _committed_world  # noqa: F401  the fixture `world`
from qala.contact.catalog.rules.stages import Stage
from qala.shared.errors import Conflict
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_merge_and_close(world: World) -> None:
    """The main appeal is closed without work while another is merged into it."""
    for _round in range(ROUNDS):
        main, double = active(world), world.appeal()
        results = at_once(
            lambda a=double.pk, b=main.pk: merge(appeal_id=a, into_id=b, by=world.people.operator),
            lambda pk=main.pk: reject(appeal_id=pk, reason="nonsense", by=world.people.controller),
        )
        check(main)
        check(double)
        assert main.stage == Stage.REJECTED
        # Either it was merged in time, or it stands on its own: nothing joins what has ended.
        alone, merged = (None, Stage.NEW), (main.pk, Stage.REJECTED)
        assert (double.duplicate_of_id, double.stage) == (alone if refused(results) else merged)


def test_merge_there_and_back(world: World) -> None:
    for _round in range(ROUNDS):
        one, two = world.appeal(), world.appeal()
        results = at_once(
            lambda a=one.pk, b=two.pk: merge(appeal_id=a, into_id=b, by=world.people.operator),
            lambda a=two.pk, b=one.pk: merge(appeal_id=a, into_id=b, by=world.people.shift_supervisor),
        )
        assert len(refused(results)) == 1
        check(one)
        check(two)
        assert sorted([one.duplicate_of_id, two.duplicate_of_id], key=bool) in (
            [None, one.pk],
            [None, two.pk],
        )


def test_a_merge_with_followers_meets_a_merge_of_a_follower(world: World) -> None:
    """The follower is older than the appeal it follows, so naive locks would be taken crosswise."""
    for _round in range(ROUNDS):
        follower, first, main = world.appeal(), world.appeal(), world.appeal()
        merge(appeal_id=follower.pk, into_id=first.pk, by=world.people.operator)
        at_once(
            lambda a=first.pk, b=main.pk: merge(appeal_id=a, into_id=b, by=world.people.operator),
            lambda a=follower.pk, b=first.pk: merge(appeal_id=a, into_id=b, by=world.people.operator),
            lambda a=follower.pk: note(appeal_id=a, text="meanwhile", by=world.people.operator),
        )
        assert check(first).duplicate_of_id == check(follower).duplicate_of_id == main.pk


def test_a_chain_of_merges_ends_in_one_main_appeal(world: World) -> None:
    for _round in range(ROUNDS):
        one, two, three = world.appeal(), world.appeal(), world.appeal()
        at_once(
            lambda a=one.pk, b=two.pk: merge(appeal_id=a, into_id=b, by=world.people.operator),
            lambda a=two.pk, b=three.pk: merge(appeal_id=a, into_id=b, by=world.people.operator),
        )
        for each in (one, two):
            target = check(each).duplicate_of
            # Nobody follows an appeal that itself follows another.
            assert target is None or target.duplicate_of_id is None


def test_two_link_crosswise(world: World) -> None:
    for _round in range(ROUNDS):
        one, two = world.appeal(), world.appeal()
        results = at_once(
            lambda a=one.pk, b=two.pk: link(appeal_id=a, other_id=b, by=world.people.operator),
            lambda a=two.pk, b=one.pk: link(appeal_id=a, other_id=b, by=world.people.operator),
        )
        assert [type(one) for one in refused(results)] == [Conflict]
        assert Link.objects.filter(one=min(one.pk, two.pk), other=max(one.pk, two.pk)).count() == 1


def test_merge_and_close_of_the_duplicate(world: World) -> None:
    """One merges it, another closes it without work: it ends once, and the other is told why."""
    for _round in range(ROUNDS):
        main, double = active(world), world.appeal()
        results = at_once(
            lambda a=double.pk, b=main.pk: merge(appeal_id=a, into_id=b, by=world.people.operator),
            lambda pk=double.pk: reject(appeal_id=pk, reason="nonsense", by=world.people.controller),
        )
        (told,) = refused(results)
        assert (told.code, "no longer possible" in str(told.message)) == ("wrong_stage", True)
        check(double)
        is_merged = double.duplicate_of_id == main.pk
        assert [verb for verb in verbs(double) if verb in ("merge", "reject")] == [
            "merge" if is_merged else "reject"
        ]
        assert ("absorb" in verbs(main)) == is_merged


def test_confirm_and_merge_into_it(world: World) -> None:
    """The main appeal is answered and confirmed: whoever merges into it meanwhile is told that it has ended."""
    for _round in range(ROUNDS):
        main, double = active(world), world.appeal()
        answer(appeal_id=main.pk, text=PROOF, by=world.people.executor)
        results = at_once(
            lambda pk=main.pk: close(appeal_id=pk, by=world.people.controller),
            lambda a=double.pk, b=main.pk: merge(appeal_id=a, into_id=b, by=world.people.operator),
        )
        assert [told.code for told in refused(results)] == ["cannot_absorb"]
        assert check(main).closed_at
        assert check(double).stage == Stage.NEW


def test_join_and_merge_into_an_older_one(world: World) -> None:
    """The main appeal is the older, so the joiner of the newer would lock crosswise; nobody's words are lost."""
    for _round in range(ROUNDS):
        main, twin, other = world.appeal(), world.appeal(), world.appeal()
        merge(appeal_id=other.pk, into_id=twin.pk, by=world.people.operator)
        results = at_once(
            lambda a=twin.pk, b=main.pk: merge(appeal_id=a, into_id=b, by=world.people.operator),
            lambda pk=twin.pk: join(appeal_id=pk, channel="phone", words="me too", by=world.people.operator),
            lambda pk=other.pk: join(appeal_id=pk, channel="phone", words="me too", by=world.people.operator),
        )
        assert not refused(results)
        assert reporters_of(main, twin_ids(main)).filter(words="me too").count() == 2


def test_two_join_with_the_same_phone(world: World) -> None:
    appeal, who = world.appeal(), Person(phone="+77010000002")
    act = lambda: join(appeal_id=appeal.pk, channel="phone", person=who, by=world.people.operator)  # noqa: E731
    assert [told.code for told in refused(at_once(act, act))] == ["joined_already"]
    assert appeal.reporters.count() == 1
