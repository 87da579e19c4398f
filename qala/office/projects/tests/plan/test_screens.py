"""Pages of the plan."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from qala.office.projects.actions.plan.freeze import approve_baseline
from qala.office.projects.actions.plan.schedule import reschedule
from qala.office.projects.models import PlanChange, WorkItem
from qala.office.projects.rules.gantt import scale_of
from qala.office.projects.tests.factories import link, make_item
from qala.office.projects.tests.plan.conftest import Site

HTMX = {"HTTP_HX_REQUEST": "true"}


def address(site: Site, name: str, *more: Any) -> str:
    return reverse(f"projects:{name}", args=[site.project.code, *more])


def test_bars_rows_and_no_inline_style(site: Site, client_for: Callable[..., Any]) -> None:
    approve_baseline(project_id=site.project.pk, by=site.people.curator)
    page = client_for(site.people.project_head).get(address(site, "plan")).content.decode()
    assert page.count('class="pl-row') == 5
    assert page.count("data-item=") == 5
    assert page.count("pl-link") == 5
    assert page.count('class="pl-base"') == 6  # five rows and the key
    assert "style=" not in page.split('id="plan"')[1]


def test_only_readers_see_no_forms(site: Site, client_for: Callable[..., Any]) -> None:
    page = client_for(site.people.analyst).get(address(site, "plan")).content.decode()
    assert "plan-do" not in page
    assert "pl-cell" not in page


@pytest.mark.parametrize(
    ("shown", "rows"), [("critical", 3), ("late", 0), ("milestones", 0), ("nonsense", 5)]
)
def test_filters(site: Site, client_for: Callable[..., Any], shown: str, rows: int) -> None:
    page = client_for(site.people.analyst).get(address(site, "plan"), {"show": shown}).content.decode()
    assert page.count('class="pl-row') == rows


def test_a_cell_is_changed_in_place(site: Site, client_for: Callable[..., Any]) -> None:
    client, pk = client_for(site.people.project_head), site.item("B").pk
    url = address(site, "plan_cell", pk, "duration_days")
    assert 'value="4"' in client.get(url, **HTMX).content.decode()
    answer = client.post(url, {"value": "6", "seen": "0"}, **HTMX)
    assert answer.status_code == 200
    assert 'id="plan"' in answer.content.decode()
    assert site.item("B").duration_days == 6
    client.post(address(site, "plan_do"), {"verb": "undo", "seen": "1"}, **HTMX)
    assert site.item("B").duration_days == 4


def test_a_wrong_cell_says_so_in_place(site: Site, client_for: Callable[..., Any]) -> None:
    client, pk = client_for(site.people.project_head), site.item("A").pk
    answer = client.post(address(site, "plan_cell", pk, "waits"), {"value": "E", "seen": "0"}, **HTMX)
    assert answer["HX-Retarget"] == f"#cell-{pk}-waits"
    assert 'role="alert"' in answer.content.decode()
    assert not PlanChange.objects.exists()


def test_dragging(site: Site, client_for: Callable[..., Any]) -> None:
    client, pk = client_for(site.people.project_head), site.item("E").pk
    words = {"verb": "drag", "item": str(pk), "start": "2026-01-14", "seen": "0"}
    assert client.post(address(site, "plan_do"), words, **HTMX).status_code == 200
    assert site.item("E").planned_start == date(2026, 1, 14)


def test_a_row_by_its_form_without_scripts(site: Site, client_for: Callable[..., Any]) -> None:
    client = client_for(site.people.project_head)
    words = {
        "name_kk": "Сынақ", "kind": "work", "duration_days": "3", "constraint": "asap", "method": "percent",
        "weight": "1", "waits": "D", "seen": "0",
    }  # fmt: skip
    assert client.post(address(site, "new_item"), words).status_code == 302
    made = WorkItem.objects.get(project=site.project, name_kk="Сынақ")
    assert made.planned_start == date(2026, 1, 21)
    words |= {"code": made.code, "duration_days": "0", "seen": "1"}
    assert client.post(address(site, "edit_item", made.pk), words).status_code == 422


def test_the_curator_approves_on_the_page(site: Site, client_for: Callable[..., Any]) -> None:
    client = client_for(site.people.curator)
    answer = client.post(address(site, "baselines"), {"decision": "№ 1", "seen": "0"})
    assert answer.status_code == 302
    assert site.again().baselines.get().decision == "№ 1"
    assert client.get(address(site, "baselines")).status_code == 200


def test_as_many_statements_for_many_rows(
    site: Site, client_for: Callable[..., Any], count_queries: Any
) -> None:
    client = client_for(site.people.project_head)

    def asked() -> int:
        with count_queries() as found:
            assert client.get(address(site, "plan")).status_code == 200
        return len(found)

    asked()
    few = asked()
    for number in range(10):
        link(site.item("D"), make_item(site.project, f"X{number}"))
    reschedule(site.again())
    assert asked() == few


def test_the_scale_fits_its_plan() -> None:
    short = scale_of([date(2026, 1, 5), date(2026, 1, 20)], date(2026, 1, 9))
    long = scale_of([date(2020, 1, 5), date(2026, 1, 20)], date(2040, 1, 9))
    assert short is not None
    assert long is not None
    assert {tick.size for tick in short.ticks()} == {"month"}
    assert {tick.size for tick in long.ticks()} <= {"quarter", "year"}
    assert long.end < date(2040, 1, 1)
    assert scale_of([], date(2026, 1, 9)) is None
