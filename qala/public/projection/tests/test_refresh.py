"""The public row follows the office, says what the office says, and leaves nothing behind when it is withdrawn."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from qala.ground.people.rules.iin import read_bin
from qala.office.exchange.events import ProjectsImported
from qala.office.exchange.models import ProjectImport, ProjectImportRow
from qala.office.finance.actions import pay
from qala.office.finance.queries.totals import of_project
from qala.office.overview.actions import reckon_projects
from qala.office.projects.actions.passport import edit
from qala.office.projects.actions.publish import take_publication
from qala.office.projects.models import Project, Standing
from qala.office.projects.tests.factories import make_project
from qala.office.reporting.actions import decide_photo
from qala.public.projection.access import public_projects, tombstones
from qala.public.projection.actions import refresh
from qala.public.projection.models import ProjectVersion, PublicProject
from qala.public.projection.queries.gathering.common import body, stranger
from qala.public.projection.tasks import refresh_some
from qala.public.projection.tests import samples
from qala.shared.clock import now, today
from qala.shared.events import publish
from qala.shared.folding import fold
from tests.personas import everybody, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(frozen_clock: Any) -> Any:
    return SimpleNamespace(people=everybody())


def again(row: PublicProject) -> PublicProject:
    return PublicProject.objects.get(pk=row.pk)


def waiting() -> list[int]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    jobs = ProcrastinateJob.objects.filter(task_name=refresh_some.name, status="todo")
    return [pk for job in jobs for pk in job.args["project_ids"]]


def test_everything_that_the_office_knows_is_there(city: Any) -> None:
    row = samples.public_project(city)
    facts, project = row.facts, row.project
    assert (facts.code, facts.title.kk, facts.block.code) == (
        project.code,
        project.title_kk,
        project.block.code,
    )
    assert {one.part for one in facts.officials} == {"head", "curator"}
    assert [one.code for one in facts.milestones] == ["M1"]
    assert facts.milestones[0].promise is not None
    assert facts.dates.first_finish == facts.dates.promised_finish == project.baselines.get().finish
    assert facts.contracts[0].paid == Decimal(24_960_000)
    assert facts.contracts[0].supplier.code
    assert facts.outcomes
    assert facts.risks.count == 1
    assert [len(part) for part in (facts.reports, facts.photos, facts.documents)] == [1, 2, 1]
    assert {one.kind for one in facts.decisions} == {"baseline"}
    assert sum(one.weight for one in facts.progress.parts) == pytest.approx(Decimal(1), abs=Decimal("0.001"))
    assert fold(project.title_kk) in row.search_key


def test_sums_are_those_of_the_room_of_money(city: Any) -> None:
    row = samples.public_project(city)
    [office] = of_project(row.project, today())[()]
    public = row.facts.sum_in()
    assert public is not None
    assert (public.budget, public.paid, public.contracted) == (office.budget, office.paid, office.contracted)
    assert (row.budget, row.paid) == (office.budget, office.paid)
    assert sum(one.paid or 0 for one in row.facts.money.lines) == office.paid


def test_only_published_projects_have_a_row(city: Any) -> None:
    project = samples.filled(city)
    assert not refresh(project.pk)
    assert not PublicProject.objects.exists()


def test_nothing_new_makes_no_version(city: Any) -> None:
    row = samples.public_project(city)
    assert not refresh(row.project_id)
    assert again(row).version == 1
    assert ProjectVersion.objects.filter(project=row).count() == 1


def test_an_import_renews_what_it_moved(city: Any) -> None:
    row = samples.public_project(city)
    batch = ProjectImport.objects.create(
        profile="works", file_name="works.csv", made_at=now(), report={"done": {}}
    )
    before = waiting()
    for line, is_applied in enumerate((True, False)):
        project = row.project if is_applied else make_project(publication="published")
        ProjectImportRow.objects.create(
            batch=batch, line=line, key=str(line), project=project, is_applied=is_applied
        )
    with transaction.atomic():
        publish(ProjectsImported(import_id=batch.pk, by_id=None))
    assert waiting() == [*before, row.project_id]


def test_the_calendar_alone_makes_no_version(city: Any, frozen_clock: Any) -> None:
    row = samples.public_project(city)
    Standing.objects.filter(project=row.project_id, is_newest=True).update(planned=77, time=88)
    # Of what is expected the day trembles; another month is news, for people plan by it.
    same_month = row.finishes_on.replace(day=2 if row.finishes_on.day == 1 else 1)
    Project.objects.filter(pk=row.project_id).update(forecast_finish=same_month)
    frozen_clock.forward(hours=1)
    assert refresh(row.project_id)
    now_told = again(row)
    assert (now_told.facts.progress.planned, now_told.facts.dates.expected_finish) == (
        Decimal(77),
        now_told.finishes_on,
    )
    assert now_told.changed_at > row.changed_at
    assert (now_told.version, ProjectVersion.objects.filter(project=row).count()) == (1, 1)
    Project.objects.filter(pk=row.project_id).update(forecast_finish=today() + timedelta(days=400))
    assert refresh(row.project_id)
    assert again(row).version == 2
    Standing.objects.filter(project=row.project_id, is_newest=True).update(physical=99)
    assert refresh(row.project_id)
    assert again(row).version == 3


def test_steps_of_the_office_ask_for_it(city: Any) -> None:
    row = samples.public_project(city)
    edit(project_id=row.project_id, by=city.people.project_office, purpose_ru="Ровная дорога")
    contract = row.project.contract_shares.first().contract
    pay(contract_id=contract.pk, amount=Decimal(40_000), valid_on=today(), by=city.people.project_office)
    assert waiting() == [row.project_id] * 2
    refresh_some([row.project_id])
    facts = again(row).facts
    assert facts.purpose.ru == "Ровная дорога"
    assert facts.sum_in().paid == Decimal(25_000_000)  # type: ignore[union-attr]
    assert again(row).version == 2


def test_a_new_standing_is_followed(city: Any) -> None:
    row = samples.public_project(city)
    Standing.objects.filter(project=row.project_id).delete()
    assert refresh(row.project_id)
    assert again(row).physical is None
    reckon_projects([row.project_id], today() - timedelta(days=1))
    assert waiting() == []
    reckon_projects([row.project_id])
    assert waiting() == [row.project_id]
    refresh_some([row.project_id])
    assert again(row).physical is not None


def test_a_refused_photo_goes(city: Any) -> None:
    row = samples.public_project(city)
    photo = row.project.photos.first()
    assert photo is not None
    decide_photo(photo_id=photo.pk, verb="refuse", reason="A face", by=city.people.project_office)
    refresh_some([row.project_id])
    left = {one.id for one in again(row).facts.photos}
    assert len(left) == len(row.facts.photos) - 1
    assert str(photo.file_id) not in left


def test_withdrawal_leaves_a_tombstone_at_once(city: Any) -> None:
    row = samples.public_project(city)
    title = row.facts.title.kk
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="A wrong map"
    )
    gone = again(row)
    assert (gone.is_withdrawn, gone.withdrawal_reason, gone.version) == (True, "A wrong map", 2)
    assert (gone.document, gone.search_key, gone.lon, gone.budget, gone.digest) == ({}, "", None, None, "")
    assert not public_projects().exists()
    assert tombstones().get() == gone
    assert list(ProjectVersion.objects.values_list("document", flat=True)) == [{}, {}]
    assert title not in str(ProjectVersion.objects.values())
    refresh(row.project_id)
    assert again(row).is_withdrawn


def test_published_again_it_begins_a_new_version(city: Any) -> None:
    row = samples.public_project(city)
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="A wrong map"
    )
    Project.objects.filter(pk=row.project_id).update(publication="published")
    assert refresh(row.project_id)
    assert (again(row).version, again(row).is_withdrawn, again(row).withdrawal_reason) == (3, False, "")


def test_versions_are_append_only(city: Any) -> None:
    row = samples.public_project(city)
    for change in ({"document": {"code": "other"}}, {"number": 7}):
        with pytest.raises(DatabaseError), transaction.atomic():
            ProjectVersion.objects.filter(project=row).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        ProjectVersion.objects.filter(project=row).delete()


def test_a_sole_proprietor_is_known_by_name_alone(db: None) -> None:
    person, firm = "900101300017", "990440000018"
    assert stranger("A builder", person).bin == ""
    assert read_bin(person) is None
    made = organisation(kind="contractor")
    made.bin, made.address = person, "A home"
    assert (body(made).bin, body(made).address) == ("", "")
    assert stranger("A firm", firm).bin == firm
