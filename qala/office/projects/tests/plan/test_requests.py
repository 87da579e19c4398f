"""Change requests and the baselines that come of them."""

from datetime import date

import pytest

from qala.office.projects.actions.plan import ops
from qala.office.projects.actions.plan.change import change_plan
from qala.office.projects.actions.plan.freeze import approve_baseline
from qala.office.projects.actions.plan.requests import (
    approve_change,
    ask_change,
    decline_change,
    submit_change,
    withdraw_change,
)
from qala.office.projects.models import Baseline, ChangeRequest
from qala.office.projects.queries.changes import changes_since
from qala.office.projects.queries.comparing import differences
from qala.office.projects.registries import errands
from qala.office.projects.tests.plan.conftest import Site
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed


def asked(site: Site, **words: object) -> ChangeRequest:
    if not Baseline.objects.exists():
        approve_baseline(project_id=site.project.pk, by=site.people.curator)
    given = {
        "kind": "duration",
        "reason_code": "weather",
        "reason": "Frost",
        "by": site.people.project_head,
        **words,
    }
    return ask_change(project_id=site.project.pk, **given)  # type: ignore[arg-type]


def longer(site: Site) -> None:
    change_plan(
        project_id=site.project.pk,
        changes=[
            ops.Change(site.item("B").pk, {"duration_days": 6}),
            ops.Remove(site.item("E").pk),
            ops.Add({"name_ru": "Новая"}),
        ],
        by=site.people.project_head,
    )


def test_from_a_request_to_the_next_baseline(site: Site) -> None:
    approve_baseline(project_id=site.project.pk, by=site.people.curator)
    longer(site)
    row = asked(site)
    site.project.refresh_from_db()
    promised, planned = site.project.baseline_finish, site.project.planned_finish
    assert promised is not None
    assert planned is not None
    assert promised < planned
    assert (row.before["finish"], row.wanted["finish"]) == (promised.isoformat(), planned.isoformat())
    submit_change(request_id=row.pk, by=site.people.project_head)
    assert [str(each.url) for each in errands(site.people.curator)] == [row.get_absolute_url()]
    made = approve_change(request_id=row.pk, by=site.people.curator, decision="Agreed")
    row.refresh_from_db()
    assert (made.number, made.finish, made.change_request, row.stage) == (
        2,
        planned,
        row,
        "approved",
    )
    assert site.again().baseline_finish == planned
    verbs = [entry.verb for entry in timeline.of(site.project)]
    assert verbs[-3:] == ["submit_change", "approve_baseline", "approve_change"]
    assert errands(site.people.curator) == []


def test_what_differs(site: Site) -> None:
    first = approve_baseline(project_id=site.project.pk, by=site.people.curator)
    longer(site)
    found = {each.shown.code: each for each in differences(site.project, first, None)}
    assert found["E"].kinds == ("removed",)
    assert found["1"].kinds == ("added",)
    assert found["B"].kinds == ("moved", "changed")
    assert found["D"].kinds == ("moved",)
    assert found["D"].days == 2
    assert found["A"].kinds == ()
    assert all(each.words for each in found.values() if each.kinds)


def test_since_a_day_in_words(site: Site) -> None:
    site.on(date(2026, 1, 3))
    longer(site)
    words = " | ".join(each.words for each in changes_since(site.project, date(2026, 1, 2)))
    assert "2" in words
    assert words.count("|") == 2
    assert changes_since(site.project, date(2026, 1, 3)) == []


@pytest.mark.parametrize("name", ["project_head", "project_office", "department", "contractor", "stranger"])
def test_nobody_but_the_curator_decides(site: Site, name: str) -> None:
    row = asked(site)
    submit_change(request_id=row.pk, by=site.people.project_head)
    for decide in (approve_change, decline_change):
        with pytest.raises(NotAllowed):
            decide(request_id=row.pk, by=getattr(site.people, name), decision="Yes")
    assert Baseline.objects.count() == 1


def test_not_without_words_not_as_a_draft_not_twice(site: Site) -> None:
    row, curator = asked(site), site.people.curator
    with pytest.raises(Conflict):
        approve_change(request_id=row.pk, by=curator, decision="Yes")
    submit_change(request_id=row.pk, by=site.people.project_head)
    with pytest.raises(Invalid):
        approve_change(request_id=row.pk, by=curator, decision=" ")
    decline_change(request_id=row.pk, by=curator, decision="No")
    with pytest.raises(Conflict):
        approve_change(request_id=row.pk, by=curator, decision="Yes")


def test_a_plan_that_ends_later_than_asked_is_not_approved(site: Site) -> None:
    row = asked(site, wanted={"finish": "2026-01-21"})
    submit_change(request_id=row.pk, by=site.people.project_head)
    longer(site)
    with pytest.raises(Conflict) as refused:
        approve_change(request_id=row.pk, by=site.people.curator, decision="Yes")
    assert refused.value.code == "beyond"
    assert Baseline.objects.count() == 1


def test_taken_back_by_its_writer_or_the_office(site: Site) -> None:
    row = asked(site)
    with pytest.raises(NotAllowed):
        withdraw_change(request_id=row.pk, by=site.people.department)
    assert withdraw_change(request_id=row.pk, by=site.people.project_office).stage == "withdrawn"
    with pytest.raises(Conflict):
        submit_change(request_id=row.pk, by=site.people.project_head)


@pytest.mark.parametrize("wrong", [{"kind": "x"}, {"reason_code": ""}, {"reason": " "}])
def test_what_is_missing_is_said(site: Site, wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refused:
        asked(site, **wrong)
    assert list(refused.value.fields) == list(wrong)


def test_nothing_to_ask_before_the_first_baseline(site: Site) -> None:
    with pytest.raises(Conflict):
        ask_change(
            project_id=site.project.pk,
            kind="scope",
            reason_code="scope",
            reason="x",
            by=site.people.project_head,
        )
