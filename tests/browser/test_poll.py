"""A poll in Kazakh: every kind of question answered, changed, and the results of another one looked at."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import PHONE, Open
from tests.browser.journeys import Walker
from tests.browser.live import Site

pytestmark = pytest.mark.browser


def _card(page: Any, text: str) -> Any:
    return page.locator(".v-question", has_text=text)


def test_a_resident_answers_changes_and_reads_results(site: Site, visitor: Open) -> None:
    who = Walker(visitor("-", language="kk", viewport=PHONE), "kk")
    page = who.page
    page.goto("/polls/")
    page.get_by_role("link", name="Саябақ", exact=True).click()
    page.get_by_role("heading", name="Саябақ", level=1).wait_for()
    assert axe.violations(page) == []
    # Sent half empty: what is wrong stands beside the questions, what was chosen stays chosen.
    _card(page, "Сұрақ one").get_by_label("Жауап 2").check()
    who.press("Send my answer")
    page.locator(".q-error").first.wait_for()
    assert _card(page, "Сұрақ one").get_by_label("Жауап 2").is_checked()
    assert axe.violations(page) == []
    visitor.faults.clear()  # type: ignore[attr-defined]  # the browser logs the refused form
    _fill(who)
    who.press("Send my answer")
    page.get_by_role("heading", name=who.say("Thank you"), exact=True).wait_for()
    assert axe.violations(page) == []
    who.press("Change my answer")
    page.get_by_text(who.say("You have answered already"), exact=True).wait_for()
    assert _card(page, "Сұрақ scale").get_by_label("4", exact=True).is_checked()
    places = _card(page, "Сұрақ ranking").locator("select")
    assert [places.nth(n).input_value() for n in range(3)] == ["2", "1", "3"]
    _card(page, "Сұрақ one").get_by_label("Жауап 3").check()
    who.press("Change my answer")
    page.get_by_text(who.say("Your changed answer is counted in place of the earlier one.")).wait_for()
    page.goto("/polls/")
    page.get_by_role("link", name="Автобус", exact=True).click()
    page.locator(".v-bars").first.wait_for()
    page.locator("summary", has_text=who.say("Table")).first.click()
    expect(page.get_by_role("row", name="Жауап 1")).to_have_count(1)
    assert axe.violations(page) == []


def _fill(who: Walker) -> None:
    page = who.page
    many = _card(page, "Сұрақ many")
    many.get_by_label("Жауап 1").check()
    many.get_by_label("Жауап 3").check()
    _card(page, "Сұрақ scale").get_by_label("4", exact=True).check()
    _card(page, "Сұрақ text").get_by_role("textbox").fill("Көбірек орындық пен көлеңке")
    places = _card(page, "Сұрақ ranking").locator("select")
    for line, place in ((0, "1"), (1, "2"), (2, "3")):
        places.nth(line).select_option(place)
    # A place that another line has is exchanged.
    places.nth(1).select_option("1")
    assert places.nth(0).input_value() == "2"
    point = _card(page, "Сұрақ point")
    point.locator("[data-map-lat]").fill("50.05")
    point.locator("[data-map-lon]").fill("70.05")
    if page.locator("select[name=age_band]").count():
        page.locator("select[name=age_band]").select_option(index=2)
