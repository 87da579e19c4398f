"""The keyboard alone, no scripts at all, signing in and out, languages and the way a page looks."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.fill import PASSWORD
from tests.browser.journeys import Walker, photo, sign_in
from tests.browser.live import Site

pytestmark = pytest.mark.browser
NOT_A_MOUSE = """() => {
  const mark = () => { window.hadMouse = true; };
  for (const kind of ["mousedown", "pointerdown", "touchstart"]) addEventListener(kind, mark, true);
}"""


def tab_to(page: Any, css: str) -> None:
    """Press Tab until the element has focus, and see that focus is shown."""
    for _press in range(80):
        if page.evaluate("(css) => document.activeElement?.matches(css)", css):
            outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"{css} does not show that it has focus"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {css}")


def test_an_operator_registers_with_the_keyboard_alone(site: Site, visitor: Open) -> None:
    page = visitor(language="ru")
    page.add_init_script(f"({NOT_A_MOUSE})()")
    page.goto("/accounts/login/")
    tab_to(page, "input[name=login]")
    page.keyboard.type(site.emails["operator"])
    tab_to(page, "input[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/accounts/" not in url)
    page.goto("/appeals/new/")
    tab_to(page, "textarea[name=text]")
    page.keyboard.type("Лифт не работает второй день")
    tab_to(page, "select[name=topic]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "input[name=address]")
    page.keyboard.type("Абая 40", delay=10)
    page.locator("[role=option]", has_text="40").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('input[name=lon]')?.value")
    tab_to(page, "form.q-split button[type=submit]")
    page.keyboard.press("Enter")
    page.locator("h1 .q-number").wait_for()
    assert "/appeals/26-" in page.url
    assert not page.evaluate("() => window.hadMouse")


def test_the_palette_and_the_menus_by_keyboard(visitor: Open) -> None:
    page = visitor("o", language="ru")
    page.goto("/appeals/")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "q-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "content"
    page.locator("html[data-started]").wait_for()
    page.keyboard.press("/")
    page.locator("dialog[open] input").first.wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_in_and_out(site: Site, visitor: Open) -> None:
    page = visitor(language="ru")
    walker = Walker(page, "ru")
    sign_in(walker, site, "resident")
    page.goto("/mine/")
    assert site.numbers["answered"] in page.locator("main").inner_text()
    page.locator(".q-bar summary").last.click()
    page.locator("form[action='/accounts/logout/'] button").click()
    page.wait_for_url("**/")
    page.goto("/mine/")
    assert "/accounts/login/" in page.url


def test_a_wrong_password_says_so(site: Site, visitor: Open) -> None:
    page = visitor(language="kk")
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(site.emails["analyst"])
    page.locator("input[name=password]").fill("not-this-one")
    page.locator("input[name=password]").press("Enter")
    page.locator(".q-error, [role=alert]").first.wait_for()
    assert "/accounts/login/" in page.url


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])
def test_language_and_looks_are_kept(has_scripts: bool, visitor: Open) -> None:
    page = visitor(language="kk", java_script_enabled=has_scripts)
    page.goto("/track/")
    html = page.locator("html")
    looks = page.locator(".q-bar details", has=page.locator("button[name=theme]")).locator("summary")
    page.locator(".q-languages button[value=ru]").click()
    page.locator("html[lang=ru]").wait_for()
    for name, value in (("theme", "dark"), ("contrast", "high"), ("text", "larger")):
        looks.click()
        page.locator(f".q-bar button[name={name}][value={value}]").click()
        page.locator(f"html[data-{name}={value}]").wait_for()
        page.goto("/track/")
    page.goto("/submit/")
    assert [html.get_attribute(f"data-{name}") for name in ("theme", "contrast", "text")] == [
        "dark",
        "high",
        "larger",
    ]
    assert html.get_attribute("lang") == "ru"


def test_an_appeal_without_scripts(visitor: Open) -> None:
    page = visitor(language="ru", java_script_enabled=False)
    walker = Walker(page, "ru")
    page.goto("/")
    page.locator("main").get_by_role("link", name=walker.say("Write an appeal")).click()
    walker.press("Check and send")
    expect(page.locator(".q-has-error")).to_have_count(2)
    visitor.faults.clear()  # type: ignore[attr-defined]  # the browser logs the refused form
    walker.field("What happened?").fill("Во дворе нет тепла")
    page.locator("select[name=topic]").select_option(index=1)
    page.locator("input[type=file]").set_input_files(
        {"name": "1.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    page.locator("[data-place-inputs] summary").click()
    page.locator("input[name=lat]").fill("50.05")
    page.locator("input[name=lon]").fill("70.05")
    walker.press("Check and send")
    page.locator("main dd", has_text="Во дворе нет тепла").wait_for()
    walker.press("Send the appeal")
    page.wait_for_url("**/submit/receipt/")
    number, code = (text.strip() for text in page.locator(".p-receipt dd.q-number").all_inner_texts())
    page.context.clear_cookies(name="sessionid")
    page.goto("/track/")
    walker.field("Number of the appeal").fill(number)
    walker.field("Code from the receipt").fill(code)
    walker.press("Find")
    page.get_by_text("Во дворе нет тепла").first.wait_for()
    expect(page.locator(".q-thumb img")).to_have_count(1)


def test_public_lists_and_answers_without_scripts(site: Site, visitor: Open) -> None:
    page = visitor(language="ru", java_script_enabled=False)
    page.goto("/open/appeals/")
    page.get_by_role("link", name=site.numbers["fresh"], exact=True).wait_for()
    page.locator(".q-filters > summary").click()
    page.locator(".q-filters input[name=q]").fill(site.numbers["fresh"])
    page.locator(".q-filters button[type=submit]").click()
    page.wait_for_url(lambda url: "q=" in url)
    assert page.locator("#list tbody tr").count() == 1
    page.get_by_role("link", name=site.numbers["fresh"], exact=True).click()
    page.wait_for_url(f"**/open/appeals/{site.numbers['fresh']}/")
    expect(page.locator("main")).to_contain_text(site.numbers["fresh"])
    for path in ("/open/map/", "/open/districts/"):  # the map says where its list is
        page.goto(path)
        assert page.locator("main a:visible").count() >= 1
    page.goto("/faq/")
    page.locator("input[name=q]").fill("zhylu joq")
    page.locator("form.f-search button[type=submit]").click()
    page.locator("#questions .f-found a").first.click()
    page.locator("h1").wait_for()


def test_the_open_city_without_scripts(site: Site, visitor: Open) -> None:
    page = visitor(language="ru", java_script_enabled=False)
    project = site.paths["portfolio:project"]
    page.goto("/projects/")
    page.locator(f"main a[href^='{project}']").first.click()
    page.wait_for_url(f"**{project}*")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("main table:visible, main details:has(table)").count(), "charts have tables"
    page.goto("/projects/map/")  # a year is chosen and sent
    assert page.locator(".c-years input[type=range]:visible, .c-years [data-play]:visible").count() == 0
    page.locator(".c-years select").select_option(index=1)
    page.locator(".c-years button[type=submit]").click()
    page.wait_for_url(lambda url: "during=2" in url)
    page.goto("/projects/timeline/")
    expect(page.locator(f"main a[href^='{project}']").first).to_be_visible()
    page.goto("/opendata/")
    page.locator("main a[href='/opendata/data/projects/']").first.click()
    page.wait_for_url("**/opendata/data/projects/")
    with page.expect_download() as got:
        page.locator("main a[href*='projects.csv']").first.click()
    assert project.strip("/").split("/")[-1] in got.value.path().read_text(encoding="utf-8")


def test_staff_screens_without_scripts(site: Site, visitor: Open) -> None:
    page = visitor("o", language="kk", java_script_enabled=False)
    page.goto("/appeals/")
    page.get_by_role("link", name=site.numbers["fresh"]).click()
    assert page.locator("h1 .q-number").inner_text() == site.numbers["fresh"]
    page.goto(f"/appeals/{site.numbers['fresh']}/note/")
    page.locator("textarea").fill("Без скриптов")
    page.locator("form.q-stack button[type=submit]").click()
    page.get_by_text("Без скриптов").first.wait_for()
