"""A small city: made once for all tests here, looked at from every side."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count, Q
from procrastinate.contrib.django.models import ProcrastinateJob

from qala.config.demo.desk_day import Day, live
from qala.config.demo.models import DemoRun
from qala.config.demo.story.legal import play_legal
from qala.config.demo.tasks import learn
from qala.contact.appeals.models import Appeal, Reporter, Target
from qala.contact.appeals.rules.numbers import number
from qala.contact.catalog.models import Route, Topic
from qala.contact.catalog.queries import forget_book
from qala.contact.contacts.models import Contact
from qala.contact.mailbox.models import Letter
from qala.contact.shifts.models import HandoverNote, OperatorState, Shift
from qala.contact.suggestions.models import ClassifierModel
from qala.ground.notifications.models import Dispatch
from qala.ground.organisations.models import Organisation
from qala.ground.people.models import Duty, User
from qala.ground.people.rules import roles
from qala.ground.places import locating
from qala.ground.places.models import Building, City, Crossing, District, Landmark, Street
from qala.public.cabinet.models import ErasureRequest, Following
from qala.public.portal.models import HeldAppeal
from qala.public.portal.queries.blocked import blocked_words
from qala.public.portal.rules.blocked import blocked_in
from qala.shared.clock import travel
from qala.shared.models import OutboxEntry, TimelineEntry

UNTIL = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
COUNT = 40


def _make(**options: Any) -> str:
    out = StringIO()
    call_command("make_demo", appeals=COUNT, seed=7, processes=1, stdout=out, **options)
    return out.getvalue()


# Control of closing looks back at lives that are over.
WRITTEN_AFTERWARDS = {
    "photo_check",
    "said_solved",
    "said_unsolved",
    "not_reached",
    "review_solved",
    "review_poor_proof",
    "review_not_solved",
    "release",
    "withhold",
}


def _life() -> list[tuple[Any, ...]]:
    entries = TimelineEntry.objects.filter(subject_kind="appeals.appeal").order_by("subject_id", "at", "id")
    first = Appeal.objects.order_by("pk")[0].pk
    rows = entries.values_list("subject_id", "verb", "at", "note", "to_stage")
    texts = Appeal.objects.order_by("pk").values_list("text", "topic_id", "executor_id")
    return [*((pk - first, *rest) for pk, *rest in rows), *texts]


@pytest.fixture(scope="module")
def made_city(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """One city for the module, in a transaction that every test's own one is nested in."""
    with django_db_blocker.unblock(), transaction.atomic(), travel(UNTIL):
        call_command("load_reference", stdout=StringIO())
        # As in an empty database: numbers decide who is drawn for a call, and former tests have taken some.
        with connection.cursor() as cursor:
            cursor.execute("ALTER SEQUENCE appeals_appeal_id_seq RESTART")
        _make()
        connection.check_constraints()  # now, else at the end of every test anew
        yield
        transaction.set_rollback(True)
    forget_book()


@pytest.fixture
def city(made_city: None, db: None) -> None:
    """The city, as it was made."""
    locating.forget()
    forget_book()


@pytest.mark.usefixtures("city")
def test_the_city_stands():
    assert City.objects.get().name_en == "Astana (demonstration)"
    assert District.objects.count() == 6
    assert Street.objects.count() >= 45
    assert Crossing.objects.count() > 20
    assert 600 <= Building.objects.count() <= 800
    assert Landmark.objects.count() == 15
    assert Building.objects.filter(district=None).count() == 0
    assert 61 <= Organisation.objects.count() <= 71
    assert Topic.objects.count() == 200
    assert set(Duty.objects.values_list("role", flat=True)) == {role.code for role in roles.all_roles()}
    assert User.objects.filter(kind="resident").count() == 30
    assert not Route.objects.filter(executor=None, by_building=False).exists()
    for district in District.objects.all():
        inside = locating.clean_outline(district.outline).representative_point()
        assert locating.locate(inside.x, inside.y).district_id == district.pk


@pytest.mark.usefixtures("city")
def test_no_life_has_a_blocked_word():
    """While lives are played nobody looks for them; a few get one afterwards."""
    words = blocked_words()
    assert words
    held = HeldAppeal.objects.values("appeal_id")
    texts = (
        Appeal.objects.filter(channel__is_staff_only=False)
        .exclude(pk__in=held)
        .values_list("text", flat=True)
    )
    assert texts
    assert [text for text in texts if blocked_in(text, words)] == []


def _played():
    """All but those of the last hour, which the virtual operator took in and nobody has worked on."""
    return Appeal.objects.exclude(channel__code="bot")


@pytest.mark.usefixtures("city")
def test_every_appeal_has_a_true_history():
    assert _played().count() == COUNT
    for appeal in Appeal.objects.all():
        known = TimelineEntry.objects.filter(subject_kind="appeals.appeal", subject_id=appeal.pk)
        entries = list(known.order_by("at", "id"))
        lived = [entry.at for entry in known.order_by("id") if entry.verb not in WRITTEN_AFTERWARDS]
        assert lived == sorted(lived)
        assert entries[0].verb == "register"
        assert entries[0].at == appeal.received_at
        assert all(entry.at <= UNTIL for entry in entries)
        staged = [entry.to_stage for entry in entries if entry.to_stage]
        assert staged[-1] == appeal.stage == appeal.status.stage
    received = list(_played().order_by("pk").values_list("received_at", flat=True))
    assert received == sorted(received)
    assert not OutboxEntry.objects.exists()


@pytest.mark.usefixtures("city")
def test_targets_agree_with_stages():
    running = Q(targets__met_at=None, targets__cancelled_at=None)
    counted = Appeal.objects.annotate(running=Count("targets", filter=running))
    assert not counted.filter(stage__in=["done", "rejected"], running__gt=0).exists()
    assert not counted.filter(stage__in=["new", "active"], running=0).exists()
    assert not Target.objects.filter(
        appeal__in=_played(),
        met_at=None,
        cancelled_at=None,
        paused_since=None,
        breached_at=None,
        due_at__lte=UNTIL,
    ).exists()


def test_what_ends_at_the_last_moment_of_history_goes_on():
    """A contact of the desk that would end exactly at `until` is open, or the operator would have no state."""
    starts_at = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
    pieces = list(live(Day(starts_at, starts_at + timedelta(hours=12), UNTIL, is_night=False), Random(1)))
    ends = [end for *_, end in pieces if end is not None]
    for until in ends[3:9]:
        day = Day(starts_at, starts_at + timedelta(hours=12), until, is_night=False)
        *past, last = live(day, Random(1))
        assert all(end is not None for *_, end in past)
        assert last[3] is None


@pytest.mark.usefixtures("city")
def test_the_desk_has_a_past():
    """Shifts round the clock, one open state per operator at most, logs without gaps, somebody at the desk now."""
    shifts = list(Shift.objects.filter(starts_at__lte=UNTIL).order_by("starts_at"))
    assert len(shifts) > 180
    assert all(before.ends_at == after.starts_at for before, after in pairwise(shifts))
    running = shifts[-1]
    rows = OperatorState.objects.filter(shift=shifts[-2]).order_by("operator", "began_at", "id")
    for before, after in pairwise(rows):
        assert before.operator_id != after.operator_id or before.ended_at == after.began_at
    at_desk = OperatorState.objects.filter(ended_at=None)
    assert set(at_desk.values_list("shift", flat=True)) == {running.pk}
    assert at_desk.count() == running.places.count() == 3
    assert Shift.objects.filter(starts_at__gt=UNTIL).count() >= 14
    assert HandoverNote.objects.filter(confirmed_at=None).count() <= 1
    # Who was on the shift talked.
    talks = Contact.objects.exclude(outcome="appeal").select_related("operator").order_by("pk")
    assert talks.count() > 20
    for talk in talks:
        shift = [one for one in shifts if one.starts_at <= talk.started_at][-1]
        assert talk.operator_id in shift.places.values_list("operator", flat=True)


@pytest.mark.usefixtures("city")
def test_letters_wait_and_neighbours_have_joined():
    assert Letter.objects.filter(state="new").count() == 4
    assert set(Letter.objects.exclude(state="new").values_list("state", flat=True)) == {
        "done", "junk", "joined", "automatic",
    }  # fmt: skip
    assert Letter.objects.filter(received_at__gt=UNTIL).count() == 0
    assert Reporter.objects.exists()
    assert not Reporter.objects.filter(joined_at__gt=UNTIL).exists()
    # A worker learns after the start; forty appeals are too few to learn from, and nothing fails.
    assert ProcrastinateJob.objects.filter(task_name="demo.learn").exists()
    learn.func()
    assert not ClassifierModel.objects.exists()


@pytest.mark.usefixtures("city")
def test_a_second_run_changes_nothing():
    before = _life()
    assert "stands already" in _make()
    assert "stands already" in _make(if_empty=True)
    assert _life() == before


@pytest.mark.usefixtures("city")
def test_an_interrupted_run_is_swept_and_played_again():
    """As after a kill: the same seed gives the same numbers and the same lives."""
    before = _life()
    Appeal.objects.filter(stage="done").update(text="half made")
    DemoRun.objects.update(state=DemoRun.State.MAKING)
    # A killed run left committed rows; here the checks that a commit makes are made by hand.
    connection.check_constraints()
    assert "ready" in _make()
    made = list(_played().order_by("pk").values_list("number", flat=True))
    assert made == [number(2026, serial) for serial in range(1, COUNT + 1)]
    assert _life() == before


@pytest.mark.usefixtures("city")
def test_sign_ins_open_the_doors():
    out = StringIO()
    call_command("demo_signins", stdout=out)
    lines = out.getvalue().splitlines()
    password = lines[0].split()[-1]
    for line in lines[1:]:
        email = next(word for word in line.split() if "@" in word)
        assert User.objects.get(email=email).check_password(password)
    assert len(lines) == 23


def test_appeals_under_the_law_have_their_history(city: None) -> None:
    before = Appeal.objects.count()
    assert play_legal(COUNT, seed=7, until=UNTIL) == 0
    assert play_legal(12 * 150, seed=7, until=UNTIL) == 12
    legal = Appeal.objects.exclude(procedure=None)
    assert legal.count() == 12 + 1  # one was forwarded in part
    assert Appeal.objects.count() == before + 12 + 1 + 1  # and one began as an operational case
    assert legal.filter(hearings__held_at__isnull=False).exists()
    assert legal.filter(letters__kind="extension").exists()
    assert legal.filter(escalations__share=150).exists()
    assert legal.filter(targets__paused_since__isnull=False).exists()
    assert legal.filter(was_late=True, answers__late_cause__isnull=False).exists()


@pytest.mark.usefixtures("city")
def test_a_resident_has_a_corner() -> None:
    shown = Following.objects.filter(user__email="resident1@demo.invalid")
    assert shown.filter(kind="circle").exists()
    assert ErasureRequest.objects.get().state == "asked"
    assert not Dispatch.objects.filter(kind__startswith="cabinet.").exclude(state="sent").exists()
    spreading = ProcrastinateJob.objects.filter(task_name="cabinet.spread")
    assert not spreading.exists()
