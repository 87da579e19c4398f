"""A twelfth of the projects, lived once for all tests here: a city one can believe in."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from qala.config.demo.office.making import make_office
from qala.contact.catalog.queries import forget_book
from qala.ground.places import locating
from qala.office.finance.models import ContractChange
from qala.office.fiveyear.models import PlanVersion
from qala.office.meetings.models import AgendaItem, Meeting
from qala.office.overview.models import Clash
from qala.office.overview.queries.answer import top_growths
from qala.office.overview.queries.seen import seen
from qala.office.projects.models import Project, Standing
from qala.office.projects.publication import findings
from qala.office.reporting.models import ProjectPhoto, ReportDue
from qala.public.consultations.models import Consultation
from qala.public.opendata.models import Reuse
from qala.public.opendata.rules.statuses import State
from qala.public.opendata.tests.official import are_valid_in_each_language
from qala.public.portfolio.models import ProjectQuestion
from qala.shared.clock import today, travel

UNTIL = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SHARE = 0.08
RUNNING = ("preparation", "procurement", "construction", "commissioning")


@pytest.fixture(scope="module")
def made_office(django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:
    """One city with its projects for the module, in a transaction that every test's own one is nested in."""
    with django_db_blocker.unblock(), transaction.atomic(), travel(UNTIL):
        call_command("load_reference", stdout=StringIO())
        call_command("make_demo", appeals=5, seed=109, processes=1, stdout=StringIO())
        locating.forget()
        yield make_office(share=SHARE)
        transaction.set_rollback(True)
    forget_book()


@pytest.fixture
def office(made_office: int, db: None) -> int:
    """How many projects were lived."""
    locating.forget()
    forget_book()
    return made_office


def running() -> list[Standing]:
    return list(Standing.objects.filter(is_newest=True, project__stage__in=RUNNING))


def test_nothing_is_made_twice(office: int) -> None:
    assert Project.objects.count() == office
    with travel(UNTIL):
        assert make_office(share=SHARE) == 0
    assert Project.objects.count() == office


@pytest.mark.usefixtures("office")
def test_most_are_well_and_some_are_not() -> None:
    rows = running()
    lights = Counter(row.health for row in rows)
    late = sum(1 for row in rows if (row.slip_days or 0) > 0)
    assert len(rows) >= 6
    assert lights["green"] >= len(rows) * 0.35
    assert lights["red"] <= len(rows) * 0.5
    assert late <= len(rows) * 0.6
    assert {row.rule_version for row in rows} == {2}


@pytest.mark.usefixtures("office")
def test_what_is_finished_is_wholly_done() -> None:
    closed = Standing.objects.filter(is_newest=True, project__stage="closed")
    assert closed.exists()
    assert {row.physical for row in closed} == {100}


@pytest.mark.usefixtures("office")
def test_roads_end_before_the_pipes_under_them_begin() -> None:
    found = Counter(Clash.objects.filter(stage="open").values_list("kind", flat=True))
    assert found["order"] >= 2
    assert found["event"] >= 1
    assert 3 <= found.total() <= 12


@pytest.mark.usefixtures("office")
def test_what_is_built_is_public_with_a_photo_of_today() -> None:
    built = Project.objects.filter(stage="construction")
    late = ReportDue.objects.filter(met_at=None, waived_at=None).values("project_id")
    told = built.exclude(pk__in=late)
    assert told
    left = told.exclude(publication="published")
    assert {each.code: [str(found.text) for found in findings(each, UNTIL.date())] for each in left} == {}
    shown = ProjectPhoto.objects.filter(stage="published").values("project_id")
    assert not told.exclude(pk__in=shown)


@pytest.mark.usefixtures("office")
def test_money_grows_where_the_contract_was_changed() -> None:
    changed = set(
        ContractChange.objects.filter(kind="value").values_list("contract__shares__project_id", flat=True)
    )
    with travel(UNTIL):
        grown = top_growths(seen(Project.objects.all(), today()))
    assert {row.pk for row in grown} <= changed
    assert bool(grown) == bool(changed)
    assert all(1 < row.seen.budget / row.seen.original_budget < 1.4 for row in grown)


@pytest.mark.usefixtures("office")
def test_reviews_speak_of_what_was_wrong_then() -> None:
    assert Meeting.objects.count() >= 3
    assert AgendaItem.objects.exists()
    for item in AgendaItem.objects.filter(kind="health").select_related("meeting"):
        known = Standing.objects.filter(project=item.project, day__lt=item.meeting.starts_at.date()).order_by(
            "-day"
        )
        assert known[0].health == "red"


@pytest.mark.usefixtures("office")
def test_a_version_of_the_five_year_plan_is_published_and_the_next_is_a_draft() -> None:
    assert list(PlanVersion.objects.order_by("number").values_list("stage", flat=True)) == [
        "published",
        "draft",
    ]


def test_every_project_is_valid_for_the_checkers_of_others(office: int, shared_data: Any) -> None:
    with travel(UNTIL):
        are_valid_in_each_language(Project.objects.order_by("code"), shared_data("openness/oc4ids"))


def test_residents_were_asked_and_replied_to(office: int) -> None:
    over, running_one = Consultation.objects.order_by("pk")
    assert (over.stage, running_one.stage) == ("ended", "open")
    assert over.summary
    assert not over.remarks.filter(state="shown", replied_at=None).exists()
    assert over.remarks.filter(state="hidden").count() == 1
    with travel(UNTIL):
        assert running_one.is_taking(today())
    assert running_one.remarks.filter(state="waiting").exists()


def test_questions_about_projects_have_answers(office: int) -> None:
    asked = ProjectQuestion.objects.select_related("appeal", "project")
    assert asked.count() == 5
    assert {one.project.is_withdrawn for one in asked} == {False}
    assert any(one.appeal.answers.exists() and one.appeal.publication.words for one in asked)


@pytest.mark.usefixtures("office")
def test_others_made_something_of_the_data_and_one_waits() -> None:
    states = sorted(Reuse.objects.values_list("state", flat=True))
    assert states == [State.PROPOSED, State.SHOWN, State.SHOWN]
