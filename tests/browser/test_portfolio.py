"""All projects: filters go along from page to page, the slider of years moves map, sums and address."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Open
from tests.browser.live import Site

pytestmark = pytest.mark.browser


def test_a_filter_of_the_list_goes_along_to_the_other_pages(site: Site, visitor: Open) -> None:
    page = visitor("-")
    page.goto("/projects/?sign=live")
    page.get_by_label("Іздеу").last.fill("zzzz")
    page.get_by_role("button", name="Қолдану").click()
    page.wait_for_url(re.compile(r"q=zzzz"))
    tabs = page.locator("#tabs")
    expect(tabs.get_by_role("link", name="Карта")).to_have_attribute(
        "href", re.compile(r"/projects/map/\?.*q=zzzz")
    )
    tabs.get_by_role("link", name="Аудандар").click()
    page.wait_for_url(re.compile(r"/projects/districts/\?.*q=zzzz"))
    assert violations(page) == []


def test_the_slider_moves_sums_tabs_address_and_map(site: Site, visitor: Open) -> None:
    page = visitor("-", viewport=PHONE)
    page.goto("/projects/map/")
    page.locator("#projects .maplibregl-canvas").wait_for()
    expect(page.locator(".c-years[data-ready]")).to_have_count(1)
    with page.expect_response(re.compile(r"/projects/map/points/\?during=\d+")):
        page.locator(".c-years [type=range]").press("ArrowRight")
    page.wait_for_url(re.compile(r"/projects/map/\?during=\d+$"))
    year = page.locator("#during").input_value()
    expect(page.locator("#said a").first).to_have_attribute("href", f"/projects/?during={year}")
    expect(page.locator("#bar .q-chip")).to_have_count(1)
    expect(page.locator("#tabs a").nth(2)).to_have_attribute("href", f"/projects/timeline/?during={year}")
    assert violations(page) == []
