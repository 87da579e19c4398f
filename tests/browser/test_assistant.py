"""The virtual operator in the widget: a whole appeal in Kazakh with a photo and an address."""

import os
from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Open
from tests.browser.journeys import Walker, photo
from tests.browser.live import Site

pytestmark = pytest.mark.browser


def test_a_whole_appeal_in_the_widget(site: Site, visitor: Open) -> None:
    one = Walker(visitor(language="kk"), "kk")
    one.page.goto("/")
    opener = one.page.get_by_role("button", name=one.say("Virtual operator"))
    opener.focus()
    one.page.keyboard.press("Enter")
    panel = one.page.get_by_role("dialog", name=one.say("Virtual operator"))
    panel.wait_for()
    assert one.page.evaluate("() => document.activeElement.id") == "as-text"
    _say(panel, "Пәтерде үшінші күн жылу жоқ, батарея мұздай")
    panel.get_by_text(one.say("Add photos or a video")).click()
    one.attach(photo(), inside=panel)
    panel.get_by_role("button", name=one.say("Send"), exact=True).click()
    # After a reload it is where it was.
    panel.get_by_role("log").get_by_text("файл").first.wait_for()
    one.page.reload()
    panel.get_by_role("button", name=one.say("Go on"), exact=True).click()
    _say(panel, "Абая 40")
    panel.get_by_role("button", name="Жылу жоқ", exact=True).click()
    _past_the_same(one, panel)
    panel.get_by_role("button", name=one.say("Without a phone"), exact=True).click()
    _look(one.page, "confirm")
    assert violations(one.page) == []
    panel.get_by_role("button", name=one.say("Send the appeal"), exact=True).click()
    last = panel.locator("#last, .as-turn").last
    last.get_by_text("26-").wait_for()
    _look(one.page, "done")
    one.page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert one.page.evaluate("() => document.activeElement.className") == "as-open"


def _say(panel: Any, words: str) -> None:
    panel.locator("#as-text").fill(words)
    panel.locator("#as-text").press("Enter")
    panel.get_by_role("log").get_by_text(words).first.wait_for()


def _past_the_same(one: Walker, panel: Any) -> None:
    """Other journeys may have reported the same from here."""
    another = panel.get_by_role("button", name=one.say("Mine is another matter"), exact=True)
    without = panel.get_by_role("button", name=one.say("Without a phone"), exact=True)
    another.or_(without).first.wait_for()
    if another.count():
        another.click()


def _look(page: Any, name: str) -> None:
    """Pictures for whoever wants to look: QALA_PICTURES names a folder."""
    if folder := os.environ.get("QALA_PICTURES"):
        page.screenshot(path=f"{folder}/assistant-{name}.png")
        page.set_viewport_size(PHONE)
        page.screenshot(path=f"{folder}/assistant-{name}-phone.png")
        page.set_viewport_size({"width": 1440, "height": 900})
