"""Appeals under the law: registration, terms, extension, redirect, parts, conversion, change of procedure."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qala.contact.appeals.access import staff_reads_files
from qala.contact.appeals.actions import (
    accept,
    ask,
    change_procedure,
    change_topic,
    convert,
    extend,
    give_back,
    inform,
    pause,
    redirect,
    reply,
    resume,
    split,
)
from qala.contact.appeals.actions.procedures import Person
from qala.contact.appeals.forms.steps import FORMS
from qala.contact.appeals.models import Applicant
from qala.contact.appeals.queries.history import told
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.appeals.tests.factories import World
from qala.contact.appeals.tests.legal import IIN, WRITER, legal, legal_taken, target, verbs
from qala.contact.catalog.models import Procedure, ProcedureTerm, Route, Topic
from qala.contact.catalog.queries import forget_book
from qala.ground.files.tests.factories import photo
from qala.shared import timeline
from qala.shared.clock import city_zone, now
from qala.shared.errors import Conflict, Invalid, NotAllowed


def day(moment: Any) -> date:
    return moment.astimezone(city_zone()).date()  # type: ignore[no-any-return]


def test_an_appeal_under_the_law_has_its_own_numbers_and_terms(world: World, frozen_clock: Any) -> None:
    first, second = legal(world), legal(world)
    assert first.number.startswith("A26-0000001-")
    assert second.number.startswith("A26-0000002-")
    assert read_number(first.number.lower().replace("a", "А")) == first.number
    assert not first.is_public
    kinds = set(first.targets.values_list("kind", flat=True))
    assert kinds == {"redirect", "resolve"}
    # Monday 2 March 2026 + 15 working days, with 9 March and 23-25 March off.
    assert day(target(first, "resolve").due_at) == date(2026, 3, 27)
    assert day(target(first, "redirect").due_at) == date(2026, 3, 5)
    assert Applicant.objects.get(appeal=first).iin == IIN


def test_fifteen_working_days_by_the_published_example(world: World, frozen_clock: Any) -> None:
    frozen_clock.forward(days=17)
    assert day(target(legal(world), "resolve").due_at) == date(2026, 4, 14)


def test_what_the_procedure_requires_is_asked_for(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        legal(world, person=Person("Somebody"))
    assert set(refused.value.fields) == {"iin", "home_address", "phone"}
    with pytest.raises(Invalid):
        legal(world, person=Person("Somebody", "+77010000001", iin="880101300011", home_address="x"))
    with pytest.raises(Invalid):
        legal(world, procedure="consultation")
    with pytest.raises(Invalid):
        legal(world, procedure="nothing")


def test_the_simplified_procedure_is_a_parameter(world: World) -> None:
    made = legal(world, procedure="simplified", person=Person("Somebody", "+77010000001"))
    assert made.number.startswith("B26-0000001-")
    assert day(target(made, "resolve").due_at) == date(2026, 3, 10)
    rules = Procedure.objects.get(code="simplified")
    ProcedureTerm.objects.filter(procedure=rules, kind="resolve").update(amount=2)
    forget_book()
    later = legal(world, procedure="simplified", person=Person("Somebody", "+77010000001"))
    assert day(target(later, "resolve").due_at) == date(2026, 3, 4)
    assert day(target(made, "resolve").due_at) == date(2026, 3, 10)


def test_an_operational_case_costs_no_statement_more(world: World) -> None:
    world.appeal()
    with CaptureQueriesContext(connection) as seen:
        world.appeal()
    assert len(seen) <= 20


def test_only_the_head_extends_and_the_applicant_must_be_told(world: World, frozen_clock: Any) -> None:
    appeal = legal_taken(world)
    words: dict[str, Any] = {"appeal_id": appeal.pk, "unit": "working_days", "reason": "Нужна экспертиза"}
    for person in (world.people.controller, world.people.executor):
        with pytest.raises(NotAllowed):
            extend(**words, amount=5, by=person)
    before = target(appeal, "resolve").due_at
    appeal = extend(**words, amount=5, by=world.people.executor_head)
    assert target(appeal, "resolve").due_at > before
    assert day(target(appeal, "notice").due_at) == date(2026, 3, 5)
    letter = appeal.letters.get()
    assert letter.kind == "extension"
    assert "Нужна экспертиза" in letter.body
    assert "{applicant}" in letter.body
    with pytest.raises(NotAllowed):
        inform(appeal_id=appeal.pk, means="phone", by=world.people.stranger)
    appeal = inform(appeal_id=appeal.pk, means="phone", by=world.people.executor)
    assert target(appeal, "notice").met_at == now()
    with pytest.raises(Conflict):
        inform(appeal_id=appeal.pk, means="phone", by=world.people.executor)
    assert verbs(appeal)[-2:] == ["extend", "inform"]
    note = told(appeal)[-2].note
    assert "→" in note


def test_all_extensions_together_stay_within_two_months(world: World) -> None:
    appeal = legal_taken(world)
    words: dict[str, Any] = {"appeal_id": appeal.pk, "unit": "working_days", "reason": "Long"}
    extend(**words, amount=20, by=world.people.executor_head)
    with pytest.raises(Invalid):
        extend(**words, amount=30, by=world.people.executor_head)
    assert target(appeal, "resolve").extended_count == 1


def test_a_redirect_is_told_and_the_new_body_has_its_own_three_days(world: World, frozen_clock: Any) -> None:
    appeal = legal(world)
    due = target(appeal, "resolve").due_at
    frozen_clock.forward(days=1)
    appeal = redirect(
        appeal_id=appeal.pk,
        executor_id=world.people.elsewhere.pk,
        reason="Not ours",
        by=world.people.operator,
    )
    assert appeal.targets.filter(kind="redirect", met_at__isnull=False).count() == 1
    assert target(appeal, "redirect").is_running
    assert target(appeal, "notice").is_running
    assert target(appeal, "resolve").due_at == due
    assert appeal.letters.get().kind == "redirect"


def test_a_part_goes_to_another_body_as_an_appeal_of_its_own(world: World) -> None:
    appeal = legal_taken(world)
    words: dict[str, Any] = {
        "appeal_id": appeal.pk, "executor_id": world.people.elsewhere.pk, "text": "The lift stands too",
        "reason": "Lifts are theirs",
    }  # fmt: skip
    with pytest.raises(NotAllowed):
        split(**words, by=world.people.executor)
    with pytest.raises(Invalid):
        split(**{**words, "executor_id": world.people.home.pk}, by=world.people.operator)
    part = split(**words, by=world.people.operator)
    assert (part.executor_id, part.origin_id, part.origin_kind) == (
        world.people.elsewhere.pk,
        appeal.pk,
        "part",
    )
    assert part.number.startswith("A26-0000002-")
    assert part.applicant.iin == IIN
    assert part.secret_hash == appeal.secret_hash
    assert target(appeal, "notice").is_running
    assert verbs(appeal)[-1] == "split"
    assert timeline.of(part).first().data["origin"] == appeal.number


def test_an_operational_case_becomes_an_appeal_once_and_with_consent(world: World) -> None:
    case = world.appeal(person=Person("Somebody", "+77010000001"))
    words: dict[str, Any] = {"appeal_id": case.pk, "procedure": "administrative", "person": WRITER}
    with pytest.raises(NotAllowed):
        convert(**words, has_consented=True, by=world.people.executor)
    with pytest.raises(Invalid) as refused:
        convert(**words, has_consented=False, by=world.people.operator)
    assert "has_consented" in refused.value.fields
    with pytest.raises(Invalid):
        convert(**{**words, "person": None}, has_consented=True, by=world.people.operator)
    made = convert(**words, has_consented=True, by=world.people.operator)
    assert made.number.startswith("A26-0000001-")
    assert (made.origin_id, made.origin_kind, made.text) == (case.pk, "converted", case.text)
    assert made.applicant.full_name == WRITER.full_name
    entry = timeline.of(case).last()
    assert (entry.verb, entry.data) == ("convert", {"number": made.number, "consent": True})
    case.refresh_from_db()
    assert case.is_open
    with pytest.raises(Conflict):
        convert(**words, has_consented=True, by=world.people.operator)
    with pytest.raises(Conflict):
        convert(**{**words, "appeal_id": made.pk}, has_consented=True, by=world.people.operator)


def test_steps_of_the_law_are_not_for_operational_cases(world: World) -> None:
    case = world.appeal()
    with pytest.raises(Conflict) as refused:
        split(
            appeal_id=case.pk, executor_id=world.people.elsewhere.pk, text="x", reason="y",
            by=world.people.operator,
        )  # fmt: skip
    assert refused.value.code == "wrong_procedure"


def test_a_change_of_procedure_counts_from_the_receipt_and_leaves_a_trace(
    world: World, frozen_clock: Any
) -> None:
    appeal = legal(world)
    before = target(appeal, "resolve").due_at
    frozen_clock.forward(days=1)
    words: dict[str, Any] = {"appeal_id": appeal.pk, "procedure": "simplified", "reason": "A proposal"}
    with pytest.raises(NotAllowed):
        change_procedure(**words, by=world.people.executor)
    appeal = change_procedure(**words, by=world.people.operator)
    after = target(appeal, "resolve", cancelled_at=None).due_at
    assert day(after) == date(2026, 3, 10)
    entry = timeline.of(appeal).last()
    assert entry.data["due_before"] == before.isoformat()
    assert entry.data["due_after"] == after.isoformat()
    assert appeal.number.startswith("A")
    with pytest.raises(Invalid):
        change_procedure(**words, by=world.people.operator)


def test_a_change_of_topic_leaves_the_terms_of_the_law_alone(world: World) -> None:
    appeal = legal(world)
    due = target(appeal, "resolve").pk
    appeal = change_topic(
        appeal_id=appeal.pk, topic_id=world.lifts.pk, reason="A lift", by=world.people.operator
    )
    assert target(appeal, "resolve").pk == due
    assert not appeal.is_public


def test_the_clock_stops_for_a_listed_reason_and_runs_on(world: World, frozen_clock: Any) -> None:
    appeal = legal_taken(world)
    due = target(appeal, "resolve").due_at
    words: dict[str, Any] = {"appeal_id": appeal.pk, "cause": "pause-expertise"}
    with pytest.raises(NotAllowed):
        pause(**words, by=world.people.executor)
    with pytest.raises(Invalid):
        pause(**{**words, "cause": "late-other"}, by=world.people.executor_head)
    appeal = pause(**words, by=world.people.executor_head)
    assert target(appeal, "resolve").pause_cause.code == "pause-expertise"
    assert appeal.next_due_at is None
    with pytest.raises(Conflict):
        pause(**words, by=world.people.executor_head)
    frozen_clock.forward(days=7)
    appeal = resume(appeal_id=appeal.pk, by=world.people.executor_head)
    assert target(appeal, "resolve").due_at >= due + timedelta(days=6)
    assert target(appeal, "resolve").pause_cause is None
    with pytest.raises(Conflict):
        resume(appeal_id=appeal.pk, by=world.people.executor_head)
    assert verbs(appeal)[-2:] == ["pause", "resume"]


def test_what_comes_out_of_an_appeal_keeps_consent_and_photos(world: World, frozen_clock: Any) -> None:
    picture = photo(by=world.people.operator)
    case = world.appeal(person=WRITER, files=[picture.pk])
    given_at = case.applicant.has_agreed_at
    assert given_at is not None
    frozen_clock.forward(days=1)
    words: dict[str, Any] = {
        "procedure": "administrative",
        "has_consented": True,
        "by": world.people.operator,
    }
    made = convert(appeal_id=case.pk, **words)
    assert made.applicant.has_agreed_at == given_at
    assert [row.file_id for row in made.attachments.all()] == [picture.pk]
    redirect(appeal_id=made.pk, executor_id=world.people.elsewhere.pk, reason="x", by=world.people.operator)
    for person in (world.people.executor, world.people.other_executor):
        assert staff_reads_files(person, None, picture)
    assert not staff_reads_files(world.people.stranger, None, picture)
    redirect(appeal_id=made.pk, executor_id=world.people.home.pk, reason="x", by=world.people.operator)
    silent = world.appeal(person=Person("Somebody", "+77010000001"))
    made = convert(appeal_id=silent.pk, person=WRITER, **words)
    assert made.applicant.has_agreed_at == now()
    accept(appeal_id=made.pk, by=world.people.executor)
    frozen_clock.forward(days=1)
    part = split(
        appeal_id=made.pk, executor_id=world.people.elsewhere.pk, text="The lift", reason="Theirs",
        by=world.people.operator,
    )  # fmt: skip
    assert part.applicant.has_agreed_at == made.applicant.has_agreed_at


def test_nobody_s_consent_is_invented(world: World) -> None:
    case = world.appeal(person=replace(WRITER, has_agreed=False))
    made = convert(
        appeal_id=case.pk, procedure="administrative", has_consented=True, by=world.people.operator
    )
    assert made.applicant.has_agreed_at is None


def test_a_topic_out_of_use_stops_no_conversion(world: World) -> None:
    case = world.appeal(person=WRITER)
    Topic.objects.filter(pk=world.heat.pk).update(is_active=False)
    forget_book()
    words: dict[str, Any] = {
        "procedure": "administrative",
        "has_consented": True,
        "by": world.people.operator,
    }
    with pytest.raises(Invalid) as refused:
        convert(appeal_id=case.pk, text="x" * 4001, **words)
    assert set(refused.value.fields) == {"text"}
    assert convert(appeal_id=case.pk, **words).topic_id == world.heat.pk


def test_whoever_gets_it_the_applicant_is_told(world: World) -> None:
    """Every hand-over to another body under the law: by a change of topic too, but not a return to the desk."""
    Route.objects.filter(topic=world.lifts).update(by_building=False, executor=world.people.elsewhere)
    forget_book()
    appeal = legal(world)
    change_topic(appeal_id=appeal.pk, topic_id=world.lifts.pk, reason="A lift", by=world.people.operator)
    letter = appeal.letters.get()
    assert letter.kind == "redirect"
    assert "A lift" in letter.body
    assert target(appeal, "notice").is_running
    returned = legal(world)
    give_back(appeal_id=returned.pk, reason="Not ours", by=world.people.executor)
    assert not returned.letters.exists()
    assert not returned.targets.filter(kind="notice").exists()


def test_a_reply_lets_run_only_what_waited_for_it(world: World, frozen_clock: Any) -> None:
    appeal = legal_taken(world)
    pause(appeal_id=appeal.pk, cause="pause-expertise", by=world.people.executor_head)
    ask(appeal_id=appeal.pk, question="Where?", by=world.people.executor)
    reply(appeal_id=appeal.pk, text="There", by=world.people.operator)
    assert target(appeal, "resolve").paused_since is not None
    resume(appeal_id=appeal.pk, by=world.people.executor_head)
    ask(appeal_id=appeal.pk, question="And now?", by=world.people.executor)
    assert target(appeal, "resolve").paused_since is not None
    frozen_clock.forward(days=1)
    reply(appeal_id=appeal.pk, text="Here", by=world.people.operator)
    assert target(appeal, "resolve").paused_since is None


def test_words_for_staff_stay_among_staff(world: World) -> None:
    appeal = legal_taken(world)
    redirect(
        appeal_id=appeal.pk, executor_id=world.people.elsewhere.pk, reason="Theirs", by=world.people.operator
    )
    inform(appeal_id=appeal.pk, means="phone", note="Told the neighbour", by=world.people.operator)
    assert not any("neighbour" in entry.note for entry in told(appeal, is_public=True))
    assert any("neighbour" in entry.note for entry in told(appeal))
    for verb in ("pause", "resume", "convert", "close", "merge"):
        assert str(FORMS[verb](appeal=appeal).fields["note"].label) == "Word to the resident", verb
