"""An appeal from the resident to the executor and back, in Kazakh and in Russian, every step in the browser."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.journeys import PROOF, Walker, answers, photo, sign_in, tells_nothing
from tests.browser.live import Site

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_appeal_and_its_answer(language: str, site: Site, visitor: Open) -> None:
    resident = Walker(visitor(language=language), language)
    number, code = _writes(resident)
    desk = Walker(visitor(language=language), language)
    sign_in(desk, site, "operator")
    _completes(desk, number)
    executor = Walker(visitor("e", language=language), language)
    answers(executor, number)
    _reads_the_answer(resident, number, code)
    _opens_again(resident)
    _answers_again(executor, number)
    _closes(Walker(visitor("c", language=language), language), number)


def _writes(who: Walker) -> tuple[str, str]:
    who.page.goto("/")
    who.page.locator("main").get_by_role("link", name=who.say("Write an appeal")).click()
    assert who.page.locator("html").get_attribute("lang") == who.language
    who.field("What happened?").fill("Абай 40: подъезде үшінші күн жылу жоқ")
    who.page.locator("select[name=topic]").select_option(
        label={"kk": "Жылу жоқ", "ru": "Нет тепла"}[who.language]
    )
    who.attach(photo())
    who.press("Next")
    if who.language == "ru":
        _finds_the_address(who.page)
    else:
        _marks_the_map(who.page)
    assert float(who.page.locator("input[name=lon]").input_value()) == pytest.approx(70.05, abs=0.045)
    for words in ("Next", "Next", "Send the appeal"):
        who.press(words)
    who.page.wait_for_url("**/submit/receipt/")
    number, code = who.page.locator(".p-receipt dd.q-number").all_inner_texts()
    return number.strip(), code.strip()


def _finds_the_address(page: Any) -> None:
    page.locator("input[name=address]").press_sequentially("Абая 40", delay=10)
    page.locator("[role=option]", has_text="40").first.click()
    assert page.locator("input[name=address]").input_value() == "проспект Абая, 40"
    assert page.locator("input[name=building]").input_value()


def _marks_the_map(page: Any) -> None:
    page.locator("[data-open-map]").click()
    canvas = page.locator("#place canvas.maplibregl-canvas")
    canvas.wait_for()
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.wait_for_function("() => document.querySelector('#place')?.dataset.state !== 'loading'")
    # The western district lies left of the middle.
    for _attempt in range(20):
        page.mouse.click(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.5)
        page.wait_for_timeout(250)
        if page.locator("input[name=lon]").input_value():
            return


def _completes(who: Walker, number: str) -> None:
    """The operator finds it in the register, opens it and writes a note for the executor."""
    who.page.goto(f"/appeals/?q={number}")
    who.page.get_by_role("link", name=number, exact=True).click()
    who.page.locator("h1", has_text=number).wait_for()
    who.page.locator(".q-thumb img").first.wait_for()
    note = who.dialog("note")
    who.field("Note", inside=note).fill("Кодовый замок: 15")
    who.take("note", inside=note)
    who.page.get_by_text("Кодовый замок: 15").first.wait_for()


def _reads_the_answer(who: Walker, number: str, code: str) -> None:
    who.page.context.clear_cookies(name="sessionid")
    who.page.goto("/track/")
    who.field("Number of the appeal").fill(number.lower())
    who.field("Code from the receipt").fill(code.lower())
    who.press("Find")
    who.page.get_by_text(PROOF).first.wait_for()
    pictures = who.page.locator(".q-thumb")
    expect(pictures).to_have_count(2)
    assert not who.page.get_by_text("Кодовый замок").is_visible()
    for index in range(2):
        link = pictures.nth(index)
        for path in (link.get_attribute("href"), link.locator("img").get_attribute("src")):
            got = who.page.request.get(path)
            assert got.ok
            assert tells_nothing(got.body())


def _opens_again(who: Walker) -> None:
    judge = who.page.locator("#judge")
    judge.locator("textarea").fill("Жылу әлі жоқ. Тепла всё ещё нет.")
    who.press("No, open it again", inside=judge)
    who.page.locator("h2", has_text=who.say("In progress")).wait_for()


def _answers_again(who: Walker, number: str) -> None:
    who.page.goto(f"/appeals/{number}/")
    answer = who.dialog("answer")
    who.field("Answer to the resident", inside=answer).fill(PROOF + " Екінші рет.")
    who.take("answer", inside=answer)
    who.page.get_by_text("Екінші рет.").first.wait_for()


def _closes(who: Walker, number: str) -> None:
    who.page.goto("/appeals/control/")
    overdue = who.page.locator("a[href*='due=overdue']")
    assert overdue.count() >= 2
    overdue.first.click()
    who.page.locator("tbody tr").first.wait_for()
    who.page.goto(f"/appeals/{number}/")
    close = who.dialog("close")
    who.take("close", inside=close)
    with_stage = {"kk": "Жабылды", "ru": "Закрыто"}[who.language]
    who.page.locator("h1 .q-badge", has_text=with_stage).wait_for()
