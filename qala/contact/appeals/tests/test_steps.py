"""Every step: it works, the stranger and the wrong stage are refused, nothing happens twice, the timeline says so."""

from datetime import timedelta
from typing import Any

import pytest

from qala.contact.appeals.actions import (
    accept,
    answer,
    ask,
    assign,
    change_topic,
    close,
    extend,
    give_back,
    link,
    merge,
    note,
    plan,
    redirect,
    reject,
    reopen,
    reply,
)
from qala.contact.appeals.actions.as_holder import reopen_as_holder, reply_as_holder
from qala.contact.appeals.actions.register import register
from qala.contact.appeals.models import Appeal, Assignment, Target
from qala.contact.appeals.tests.factories import PROOF, World
from qala.contact.catalog.models import Procedure
from qala.contact.catalog.queries import forget_book
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed


def target(appeal: Appeal, kind: str, **more: Any) -> Target:
    return appeal.targets.filter(kind=kind, **more).latest("id")


def verbs(appeal: Appeal) -> list[str]:
    return [entry.verb for entry in timeline.of(appeal)]


def taken(world: World) -> Appeal:
    return accept(appeal_id=world.appeal().pk, by=world.people.executor)


def answered(world: World) -> Appeal:
    return answer(appeal_id=taken(world).pk, text=PROOF, by=world.people.executor)


def test_accept(world: World, frozen_clock: Any) -> None:
    appeal = world.appeal()
    with pytest.raises(NotAllowed):
        accept(appeal_id=appeal.pk, by=world.people.other_executor)
    with pytest.raises(NotAllowed):
        accept(appeal_id=appeal.pk, by=world.people.operator)
    frozen_clock.forward(minutes=10)
    appeal = accept(appeal_id=appeal.pk, by=world.people.executor)
    assert (appeal.stage, appeal.status.code, appeal.accepted_at) == ("active", "accepted", now())
    assert target(appeal, "accept").met_at == now()
    assert not target(appeal, "accept").is_late
    assert appeal.next_due_at == appeal.received_at + timedelta(hours=4)
    with pytest.raises(Conflict):
        accept(appeal_id=appeal.pk, by=world.people.executor)
    assert verbs(appeal) == ["register", "route", "accept"]


def test_a_late_acceptance_is_late(world: World, frozen_clock: Any) -> None:
    appeal = world.appeal()
    frozen_clock.forward(minutes=31)
    appeal = accept(appeal_id=appeal.pk, by=world.people.executor)
    assert target(appeal, "accept").is_late
    assert not appeal.was_late


def test_answer_needs_proof_and_meets_all(world: World, frozen_clock: Any) -> None:
    appeal = taken(world)
    with pytest.raises(Invalid):
        answer(appeal_id=appeal.pk, text="Done.", by=world.people.executor)
    frozen_clock.forward(hours=5)
    appeal = answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor)
    assert (appeal.stage, appeal.resolved_at, appeal.next_due_at) == ("done", now(), None)
    assert target(appeal, "first_answer").is_late
    assert not target(appeal, "resolve").is_late
    assert not appeal.was_late
    assert not appeal.is_overdue
    with pytest.raises(Conflict):
        answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor)


def test_an_answer_after_the_term_marks_the_appeal(world: World, frozen_clock: Any) -> None:
    appeal = taken(world)
    frozen_clock.forward(hours=25)
    with pytest.raises(Invalid) as refused:
        answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor)
    assert (refused.value.code, set(refused.value.fields)) == ("late_cause", {"late_cause"})
    with pytest.raises(Invalid):
        answer(appeal_id=appeal.pk, text=PROOF, late_cause="late-not-stated", by=world.people.executor)
    done = answer(appeal_id=appeal.pk, text=PROOF, late_cause="late-staff", by=world.people.executor)
    assert done.was_late
    assert timeline.of(done).last().data["cause"] == "late-staff"


def test_a_city_may_take_late_answers_without_a_reason(world: World, frozen_clock: Any) -> None:
    Procedure.objects.filter(code="operational").update(needs_late_cause=False)
    forget_book()
    appeal = taken(world)
    frozen_clock.forward(hours=25)
    assert answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor).was_late


def test_the_desk_asks_why_a_late_answer_is_late(world: World, frozen_clock: Any, client_for: Any) -> None:
    appeal = taken(world)
    url = f"/appeals/{appeal.number}/answer/"
    client = client_for(world.people.executor)
    assert "late_cause" not in client.get(url).content.decode()
    frozen_clock.forward(hours=25)
    refused = client.post(url, {"answer-text": PROOF})
    assert refused.context["button"].form.errors.keys() == {"late_cause"}, (
        "the page was opened in time, sent too late"
    )
    client.post(url, {"answer-text": PROOF, "answer-late_cause": "late-weather"})
    assert appeal.answers.get().late_cause.code == "late-weather"


def test_plan(world: World) -> None:
    appeal = taken(world)
    with pytest.raises(Invalid):
        plan(appeal_id=appeal.pk, planned_on=today() - timedelta(days=1), by=world.people.executor)
    appeal = plan(appeal_id=appeal.pk, planned_on=today(), by=world.people.executor)
    assert appeal.status.code == "planned"
    assert target(appeal, "first_answer").met_at == now()


def test_ask_stops_the_clock_and_reply_lets_it_run(world: World, frozen_clock: Any) -> None:
    appeal = taken(world)
    due = target(appeal, "resolve").due_at
    frozen_clock.forward(hours=1)
    appeal = ask(appeal_id=appeal.pk, question="Which entrance?", by=world.people.executor)
    assert (appeal.stage, appeal.next_due_at) == ("waiting", None)
    frozen_clock.forward(hours=10)
    with pytest.raises(NotAllowed):
        reply(appeal_id=appeal.pk, text="The second", by=world.people.stranger)
    appeal = reply(appeal_id=appeal.pk, text="The second", by=world.people.operator)
    assert appeal.stage == "active"
    assert target(appeal, "resolve").due_at == due + timedelta(hours=10)
    assert appeal.inquiries.get().reply == "The second"


def test_extend_is_the_heads(world: World) -> None:
    appeal = taken(world)
    due = target(appeal, "resolve").due_at
    words: dict[str, Any] = {"appeal_id": appeal.pk, "amount": 5, "unit": "hours", "reason": "Frost"}
    with pytest.raises(NotAllowed):
        extend(**words, by=world.people.executor)
    with pytest.raises(Invalid):
        extend(**{**words, "amount": 999_999}, by=world.people.executor_head)
    with pytest.raises(Invalid):
        extend(**{**words, "reason": " "}, by=world.people.executor_head)
    extend(**words, by=world.people.executor_head)
    assert target(appeal, "resolve").due_at == due + timedelta(hours=5)
    assert timeline.of(appeal).last().is_public


def test_give_back_and_redirect(world: World, frozen_clock: Any) -> None:
    appeal = world.appeal()
    appeal = give_back(appeal_id=appeal.pk, reason="Not our network", by=world.people.executor)
    assert (appeal.executor, appeal.stage, appeal.returned_count) == (None, "new", 1)
    with pytest.raises(NotAllowed):
        accept(appeal_id=appeal.pk, by=world.people.executor)
    frozen_clock.forward(minutes=20)
    resolve_due = target(appeal, "resolve").due_at
    words: dict[str, Any] = {
        "appeal_id": appeal.pk,
        "executor_id": world.people.elsewhere.pk,
        "reason": "Theirs",
    }
    with pytest.raises(NotAllowed):
        redirect(**words, by=world.people.executor)
    appeal = redirect(**words, by=world.people.controller)
    assert appeal.executor == world.people.elsewhere
    assert target(appeal, "accept").due_at == now() + timedelta(minutes=30)
    assert appeal.targets.filter(kind="accept", met_at=None, cancelled_at=None).count() == 1
    assert target(appeal, "resolve").due_at == resolve_due
    assert list(Assignment.objects.filter(appeal=appeal).values_list("outcome", flat=True)) == [
        "returned",
        "",
    ]
    with pytest.raises(Invalid):
        redirect(**words, by=world.people.controller)


def test_change_topic_reroutes_and_recounts(world: World) -> None:
    appeal = taken(world)
    words: dict[str, Any] = {"appeal_id": appeal.pk, "topic_id": world.lifts.pk, "reason": "A lift"}
    with pytest.raises(NotAllowed):
        change_topic(**words, by=world.people.executor)
    appeal = change_topic(**words, by=world.people.operator)
    assert (appeal.topic, appeal.executor, appeal.stage, appeal.is_public) == (
        world.lifts,
        None,
        "new",
        False,
    )
    assert target(appeal, "resolve").unit == "working_days"
    assert appeal.targets.filter(met_at=None, cancelled_at=None).count() == 3
    entry = timeline.of(appeal).get(verb="change_topic")
    assert entry.data["from"] == world.heat.pk
    assert entry.data["due_before"] != entry.data["due_after"]


def test_assign(world: World) -> None:
    appeal = world.appeal()
    with pytest.raises(NotAllowed):
        assign(appeal_id=appeal.pk, person=world.people.executor, by=world.people.executor)
    with pytest.raises(Invalid):
        assign(appeal_id=appeal.pk, person=world.people.other_executor, by=world.people.executor_head)
    appeal = assign(appeal_id=appeal.pk, person=world.people.executor, by=world.people.executor_head)
    assert appeal.assignee == world.people.executor


def test_a_public_note_is_a_first_answer(world: World) -> None:
    appeal = taken(world)
    note(appeal_id=appeal.pk, text="Inside", by=world.people.executor)
    assert target(appeal, "first_answer").met_at is None
    assert not timeline.of(appeal).last().is_public
    note(appeal_id=appeal.pk, text="A crew is on its way", by=world.people.executor, is_public=True)
    assert target(appeal, "first_answer").met_at == now()


def test_close_is_control_s_and_happens_once(world: World) -> None:
    appeal = answered(world)
    with pytest.raises(NotAllowed):
        close(appeal_id=appeal.pk, by=world.people.executor)
    appeal = close(appeal_id=appeal.pk, by=world.people.controller)
    assert appeal.status.code == "closed"
    assert appeal.closed_at == now()
    with pytest.raises(Conflict):
        close(appeal_id=appeal.pk, by=world.people.controller)


def test_reject_cancels_the_promises(world: World) -> None:
    appeal = reject(appeal_id=world.appeal().pk, reason="No such house", by=world.people.controller)
    assert (appeal.stage, appeal.next_due_at) == ("rejected", None)
    assert not appeal.targets.filter(met_at=None, cancelled_at=None).exists()


def test_reopen_by_control_starts_a_new_clock(world: World, frozen_clock: Any) -> None:
    appeal = answered(world)
    frozen_clock.forward(days=30)
    with pytest.raises(NotAllowed):
        reopen(appeal_id=appeal.pk, reason="Still cold", by=world.people.executor)
    appeal = reopen(appeal_id=appeal.pk, reason="Still cold", by=world.people.controller)
    assert (appeal.stage, appeal.reopened_count, appeal.resolved_at) == ("active", 1, None)
    assert target(appeal, "resolve").due_at == now() + timedelta(hours=24)
    answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor)
    assert appeal.answers.count() == 2


def test_the_resident_reopens_within_the_term(world: World, frozen_clock: Any) -> None:
    words = {**world.words(), "channel": "web"}
    made = register(**words, resident=world.people.resident)
    accept(appeal_id=made.appeal.pk, by=world.people.executor)
    answer(appeal_id=made.appeal.pk, text=PROOF, by=world.people.executor)
    with pytest.raises(NotAllowed):
        reopen(appeal_id=made.appeal.pk, reason="No", by=world.people.stranger)
    with pytest.raises(Missing):
        reopen_as_holder(appeal_id=made.appeal.pk, secret="WRONG", reason="No")
    assert reopen_as_holder(appeal_id=made.appeal.pk, secret=made.secret, reason="Cold").stage == "active"
    answer(appeal_id=made.appeal.pk, text=PROOF, by=world.people.executor)
    frozen_clock.forward(days=15)
    with pytest.raises(Conflict):
        reopen(appeal_id=made.appeal.pk, reason="Late", by=world.people.resident)


def test_the_holder_of_the_secret_replies(world: World) -> None:
    made = register(**{**world.words(), "channel": "web"})
    accept(appeal_id=made.appeal.pk, by=world.people.executor)
    ask(appeal_id=made.appeal.pk, question="Where?", by=world.people.executor)
    with pytest.raises(Missing):
        reply_as_holder(appeal_id=made.appeal.pk, secret="", text="Here")
    assert reply_as_holder(appeal_id=made.appeal.pk, secret=made.secret, text="Here").stage == "active"


def test_merge_keeps_both_reporters(world: World) -> None:
    main, copy, older_copy = world.appeal(), world.appeal(), world.appeal()
    with pytest.raises(NotAllowed):
        merge(appeal_id=copy.pk, into_id=main.pk, by=world.people.executor)
    with pytest.raises(Invalid):
        merge(appeal_id=copy.pk, into_id=copy.pk, by=world.people.operator)
    merge(appeal_id=older_copy.pk, into_id=copy.pk, by=world.people.operator)
    copy = merge(appeal_id=copy.pk, into_id=main.pk, by=world.people.operator)
    assert (copy.stage, copy.duplicate_of_id, copy.is_public) == ("rejected", main.pk, False)
    assert set(main.duplicates.values_list("pk", flat=True)) == {copy.pk, older_copy.pk}
    assert verbs(main)[-1] == "absorb"
    assert main.applicant
    assert copy.applicant
    with pytest.raises(Conflict):
        merge(appeal_id=main.pk, into_id=copy.pk, by=world.people.operator)
    with pytest.raises(Conflict):
        reopen(appeal_id=copy.pk, reason="?", by=world.people.controller)


def test_link_stands_once(world: World) -> None:
    one, other = world.appeal(), world.appeal()
    link(appeal_id=other.pk, other_id=one.pk, by=world.people.operator)
    with pytest.raises(Conflict):
        link(appeal_id=one.pk, other_id=other.pk, by=world.people.operator)
    with pytest.raises(Missing):
        link(appeal_id=one.pk, other_id=0, by=world.people.operator)


@pytest.mark.parametrize("step", [accept, close])
def test_a_stranger_s_id_is_missing(world: World, step: Any) -> None:
    with pytest.raises(Missing):
        step(appeal_id=999_999, by=world.people.controller)
