"""Changes of a plan and their undoing."""

from datetime import date
from decimal import Decimal

import pytest

from qala.office.projects.actions.plan import ops
from qala.office.projects.actions.plan.change import Slip, change_plan
from qala.office.projects.actions.plan.freeze import approve_baseline
from qala.office.projects.actions.plan.undo import redo, undo
from qala.office.projects.models import Dependency, PlanChange, WorkItem
from qala.office.projects.rules import ties
from qala.office.projects.rules.outline import outline
from qala.office.projects.tests.plan.conftest import Site
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed


def change(site: Site, *changes: ops.Op, **words: object) -> PlanChange:
    words.setdefault("by", site.people.project_head)
    return change_plan(project_id=site.project.pk, changes=changes, **words)  # type: ignore[arg-type]


def outlined(site: Site) -> list[str]:
    rows = WorkItem.objects.filter(project=site.project, removed_at=None).order_by("order")
    return [f"{row.code}<{row.parent.code}" if row.parent else row.code for row in rows]


def state(site: Site) -> object:
    rows = WorkItem.objects.filter(project=site.project, removed_at=None).order_by("pk")
    links = Dependency.objects.filter(project=site.project).order_by("before_id", "after_id")
    return (
        list(
            rows.values(
                "pk", "code", "parent", "order", "duration_days", "planned_finish", "kind", "constraint_on"
            )
        ),
        list(links.values_list("before_id", "after_id", "kind", "lag_days")),
    )


def test_a_longer_work_moves_what_follows(site: Site) -> None:
    made = change(site, ops.Change(site.item("B").pk, {"duration_days": 6}))
    assert site.item("D").planned_finish == date(2026, 1, 22)
    assert site.again().planned_finish == date(2026, 1, 22)
    assert made.moved[""] == ["2026-01-20", "2026-01-22"]
    assert [entry.verb for entry in timeline.of(site.project)].count("change_plan") == 1


def test_many_changes_at_once_undone_and_done_again(site: Site) -> None:
    before = state(site)
    change(
        site,
        ops.Add({"name_ru": "Этап", "kind": "phase"}, key="phase"),
        ops.Add({"name_ru": "Новая", "duration_days": 2}, parent="phase", key="new"),
        ops.Move(site.item("C").pk, "phase"),
        ops.Waits("new", "A SS+1; E"),
        ops.Remove(site.item("B").pk),
        ops.Drag(site.item("D").pk, start=date(2026, 2, 2), finish=date(2026, 2, 6)),
    )
    after = state(site)
    assert outlined(site) == ["A", "D", "E", "1", "C<1", "2<1"]
    assert after != before
    undo(project_id=site.project.pk, by=site.people.project_head)
    assert state(site) == before
    redo(project_id=site.project.pk, by=site.people.project_head)
    assert state(site) == after


def test_nothing_is_left_to_redo_after_a_new_change(site: Site) -> None:
    change(site, ops.Change(site.item("B").pk, {"duration_days": 6}))
    undo(project_id=site.project.pk, by=site.people.project_head)
    change(site, ops.Change(site.item("A").pk, {"duration_days": 6}))
    with pytest.raises(Conflict):
        redo(project_id=site.project.pk, by=site.people.project_head)


def test_the_office_takes_back_what_a_head_did_and_not_the_other_way(site: Site) -> None:
    change(site, ops.Change(site.item("B").pk, {"duration_days": 6}), by=site.people.project_office)
    with pytest.raises(NotAllowed):
        undo(project_id=site.project.pk, by=site.people.project_head)
    undo(project_id=site.project.pk, by=site.people.project_office)
    assert site.item("B").duration_days == 4


def test_circles_are_explained_and_nothing_is_written(site: Site) -> None:
    before = state(site)
    with pytest.raises(Invalid) as refused:
        change(site, ops.Change(site.item("C").pk, {"duration_days": 9}), ops.Waits(site.item("A").pk, "E"))
    assert refused.value.code == "circular_links"
    assert state(site) == before
    assert not PlanChange.objects.exists()


@pytest.mark.parametrize("text", ["Z", "A; A", "A", "A XX"])
def test_wrong_predecessors(site: Site, text: str) -> None:
    with pytest.raises(Invalid):
        change(site, ops.Waits(site.item("A").pk, text))


def test_in_and_out_of_the_row_above(site: Site) -> None:
    change(site, ops.Shift(site.item("E").pk, "indent"))
    assert outlined(site) == ["A", "B", "C", "D", "E<D"]
    assert (site.item("D").kind, site.item("D").duration_days) == ("package", 0)
    change(site, ops.Shift(site.item("E").pk, "outdent"))
    assert outlined(site) == ["A", "B", "C", "D", "E"]


def test_a_part_does_not_wait_for_its_own_package(site: Site) -> None:
    with pytest.raises(Invalid) as refused:
        change(
            site,
            ops.Link(site.item("A").pk, site.item("E").pk),
            ops.Move(site.item("E").pk, site.item("A").pk),
        )
    assert refused.value.code == "own_part"


def test_order_up_and_down(site: Site) -> None:
    change(site, ops.Shift(site.item("D").pk, "up"), ops.Shift(site.item("A").pk, "down"))
    assert outlined(site) == ["B", "A", "D", "C", "E"]
    with pytest.raises(Invalid):
        change(site, ops.Shift(site.item("B").pk, "up"))


@pytest.mark.parametrize(
    "fields",
    [
        {"duration_days": 0},
        {"duration_days": -1},
        {"weight": Decimal(-1)},
        {"code": "B"},
        {"constraint": "snet"},
        {"kind": "party"},
        {"name_kk": "", "name_ru": "", "name_en": ""},
        {"least_days": 5, "most_days": 2},
    ],
)
def test_nonsense_is_refused(site: Site, fields: dict[str, object]) -> None:
    with pytest.raises(Invalid) as refused:
        change(site, ops.Change(site.item("A").pk, fields))
    assert refused.value.fields


@pytest.mark.parametrize("name", ["curator", "department", "contractor", "analyst", "stranger"])
def test_nobody_else_changes(site: Site, name: str) -> None:
    with pytest.raises(NotAllowed):
        change(site, ops.Change(site.item("A").pk, {"duration_days": 4}), by=getattr(site.people, name))
    with pytest.raises(NotAllowed):
        undo(project_id=site.project.pk, by=getattr(site.people, name))


def test_two_editors_on_two_rows_and_on_one(site: Site) -> None:
    change(site, ops.Change(site.item("B").pk, {"duration_days": 6}), seen=0)
    change(site, ops.Change(site.item("C").pk, {"duration_days": 3}), seen=0, by=site.people.project_office)
    with pytest.raises(Conflict):
        change(site, ops.Change(site.item("B").pk, {"duration_days": 7}), seen=0)
    change(site, ops.Change(site.item("B").pk, {"duration_days": 7}), seen=2)


def test_an_ended_project_is_left_alone(site: Site) -> None:
    site.project.stage = "cancelled"
    site.project.save()
    with pytest.raises(Invalid):
        change(site, ops.Change(site.item("A").pk, {"duration_days": 4}))


def test_a_late_milestone_needs_a_reason(site: Site) -> None:
    change(
        site, ops.Add({"name_ru": "Сдача", "kind": "milestone"}, key="m"), ops.Link(site.item("D").pk, "m")
    )
    approve_baseline(project_id=site.project.pk, by=site.people.curator)
    longer = ops.Change(site.item("B").pk, {"duration_days": 9})
    with pytest.raises(Invalid) as refused:
        change(site, longer)
    assert refused.value.code == "slip_reason"
    assert site.item("B").duration_days == 4
    change(site, longer, slip=Slip("weather", {"ru": "Морозы"}))
    milestone = WorkItem.objects.get(project=site.project, kind="milestone")
    assert (milestone.slip_reason, milestone.slip_text_ru) == ("weather", "Морозы")
    undo(project_id=site.project.pk, by=site.people.project_head)
    milestone.refresh_from_db()
    assert milestone.slip_reason == ""


def test_what_stood_in_a_baseline_is_kept(site: Site) -> None:
    approve_baseline(project_id=site.project.pk, by=site.people.curator)
    change(site, ops.Remove(site.item("E").pk))
    assert site.item("E").removed_at is not None
    assert not Dependency.objects.filter(after=site.item("E")).exists()


def test_dates_by_hand(site: Site) -> None:
    change(site, ops.Drag(site.item("E").pk, start=date(2026, 1, 14)))
    e = site.item("E")
    assert (e.planned_start, e.constraint, e.constraint_on) == (date(2026, 1, 14), "snet", date(2026, 1, 14))
    change(site, ops.Drag(site.item("E").pk, finish=date(2026, 1, 16)))
    assert site.item("E").duration_days == 3
    with pytest.raises(Invalid):
        change(site, ops.Drag(site.item("E").pk, finish=date(2026, 1, 2)))


def test_predecessors_as_text() -> None:
    codes = {"3": 1, "A-1": 2, "1.2": 3}
    read = ties.parse("3FS+2; a-1, 1.2 НН-3 дня", codes)
    assert read == [ties.Tie(1, "FS", 2), ties.Tie(2), ties.Tie(3, "SS", -3)]
    assert ties.written([("3", "FS", 2), ("A-1", "FS", 0), ("1.2", "SS", -3)]) == "3FS+2; A-1; 1.2SS-3"


def test_outline_numbers() -> None:
    places = outline([(1, None, 1), (2, 1, 5), (3, 1, 2), (4, None, 2), (5, 99, 9)])
    assert [(each.pk, each.number, each.depth) for each in places] == [
        (1, "1", 0), (3, "1.1", 1), (2, "1.2", 1), (4, "2", 0), (5, "3", 0),
    ]  # fmt: skip
