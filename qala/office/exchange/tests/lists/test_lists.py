"""A list is read, looked at, taken over; again it changes nothing; what changed at the source moves the project."""

from datetime import date
from decimal import Decimal

import pytest

from qala.ground.organisations.models import Organisation
from qala.office.exchange.actions import (
    begin_applying,
    carry_out,
    drop_list,
    read_list,
    receive,
    save_profile,
)
from qala.office.exchange.models import ImportProfile, ProjectImport, ProjectImportRow, ProjectSource
from qala.office.projects.models import Project
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from tests.races import at_once

ROW = {
    "id": "A-1", "name": "Ремонт улицы", "stage": "going", "owner": "Управление дорог", "start": "2026-03-01",
    "finish": "2026-10-01", "percent": "40", "money": "1200000.50",
}  # fmt: skip


def row(batch, key):
    return batch.rows.get(key=key)


def test_reading_writes_no_project(bring):
    batch = bring([ROW, {**ROW, "id": "A-2"}], is_applied=False)
    assert batch.stage == "read"
    assert batch.content is None
    assert batch.report["outcomes"] == {"new": 2}
    assert batch.report["new_owners"] == ["Управление дорог"]
    assert not Project.objects.exists()
    assert not ProjectSource.objects.exists()


def test_a_row_becomes_a_project(bring, office):
    batch = bring([ROW])
    project = Project.objects.get()
    assert (project.title_ru, project.stage, project.currency) == ("Ремонт улицы", "construction", "KZT")
    assert (project.planned_start, project.planned_finish) == (date(2026, 3, 1), date(2026, 10, 1))
    assert project.declared_percent == Decimal(40)
    assert project.department.name == "Управление дорог"
    assert [(each.scheme, each.value) for each in project.identifiers.all()] == [("works", "A-1")]
    (entry,) = timeline.of(project)
    assert (entry.verb, entry.by, entry.note) == ("import", office.project_office, "works.jsonl")
    assert (batch.stage, batch.report["done"], row(batch, "A-1").project) == ("applied", {"new": 1}, project)


def test_the_same_list_again_changes_nothing(bring):
    bring([ROW])
    before = Project.objects.values().get()
    again = bring([ROW])
    assert again.report["outcomes"] == {"same": 1}
    assert again.report["done"] == {}
    assert Project.objects.values().get() == before
    assert Organisation.objects.filter(code__startswith="works-").count() == 1
    assert timeline.of(Project.objects.get()).count() == 1


def test_differences_are_shown_and_taken_over(bring):
    bring([ROW])
    changed = {**ROW, "finish": "2026-12-01", "stage": "over"}
    batch = bring([changed], is_applied=False)
    assert sorted(row(batch, "A-1").changes) == [
        ["days.planned_finish", "2026-10-01", "2026-12-01"],
        ["texts.stage", "going", "over"],
    ]
    begin_applying(import_id=batch.pk)
    carry_out(import_id=batch.pk)
    project = Project.objects.get()
    assert (project.planned_finish, project.stage) == (date(2026, 12, 1), "closed")
    assert list(timeline.of(project))[-1].data["fields"] == ["planned_finish", "stage"]


def test_what_people_changed_here_stays(bring):
    bring([ROW])
    Project.objects.update(title_ru="Имя от офиса", address="Абая 1")
    bring([{**ROW, "finish": "2026-12-01"}])
    project = Project.objects.get()
    assert (project.title_ru, project.address, project.planned_finish) == (
        "Имя от офиса",
        "Абая 1",
        date(2026, 12, 1),
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [({"id": ""}, "no_key"), ({"name": " "}, "no_title"), ({"stage": "dreaming"}, "unknown_stage")],
)
def test_rows_that_are_rejected(bring, change, code):
    batch = bring([ROW, {**ROW, "id": "A-2", **change}])
    assert batch.report["outcomes"] == {"new": 1, "rejected": 1}
    (rejected,) = batch.rows.filter(outcome="rejected")
    assert (rejected.line, rejected.codes) == (2, [code])
    assert rejected.noticed[0].words
    assert Project.objects.count() == 1


def test_a_code_that_stands_twice(bring):
    batch = bring([ROW, ROW])
    assert batch.report["rejected"] == {"twice_in_file": 1}
    assert Project.objects.count() == 1


def test_odd_values_are_left_empty_and_said(bring):
    batch = bring([{**ROW, "start": "2026-12-01", "percent": "-100", "money": "lots", "done": "31.02.2026"}])
    project = Project.objects.get()
    assert (project.planned_start, project.planned_finish, project.declared_percent) == (
        date(2026, 12, 1),
        None,
        None,
    )
    assert {"finish_before_start", "percent_outside", "bad_number", "bad_day"} <= set(row(batch, "A-1").codes)


def test_a_district_and_a_body_that_are_not_here(bring, office):
    batch = bring([{**ROW, "district": "Atlantis", "builder": "Никто"}])
    assert "unknown_district" in row(batch, "A-1").codes
    assert not Project.objects.get().assignments.exists()
    builder = office.contractor.duties.get().organisation
    bring([{**ROW, "id": "A-2", "builder": builder.name}])
    assert Project.objects.get(identifiers__value="A-2").assignments.get().organisation == builder


def test_a_position_elsewhere_keeps_its_degrees(bring):
    bring([{**ROW, "lon": "-74.0", "lat": "40.7"}])
    project = Project.objects.get()
    assert (project.lon, project.lat, project.point) == (-74.0, 40.7, None)
    assert project.h3 is not None


def test_files_that_are_refused(bring, office):
    by = office.project_office
    with pytest.raises(Invalid):
        receive(file_name="x", content=b"", profile="works", by=by)
    with pytest.raises(Missing):
        receive(file_name="x", content=b"x", profile="no-such", by=by)
    batch = receive(file_name="x.xlsx", content=b"PK\x03\x04", profile="department-xlsx", by=by)
    assert read_list(import_id=batch.pk).stage in {"refused", "read"}
    with pytest.raises(Conflict):
        read_list(import_id=batch.pk)


def test_a_profile_that_names_what_is_not_there(bring, office):
    ImportProfile.objects.filter(name="works").update(
        text=ImportProfile.objects.get(name="works").text.replace("default: roads", "default: canals")
    )
    batch = bring([ROW])
    assert (batch.stage, batch.trouble) == (
        "refused",
        "Under “blocks” the profile names what this city does not have: canals.",
    )


def test_strangers_are_refused(bring, office):
    for who in (office.project_head, office.department, office.contractor, office.curator, office.operator):
        with pytest.raises(NotAllowed):
            receive(file_name="x", content=b"{}", profile="works", by=who)
    batch = bring([ROW], is_applied=False)
    with pytest.raises(NotAllowed):
        begin_applying(import_id=batch.pk, by=office.project_head)
    with pytest.raises(NotAllowed):
        drop_list(import_id=batch.pk, by=office.project_head)
    assert ProjectImport.objects.get().stage == "read"


def test_stages_in_their_order(bring, office):
    by = office.project_office
    batch = bring([ROW], is_applied=False)
    with pytest.raises(Conflict):
        carry_out(import_id=batch.pk)
    begin_applying(import_id=batch.pk, by=by)
    for action in (begin_applying, drop_list):
        with pytest.raises(Conflict):
            action(import_id=batch.pk, by=by)
    carry_out(import_id=batch.pk)
    with pytest.raises(Conflict):
        carry_out(import_id=batch.pk)


def test_a_dropped_list_leaves_its_report(bring, office):
    batch = bring([ROW], is_applied=False)
    drop_list(import_id=batch.pk, by=office.project_office)
    batch.refresh_from_db()
    assert (batch.stage, batch.report["rows"]) == ("dropped", 1)
    assert not ProjectImportRow.objects.exists()


def test_two_lists_read_at_once_do_not_double(bring, office):
    first = bring([ROW], is_applied=False)
    second = bring([{**ROW, "name": "Other"}], is_applied=False)
    for batch in (first, second):
        begin_applying(import_id=batch.pk, by=office.project_office)
        carry_out(import_id=batch.pk)
    second.refresh_from_db()
    assert second.report["done"] == {"moved": 1}
    assert Project.objects.get().title_ru == "Ремонт улицы"


@pytest.mark.django_db(transaction=True)
def test_two_people_take_it_over_at_once(bring, office):
    batch = bring([ROW], is_applied=False)
    act = lambda: begin_applying(import_id=batch.pk, by=office.project_office)  # noqa: E731
    results = at_once(act, act)
    assert sorted(type(each).__name__ for each in results) == ["Conflict", "ProjectImport"]


def test_profiles_are_checked_before_they_are_kept(office):
    by = office.project_office
    text = ImportProfile.objects.get().text
    made = save_profile(name="mine", text=text, by=by)
    assert (made.title, made.is_active) == ("Works", True)
    with pytest.raises(Invalid) as refused:
        save_profile(
            name="mine", text=text.replace("scheme: works", "schema: works"), by=by, profile_id=made.pk
        )
    assert "schema: unknown key" in str(refused.value.fields["text"])
    with pytest.raises(Conflict):
        save_profile(name="works", text=text, by=by)
    with pytest.raises(Invalid):
        save_profile(name="ph-dpwh", text=text, by=by)
    with pytest.raises(NotAllowed):
        save_profile(name="other", text=text, by=office.project_head)
