"""A visitor looks around: the public list and its twin, the map; a district; an answer found by a misspelt word."""

import re

import pytest
from playwright.sync_api import expect

from qala.shared.throttle import _key
from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Open, sql
from tests.browser.live import Site
from tests.browser.test_every_page import overflow

pytestmark = pytest.mark.browser
SPENT = """INSERT INTO shared_throttlecount VALUES (%(key)s, 100000, now() + interval '1 minute')
ON CONFLICT (key) DO UPDATE SET count = excluded.count, ends_at = excluded.ends_at"""


def test_list_map_district_and_an_answer(site: Site, visitor: Open) -> None:
    page = visitor("-")
    page.goto("/open/appeals/")
    loaded = (
        'performance.getEntriesByType("resource").filter((each) => each.name.includes("maplibre")).length'
    )
    assert page.evaluate(loaded) == 0
    number = site.numbers["fresh"]
    page.get_by_role("link", name=number, exact=True).wait_for()
    # The same filter as a map, and back: the twin holds what the map shows.
    page.goto("/open/appeals/?stage=new")
    counted = page.locator(".q-toolbar-count").inner_text()
    page.get_by_role("link", name="Карта", exact=True).click()
    page.wait_for_url(re.compile(r"/open/map/\?stage=new$"))
    page.locator("#open-map .maplibregl-canvas").wait_for()
    page.get_by_role("link", name="Тізім", exact=True).click()
    page.wait_for_url(re.compile(r"/open/appeals/\?stage=new$"))
    assert page.locator(".q-toolbar-count").inner_text() == counted
    # A district brings its map only when somebody asks for it.
    page.goto(site.paths["published:district"])
    assert page.locator("#open-map").count() == 0
    page.get_by_role("link", name="Картаны көрсету").click()
    page.locator("#open-map .maplibregl-canvas").wait_for()
    assert violations(page) == []
    # A misspelt word in another script finds the answer while it is typed.
    page.goto("/faq/")
    page.get_by_label("Не білгіңіз келеді?").press_sequentially("zhylu joq")
    page.locator("#questions .f-found a").first.wait_for()
    assert violations(page) == []
    page.locator("#questions .f-found a").first.click()
    page.get_by_role("button", name="Иә, көмектесті").click()
    expect(page.locator("#opinion [role=status]")).to_be_visible()
    assert violations(page) == []
    # Whoever asks for files too often reads it as a page.
    sql(SPENT, key=(key := _key("open address", "127.0.0.1")))
    assert page.goto(site.paths["opendata:file"]).status == 429
    sql("DELETE FROM shared_throttlecount WHERE key = %(key)s", key=key)
    visitor.faults.clear()  # type: ignore[attr-defined]  # the browser writes down every refusal
    assert violations(page) == []
    assert page.get_by_text("кілт").count(), "a key of one's own is named in the reader's language"
    page.set_viewport_size(PHONE)
    assert overflow(page) == []
    # The menu of a phone, by keyboard.
    page.locator(".q-public-nav summary").press("Enter")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".q-public-nav a:focus")).to_have_text("Өтініш жазу")
    assert violations(page) == []
    assert overflow(page) == []
