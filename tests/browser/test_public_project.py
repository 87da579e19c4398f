"""A resident at the fence: the page of a project lives by itself, photos are looked at by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.clerk import Clerk
from tests.browser.conftest import PHONE, Open
from tests.browser.live import Site

pytestmark = pytest.mark.browser

NEW = "Көшені жаңарту: жүргіншілер жолы мен жарық"


def test_news_of_the_office_come_to_an_open_page_of_a_stranger(site: Site, visitor: Open) -> None:
    page = visitor("-", viewport=PHONE)
    with page.expect_response("**/live/"):
        page.goto(site.paths["portfolio:project"])
    page.evaluate("() => { globalThis.stillHere = true; }")
    office = Clerk(visitor, "p", "kk")
    office.open(f"projects/{site.paths['portfolio:project'].rstrip('/').rsplit('/', 1)[-1]}/edit/")
    office.write(title_kk=NEW)
    office.save()
    expect(page.locator("h1")).to_have_text(NEW, timeout=5_000)
    assert page.evaluate("() => globalThis.stillHere")


def test_a_page_without_a_stream_asks_now_and_then(site: Site, visitor: Open) -> None:
    page = visitor("-", viewport=PHONE)
    page.clock.install()
    page.route("**/live/", lambda route: route.fulfill(status=429, headers={"Retry-After": "120"}))
    with page.expect_response("**/live/"):
        page.goto(site.paths["portfolio:project"])
    with page.expect_response("**/live/"), page.expect_request(lambda one: "hx-request" in one.headers):
        page.clock.fast_forward("03:10")
        page.clock.run_for(1_000)
    assert all("429" in each for each in visitor.faults)  # type: ignore[attr-defined]
    visitor.faults.clear()  # type: ignore[attr-defined]


def test_photos_are_looked_at_by_keyboard(site: Site, visitor: Open) -> None:
    page = visitor("-")
    page.goto(site.paths["portfolio:project"])
    box = page.locator("dialog.c-lightbox")
    expect(page.locator("[data-module='portfolio/gallery'][data-ready]")).to_have_count(1)
    page.locator(".c-photos a").first.focus()
    page.keyboard.press("Enter")
    expect(box.locator("img")).to_have_attribute("src", re.compile("/files/"))
    first = box.locator("img").get_attribute("src")
    page.keyboard.press("ArrowRight")
    expect(box.locator("img")).not_to_have_attribute("src", first or "")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(page.locator(".c-photos a:focus")).to_have_count(1)
