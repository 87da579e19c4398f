"""The plan under mouse and keys, and a report on a phone that loses its line."""

from typing import Any

import psycopg
import pytest

from tests.browser.clerk import Clerk
from tests.browser.conftest import PHONE, Open, database_address
from tests.browser.office import HANDLED

pytestmark = pytest.mark.browser

STARTS = "() => document.querySelector('[data-item]').dataset.start"
A_DAY = """() => {
  const plan = document.querySelector("#plan"), svg = plan.querySelector("[data-chart]");
  return (Number(plan.dataset.day) * svg.getBoundingClientRect().width) / svg.viewBox.baseVal.width;
}"""


def _settled(page: Any, question: str, wrong: Any) -> Any:
    """What a page says once it no longer says the other thing."""
    page.wait_for_function(f"(wrong) => ({question})() !== wrong", arg=wrong)
    return page.evaluate(question)


def _drag(page: Any, days: int) -> None:
    bar = page.locator("[data-item]").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    x, y = box["x"] + box["width"] / 3, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + days * page.evaluate(A_DAY), y, steps=5)
    page.mouse.up()


def test_a_bar_is_dragged_and_taken_back(visitor: Open) -> None:
    head = Clerk(visitor, "j", "en")
    head.open(f"projects/{HANDLED}/plan/")
    before = head.page.evaluate(STARTS)
    _drag(head.page, 14)
    moved = _settled(head.page, STARTS, before)
    assert moved > before
    head.push(head.meant("plan", "Take back"))
    assert _settled(head.page, STARTS, moved) == before
    head.page.reload()
    assert head.page.evaluate(STARTS) == before


LENGTH = "() => document.querySelector('[id$=-duration_days] .pl-cell')?.textContent ?? ''"


def test_cells_by_keys_and_what_is_shown_stays(visitor: Open) -> None:
    head = Clerk(visitor, "j", "en")
    head.open(f"projects/{HANDLED}/plan/?show=critical")
    page = head.page
    before, cell = page.evaluate(LENGTH), page.locator("[id$=-duration_days] .pl-cell").first
    cell.focus()
    for keys in (("Enter",), ("ArrowDown", "ArrowUp", "Enter")):
        for key in keys:
            page.keyboard.press(key)
        page.locator(".pl-edit input[name=value]:focus").wait_for()
        if keys == ("Enter",):
            page.keyboard.press("Escape")
            page.locator("[id$=-duration_days] .pl-cell:focus").wait_for()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("27")
    page.keyboard.press("Enter")
    page.locator("[id$=-duration_days] .pl-cell:focus", has_text="27").wait_for()
    assert page.get_by_role("link", name=head.say("Only critical")).get_attribute("aria-current") == "true"
    head.push(head.meant("plan", "Take back"))
    assert _settled(page, LENGTH, "27") == before
    assert page.get_by_role("link", name=head.say("Only critical")).get_attribute("aria-current") == "true"


WORDS = "Связи на площадке нет, бетон уложен."
SENT = """
SELECT count(*), min(narrative_ru) FROM reporting_progressreport r JOIN projects_project p ON p.id = r.project_id
WHERE p.code = %s AND r.stage = 'submitted'
"""


def test_a_report_outlives_its_line(visitor: Open) -> None:
    """Written without a connection, brought back after the page was closed, sent once."""
    head = Clerk(visitor, "j", "ru", viewport=PHONE)
    page = head.page
    head.open(f"projects/{HANDLED}/reports/")
    head.press("Write the report")
    page.wait_for_url("**/write/")
    for more in page.locator("[data-by='1']").all():
        more.click()
    page.context.set_offline(True)
    head.write(
        narrative_ru=WORDS, declared_percent="15", forecast_code="Погода", forecast_reason="Дождливая осень"
    )
    page.locator("input[name=confidence]").first.check()
    head.press("Send to the project office")
    head.sees(head.say("No connection: kept on this device, and sent on when the line is back."))

    page.context.set_offline(False)
    page.reload()
    head.sees(head.say("Brought back what this device had kept."))
    assert page.locator("[name=narrative_ru]").input_value() == WORDS
    page.locator("[data-state]", has_text=head.say("Kept")).wait_for()
    head.press("Send to the project office")
    head.sees(head.meant("report", "Waits for acceptance"))
    visitor.faults.clear()  # type: ignore[attr-defined]  # the browser itself tells of lost requests as errors
    with psycopg.connect(database_address()[1], autocommit=True) as connection:
        assert connection.execute(SENT, (HANDLED,)).fetchone() == (1, WORDS)
