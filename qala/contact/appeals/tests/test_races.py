"""Two at once, on two real connections: exactly one outcome, nobody waits for ever."""

import contextvars
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import OperationalError, connections
from django.test import Client

from qala.contact.appeals.actions import (
    Person,
    accept,
    answer,
    close,
    extend,
    give_back,
    join,
    link,
    merge,
    note,
    redirect,
    reject,
    reopen,
)
from qala.contact.appeals.actions.sweep import sweep
from qala.contact.appeals.models import Appeal, Link
from qala.contact.appeals.queries.reporters import reporters_of, twin_ids
from qala.contact.appeals.tests.factories import PROOF, World, make_world
from qala.contact.catalog.queries import forget_book
from qala.contact.catalog.rules.stages import ENDED_STAGES, Stage
from qala.ground.places import locating
from qala.shared import timeline
from qala.shared.errors import Conflict, NotAllowed, Refusal
from tests.personas import everybody

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ROUNDS = 3
PATIENCE = 30  # seconds; PostgreSQL itself ends a deadlock after one
Act = Callable[[], Any]


@pytest.fixture
def world(transactional_db: None, frozen_clock: Any) -> Iterator[World]:
    forget_book()
    locating.forget()
    yield make_world(everybody())
    forget_book()
    locating.forget()


def at_once(*acts: Act) -> list[Any]:
    """Run every act in a thread of its own, all beginning together; their results, a Refusal in place of one.

    Anything else that is raised (a deadlock, a broken constraint) fails the test.
    """
    start = threading.Barrier(len(acts))
    results: list[Any] = [None] * len(acts)

    def run(index: int, act: Act, context: contextvars.Context) -> None:
        try:
            start.wait(PATIENCE)
            results[index] = context.run(act)
        except Refusal as refusal:
            results[index] = refusal
        except BaseException as error:
            results[index] = error
        finally:
            connections.close_all()

    # The frozen clock lives in the context, which a thread does not inherit.
    threads = [
        threading.Thread(target=run, args=(*pair, contextvars.copy_context()), daemon=True)
        for pair in enumerate(acts)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads), "somebody waits for ever"
    broken = [one for one in results if isinstance(one, BaseException) and not isinstance(one, Refusal)]
    assert not broken, broken
    return results


def refused(results: list[Any]) -> list[Refusal]:
    return [one for one in results if isinstance(one, Refusal)]


def verbs(appeal: Appeal) -> list[str]:
    return [entry.verb for entry in timeline.of(appeal).order_by("id")]


def active(world: World, **words: Any) -> Appeal:
    appeal = world.appeal(**words)
    accept(appeal_id=appeal.pk, by=world.people.executor)
    return appeal


def check(appeal: Appeal) -> Appeal:
    """What holds after every race: one open assignment at most, pointers that fit the targets."""
    appeal.refresh_from_db()
    assert appeal.assignments.filter(until=None).count() <= 1
    running = (
        appeal.targets.filter(met_at=None, cancelled_at=None, paused_since=None).order_by("due_at").first()
    )
    assert appeal.next_due_at == (running.due_at if running else None)
    if appeal.stage in ENDED_STAGES:
        assert appeal.resolved_at or appeal.closed_at
    return appeal


def test_accept_and_give_back(world: World) -> None:
    by = world.people.executor
    for _round in range(ROUNDS):
        appeal = world.appeal()
        results = at_once(
            lambda pk=appeal.pk: accept(appeal_id=pk, by=by),
            lambda pk=appeal.pk: give_back(appeal_id=pk, reason="not ours", by=by),
        )
        check(appeal)
        # Accepted, then given back is a life; given back and then accepted is not: it is theirs no more.
        done = [verb for verb in verbs(appeal) if verb in ("accept", "give_back")]
        assert done in (["accept", "give_back"], ["give_back"])
        assert len(refused(results)) == 2 - len(done)
        assert (appeal.stage, appeal.executor_id) == (Stage.NEW, None)


def test_two_accept(world: World) -> None:
    appeal = world.appeal()
    by = [world.people.executor, world.people.executor_head]
    results = at_once(*(lambda who=who: accept(appeal_id=appeal.pk, by=who) for who in by))
    assert len(refused(results)) == 1
    assert verbs(check(appeal)).count("accept") == 1


def test_answer_and_redirect(world: World) -> None:
    for _round in range(ROUNDS):
        appeal = active(world)
        results = at_once(
            lambda pk=appeal.pk: answer(appeal_id=pk, text=PROOF, by=world.people.executor),
            lambda pk=appeal.pk: redirect(
                appeal_id=pk, executor_id=world.people.elsewhere.pk, reason="theirs", by=world.people.operator
            ),
        )
        assert len(refused(results)) == 1
        check(appeal)
        is_answered = appeal.answers.exists()
        assert appeal.stage == (Stage.DONE if is_answered else Stage.NEW)
        assert appeal.executor_id == (world.people.home.pk if is_answered else world.people.elsewhere.pk)


def test_two_answer(world: World) -> None:
    appeal = active(world)
    by = [world.people.executor, world.people.executor_head]
    results = at_once(*(lambda who=who: answer(appeal_id=appeal.pk, text=PROOF, by=who) for who in by))
    assert len(refused(results)) == 1
    assert appeal.answers.count() == 1
    assert verbs(check(appeal)).count("answer") == 1


def test_answer_and_reject(world: World) -> None:
    for _round in range(ROUNDS):
        appeal = active(world)
        results = at_once(
            lambda pk=appeal.pk: answer(appeal_id=pk, text=PROOF, by=world.people.executor),
            lambda pk=appeal.pk: reject(appeal_id=pk, reason="nonsense", by=world.people.controller),
        )
        assert len(refused(results)) == 1
        assert len([verb for verb in verbs(check(appeal)) if verb in ("answer", "reject")]) == 1


def test_close_and_reopen(world: World) -> None:
    for _round in range(ROUNDS):
        appeal = active(world)
        answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor)
        results = at_once(
            lambda pk=appeal.pk: close(appeal_id=pk, by=world.people.controller),
            lambda pk=appeal.pk: reopen(appeal_id=pk, reason="still cold", by=world.people.controller),
        )
        check(appeal)
        done = [verb for verb in verbs(appeal) if verb in ("close", "reopen")]
        assert done in (["reopen"], ["close", "reopen"])
        assert len(refused(results)) == 2 - len(done)
        assert (appeal.stage, appeal.closed_at) == (Stage.ACTIVE, None)


def test_two_reopen(world: World) -> None:
    appeal = active(world)
    answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor)
    by = [world.people.controller, world.people.shift_supervisor]
    results = at_once(*(lambda who=who: reopen(appeal_id=appeal.pk, reason="cold", by=who) for who in by))
    assert len(refused(results)) == 1
    assert check(appeal).reopened_count == 1


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


def test_accept_and_redirect(world: World) -> None:
    """The executor takes it on while the desk gives it to another."""
    for _round in range(ROUNDS):
        appeal = world.appeal()
        results = at_once(
            lambda pk=appeal.pk: accept(appeal_id=pk, by=world.people.executor),
            lambda pk=appeal.pk: redirect(
                appeal_id=pk, executor_id=world.people.elsewhere.pk, reason="theirs", by=world.people.operator
            ),
        )
        check(appeal)
        done = [verb for verb in verbs(appeal) if verb in ("accept", "redirect")]
        # Redirected first, it is no longer theirs to take on, and they are told so; either way it ends elsewhere, anew.
        assert done in (["accept", "redirect"], ["redirect"])
        assert [type(one) for one in refused(results)] == [NotAllowed] * (2 - len(done))
        assert (appeal.stage, appeal.executor_id) == (Stage.NEW, world.people.elsewhere.pk)
        assert appeal.assignments.get(until=None).organisation_id == world.people.elsewhere.pk
        assert appeal.targets.filter(kind="accept", met_at=None, cancelled_at=None).count() == 1


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


def test_sweep_and_answer(world: World, frozen_clock: Any) -> None:
    for _round in range(ROUNDS):
        appeal = active(world)
        frozen_clock.forward(hours=25)
        at_once(
            sweep,
            sweep,
            lambda pk=appeal.pk: answer(
                appeal_id=pk, text=PROOF, late_cause="late-staff", by=world.people.executor
            ),
        )
        sweep()
        check(appeal)
        assert appeal.stage == Stage.DONE
        assert appeal.was_late
        assert not appeal.is_overdue
        target = appeal.targets.get(kind="resolve")
        assert target.is_late
        assert verbs(appeal).count("breach") <= appeal.targets.count()


def test_many_sweeps_notice_once(world: World, frozen_clock: Any) -> None:
    appeals = [world.appeal() for _number in range(5)]
    frozen_clock.forward(hours=25)
    at_once(sweep, sweep, sweep, sweep)
    for appeal in appeals:
        assert verbs(appeal).count("breach") == 3
        assert check(appeal).is_overdue


def test_extend_and_answer(world: World) -> None:
    words = {"amount": 2, "unit": "working_days", "reason": "a part is on its way"}
    for _round in range(ROUNDS):
        appeal = active(world)
        at_once(
            lambda pk=appeal.pk: extend(appeal_id=pk, by=world.people.controller, **words),
            lambda pk=appeal.pk: answer(appeal_id=pk, text=PROOF, by=world.people.executor),
        )
        assert check(appeal).stage == Stage.DONE


def test_a_form_sent_twice_in_parallel_registers_once(world: World) -> None:
    clients = [Client() for _number in range(3)]
    for client in clients:
        client.force_login(world.people.operator)
    words = {"text": "No heat", "topic": world.heat.pk, "channel": "phone", "language": "ru", "priority": 0}
    words["_key"] = "call"
    posts = at_once(*(lambda c=client: c.post("/appeals/new/", words) for client in clients))
    assert {post.status_code for post in posts} == {302}
    assert len({post["Location"] for post in posts}) == 1
    assert sum(post.headers.get("Idempotency-Replayed") == "true" for post in posts) == 2
    assert Appeal.objects.count() == 1


def test_a_step_sent_twice_in_parallel_is_taken_once(world: World) -> None:
    appeal = active(world)
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(world.people.executor)
    words = {"answer-text": PROOF, "_key": "answer"}
    posts = at_once(
        *(lambda c=client: c.post(f"/appeals/{appeal.number}/answer/", words) for client in clients)
    )
    assert [post.status_code for post in posts] == [302, 302]
    assert appeal.answers.count() == 1


def test_two_people_answer_on_the_page_and_the_second_is_told_why(world: World) -> None:
    appeal = active(world)
    clients = []
    for who in (world.people.executor, world.people.executor_head):
        client = Client()
        client.force_login(who)
        clients.append(client)
    words = {"answer-text": PROOF}
    posts = at_once(
        *(lambda c=client: c.post(f"/appeals/{appeal.number}/answer/", words) for client in clients)
    )
    assert sorted(post.status_code for post in posts) == [302, 409]
    told = next(post for post in posts if post.status_code == 409)
    assert "no longer possible at this stage" in told.content.decode()
    assert appeal.answers.count() == 1


def test_a_resident_s_form_sent_twice_in_parallel_registers_once(world: World) -> None:
    clients = [Client(), Client()]
    clients[0].get("/submit/")
    clients[1].cookies = clients[0].cookies
    words = {"text": "Cold flat", "topic": world.heat.pk, "lon": "70.05", "lat": "50.05", "_key": "form"}
    posts = at_once(*(lambda c=client: c.post("/submit/", words) for client in clients))
    assert {(post.status_code, post["Location"]) for post in posts} == {(302, "/submit/receipt/")}
    assert Appeal.objects.count() == 1


def test_a_deadlock_would_be_seen(world: World) -> None:
    """The harness itself: two transactions that take two rows crosswise fail it."""
    one, two = world.appeal(), world.appeal()
    both_hold = threading.Barrier(2)

    def cross(first: int, second: int) -> None:
        from qala.shared.db import atomic, lock

        with atomic():
            lock(Appeal, first)
            both_hold.wait(PATIENCE)
            lock(Appeal, second)

    with pytest.raises(AssertionError) as seen:
        at_once(lambda: cross(one.pk, two.pk), lambda: cross(two.pk, one.pk))
    assert OperationalError.__name__ in str(seen.value)
