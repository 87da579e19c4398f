"""A shift as its supervisor leads it: the hand-over log, who is here, moving people, reviewing work; in two windows."""

from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.browser.journeys import Walker
from tests.browser.live import Site

pytestmark = pytest.mark.browser
OPERATOR = "Динара Оспанова"


def test_the_hand_over_log_is_read_before_the_shift_is_taken_over(site: Site, visitor: Open) -> None:
    lead = Walker(visitor("s", language="ru"), "ru")
    lead.page.goto("/shifts/now/")
    lead.press("Read and confirm")
    note = lead.page.locator(".q-card", has_text="Water is off in the east")
    note.wait_for()
    main = lead.page.locator("main")
    assert main.get_by_role("button", name=lead.say("Take over"), exact=True).count() == 0
    lead.press("Read and understood", inside=note)
    main.get_by_role("button", name=lead.say("Take over"), exact=True).wait_for()
    lead.press("Take over", inside=main)
    lead.page.get_by_role("heading", name=lead.say("Hand-over log")).wait_for()
    # It writes for the next one.
    lead.field("What the next shift must know").fill("Лифт на Абая, 40 стоит, мастер едет")
    lead.press("Write")
    lead.page.locator("main", has_text="мастер едет").wait_for()


def test_a_supervisor_sees_the_desk_work_and_moves_an_operator(site: Site, visitor: Open) -> None:
    lead = Walker(visitor("s", language="ru"), "ru")
    operator = Walker(visitor("o", language="kk"), "kk")
    operator.page.goto("/shifts/me/")
    if operator.page.get_by_role("button", name=operator.say("Sign on"), exact=True).count():
        operator.press("Sign on")
        operator.page.get_by_role("button", name=operator.say("Sign off"), exact=True).wait_for()
    lead.page.goto("/shifts/now/")
    row = lead.page.locator("#board tr", has_text=OPERATOR)
    row.wait_for()
    lead.page.wait_for_load_state("load")
    # The first keys of a talk show on the board, without a click of anybody.
    operator.page.goto("/contacts/desk/")
    operator.page.locator("[name=said]").press_sequentially("жылу жоқ", delay=15)
    row.get_by_text(lead.say("In contact")).wait_for()
    operator.page.keyboard.press("F10")
    row.get_by_text(lead.say("After-call work")).wait_for()
    operator.page.keyboard.press("Control+Enter")
    operator.page.locator("[data-last]").wait_for()
    row.locator("td").first.get_by_text("Свободен", exact=True).wait_for()
    # The supervisor calls the operator away; the operator's own page says so.
    row.locator("summary").click()
    row.locator("button[value=away]").click()
    lead.page.locator("#board tr", has_text=OPERATOR).get_by_text(lead.say("Away")).first.wait_for()
    operator.page.goto("/shifts/me/")
    operator.page.locator("#mine .q-badge", has_text=operator.say("Away")).first.wait_for()
    operator.press("Sign off")
    _moves(lead, row)


def _moves(lead: Walker, row: Any) -> None:
    """To tomorrow's shift and back."""
    lead.page.goto("/shifts/new/")
    lead.page.locator("select[name=pattern]").select_option(index=1)
    tomorrow = lead.page.evaluate("() => new Date(Date.now() + 2 * 864e5).toISOString().slice(0, 10)")
    lead.page.locator("input[name=day]").fill(tomorrow)
    lead.press("Save")
    lead.page.get_by_role("heading", name=lead.say("Hand-over log")).wait_for()
    there = lead.page.url
    lead.page.goto("/shifts/now/")
    link = row.get_by_role("link", name=lead.say("Move"), exact=True)
    if row.locator("summary").count():
        row.locator("summary").click()
    link.click()
    here = lead.page.url
    for _from, to in ((here, there), (there, here)):
        person = lead.page.locator("tr, .q-card-list li", has_text=OPERATOR)
        person.locator("summary").click()
        person.locator(f"button[name=to][value='{to.rstrip('/').rsplit('/', 1)[-1]}']").click()
        person.wait_for(state="detached")
        lead.page.goto(to)
        lead.page.locator("tr, .q-card-list li", has_text=OPERATOR).wait_for()


def test_work_is_reviewed_and_the_operator_objects(site: Site, visitor: Open) -> None:
    lead = Walker(visitor("s", language="kk"), "kk")
    operator = Walker(visitor("o", language="ru"), "ru")
    operator.page.goto("/contacts/desk/")
    operator.page.locator("[name=said]").press_sequentially("нет тепла, когда дадут", delay=15)
    operator.page.keyboard.press("Control+Enter")
    operator.page.locator("[data-last]").wait_for()
    lead.page.goto("/shifts/reviews/samples/new/")
    lead.page.locator("select[name=operator]").select_option(label=OPERATOR)
    lead.page.locator("select[name=kind]").select_option(value="contacts.contact")
    lead.page.locator("input[name=size]").fill("200")
    lead.press("Save")
    lead.page.get_by_role("link", name=lead.say("Review"), exact=True).first.click()
    for field in lead.page.locator("input[name^=mark_]").all():
        field.fill("70")
    lead.press("Save")
    lead.page.locator(".q-stat", has_text="70").first.wait_for()
    operator.page.goto(lead.page.url)
    operator.press("Object")
    operator.field("Why you do not agree").fill("Адрес я назвала")
    operator.press("Save")
    lead.page.reload()
    lead.press("Decide about the objection")
    lead.field("Reasons of the decision").fill("Дұрыс айтады")
    lead.page.locator("input[name^=mark_]").first.fill("100")
    lead.press("Save")
    lead.page.get_by_role("heading", name=lead.say("Decision")).wait_for()
