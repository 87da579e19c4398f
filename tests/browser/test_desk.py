"""The operator's desk by keyboard alone, in Kazakh and in Russian; a lost connection; two operators at once."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.live import Site

pytestmark = pytest.mark.browser

TOPIC = {"kk": "Жылу жоқ", "ru": "Нет тепла"}
ASKED = {"kk": "жылу қашан", "ru": "нет тепла"}


def opened(visitor: Open, language: str, letter: str = "o") -> Any:
    page = visitor(letter, language=language)
    page.goto("/contacts/desk/")
    page.locator("#desk").wait_for()
    page.wait_for_function("() => document.activeElement?.name === 'said'")
    page.locator("html[data-started]").wait_for()
    return page


def says(page: Any, text: str) -> None:
    page.keyboard.type(text, delay=15)
    page.locator("#topics [role=option]").first.wait_for()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_consultation_and_appeal_by_keyboard(language: str, site: Site, visitor: Open) -> None:
    page = opened(visitor, language)
    says(page, ASKED[language])
    page.keyboard.press("Enter")
    expect(page.locator("select[name=topic] option:checked")).to_have_text(TOPIC[language])
    page.keyboard.press("Control+Enter")
    page.locator("[data-last]").wait_for()
    # The next talk begins at once; it becomes an appeal, and nothing is typed again.
    says(page, ASKED[language])
    page.keyboard.press("Enter")
    page.keyboard.press("F2")
    page.keyboard.type("8 701 555 44 33", delay=15)
    page.locator("#caller p").wait_for()
    page.keyboard.press("F4")
    page.keyboard.type({"kk": "Абай 40", "ru": "Абая 40"}[language], delay=15)
    page.locator("[role=listbox]:not(#topics) [role=option]", has_text="40").first.wait_for()
    page.keyboard.press("Enter")
    assert page.locator("input[name=building]").input_value()
    page.keyboard.press("F9")
    page.locator("[data-last] .c-big").first.wait_for()
    number, code = page.locator("[data-last] .c-big").all_inner_texts()
    assert re.fullmatch(r"\d\d-\d+-\w", number)
    assert code
    # The same caller again: the card knows the appeal.
    page.keyboard.press("F2")
    page.keyboard.type("87015554433", delay=15)
    page.locator("#caller", has_text=number).wait_for()
    page.goto(f"/appeals/{number}/")
    page.get_by_text(ASKED[language]).first.wait_for()


# Letters by what arrives in the field (Chromium is driven without a Cyrillic keyboard), the other keys as they go down;
# a chord is one press.
COUNT = """() => {
  sessionStorage.presses = 0;
  const count = () => { sessionStorage.presses = Number(sessionStorage.presses) + 1; };
  addEventListener("input", count, true);
  addEventListener("keydown", (event) => {
    if (event.key.length > 1 && !["Control", "Shift", "Alt", "Meta"].includes(event.key)) count();
  }, true);
}"""


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_consultation_is_closed_with_four_keystrokes(language: str, site: Site, visitor: Open) -> None:
    page = opened(visitor, language)
    page.evaluate(COUNT)
    page.keyboard.type(ASKED[language][:3] if language == "kk" else "теп")
    # At once: whoever types faster than the answers come is waited for.
    page.keyboard.press("Control+Enter")
    page.locator("[data-last]").wait_for()
    assert page.evaluate("() => sessionStorage.presses") == "4"
    page.locator("[data-last] a").click()
    page.get_by_text(TOPIC[language]).first.wait_for()


def test_words_typed_before_the_scripts_came_are_asked(visitor: Open) -> None:
    page, held, script = visitor("o", language="ru"), [], "**/contacts/js/desk*.js"
    page.route(script, lambda route: held.append(route))
    with page.expect_request(script):
        page.goto("/contacts/desk/")
    page.wait_for_function("() => document.activeElement?.name === 'said'")
    page.keyboard.type(ASKED["ru"])
    held[0].continue_()
    page.locator("#topics [role=option]", has_text=TOPIC["ru"]).first.wait_for()


def test_everything_on_the_desk_by_keyboard(site: Site, visitor: Open) -> None:
    page = opened(visitor, "ru")
    says(page, ASKED["ru"])
    for key in ("ArrowDown", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    page.keyboard.press("Escape")  # another topic
    says(page, " ")
    page.keyboard.press("Enter")
    expect(page.locator("select[name=topic] option:checked")).to_have_text(TOPIC["ru"])
    # To the answers, and what the operator answered from is marked.
    page.locator("#answers [data-article]").first.wait_for(state="attached")
    page.keyboard.press("F3")
    for _each in range(40):
        if page.evaluate("() => 'article' in document.activeElement.dataset"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("input[name=article]").input_value()
    page.keyboard.press("F3")
    assert page.evaluate("() => document.activeElement.name") == "said"
    page.keyboard.press("F10")
    page.locator("[data-hung-up][aria-pressed=true]").wait_for()
    # Passed to somebody: the field by its label's way, the button after it.
    page.locator("[name=service]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Диспетчер лифтов")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator("[data-last] a").wait_for()
    page.locator("[data-last] a").click()
    page.get_by_text("Диспетчер лифтов").first.wait_for()


def test_an_emergency_is_handed_over_by_keyboard(site: Site, visitor: Open) -> None:
    page = opened(visitor, "ru")
    page.keyboard.type("чувствую запах газа в подъезде", delay=10)
    page.locator("[data-service='104'].q-button-danger").wait_for()
    page.keyboard.press("F8")
    page.keyboard.type("104")
    page.keyboard.press("F8")
    page.locator("[data-last]").wait_for()


def test_a_lost_connection_loses_nothing(site: Site, visitor: Open) -> None:
    page = opened(visitor, "kk")
    page.context.set_offline(True)
    page.keyboard.type("үйде жылу жоқ, байланыс та жоқ", delay=10)
    page.locator("[data-state][data-tone=warn]").wait_for()
    page.wait_for_function("() => Object.keys(localStorage).some((one) => one.startsWith('qala:contact:'))")
    kept = page.evaluate("() => JSON.stringify(Object.entries(localStorage))")
    assert "байланыс" not in kept
    page.context.set_offline(False)
    page.wait_for_function("() => !Object.keys(localStorage).some((one) => one.startsWith('qala:contact:'))")
    visitor.faults.clear()  # type: ignore[attr-defined]  # the browser logs every refused address while offline
    # The tab crashed: a new one offers what the server has.
    again = page.context.new_page()
    again.goto("/contacts/desk/")
    again.locator(".c-drafts a").first.click()
    again.wait_for_function("() => document.querySelector('[name=said]')?.value.includes('байланыс')")


def test_two_operators_see_each_other(site: Site, visitor: Open) -> None:
    one, two = opened(visitor, "kk"), opened(visitor, "kk", "s")
    for page in (one, two):
        page.keyboard.press("F2")
        page.keyboard.type("87017778899", delay=10)
    one.locator("#presence .q-alert").wait_for()
    two.locator("#presence .q-alert").wait_for()
    expect(one.locator("#presence")).to_contain_text("Қасымов")
    two.keyboard.press("Control+Enter")  # without a topic it is refused and says so
    two.locator(".q-has-error").first.wait_for()
    visitor.faults.clear()  # type: ignore[attr-defined]  # the browser logs the refused form
    # The second one ends the talk; the first one sees that nobody else is there any more.
    two.locator("button[value=dropped]").focus()
    two.keyboard.press("Enter")
    two.locator("[data-last]").wait_for()
    one.locator("#presence .q-alert").wait_for(state="detached")
