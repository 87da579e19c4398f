"""A resident on a phone: an account by e-mail code, an older appeal attached, an area followed, an answer, no again."""

import email
import re
import time
from email import policy
from pathlib import Path
from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Open
from tests.browser.journeys import Walker, answers
from tests.browser.live import Site
from tests.browser.test_every_page import overflow

pytestmark = pytest.mark.browser
ADDRESS, PASSWORD = "zhanara@example.org", "сегодня-ясно-2026"


def code_from(folder: str) -> str:
    """The code of the latest letter to the address."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        for path in sorted(Path(folder).glob("*"), key=lambda each: each.stat().st_mtime, reverse=True):
            letter: Any = email.message_from_bytes(
                path.read_bytes().split(b"\n-----")[0], policy=policy.default
            )
            if ADDRESS in str(letter["To"]):
                found = re.search(
                    r"^\s*([A-Z0-9]{4,}(?:-[A-Z0-9]{3,})*)\s*$", letter.get_content(), re.MULTILINE
                )
                assert found, letter.get_content()
                return found[1]
        time.sleep(0.1)
    raise AssertionError("no letter came")


def test_a_corner_of_ones_own(site: Site, visitor: Open) -> None:
    page = visitor(language="ru", viewport=PHONE)
    walker = Walker(page, "ru")
    page.goto("/submit/")
    page.locator("textarea[name=text]").fill("Во дворе третий день нет света")
    page.locator("select[name=topic]").select_option(value=str(site.topic))
    page.evaluate(
        "() => { const put = (name, value) => { document.querySelector(`[name=${name}]`).value = value; };"
        " put('lon', '70.05'); put('lat', '50.05'); }"
    )
    for words in ("Next", "Next", "Next", "Send the appeal"):
        walker.press(words)
    page.wait_for_url("**/submit/receipt/")
    number, code = (text.strip() for text in page.locator(".p-receipt dd.q-number").all_inner_texts())
    page.context.clear_cookies(name="sessionid")

    page.goto("/accounts/signup/")
    assert violations(page) == []
    page.locator("input[name=full_name]").fill("Жанара Тестовая")
    page.locator("input[name=email]").fill(ADDRESS)
    page.locator("input[name=password1]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.locator("input[name=code]").fill(code_from(site.mail))
    page.locator("main form:has(input[name=code]) button[type=submit]").first.click()
    page.wait_for_url(lambda url: "/accounts/" not in url)

    page.goto("/my/attach/")
    walker.field("Number of the appeal").fill(number)
    walker.field("Code from the receipt").fill(code)
    walker.press("Add")
    page.wait_for_url(f"**/track/{number}/")
    page.goto("/my/following/")
    page.locator("select[name=area]").select_option(index=1)
    page.locator("form[action$='/area/'] button[type=submit]").click()
    page.locator(".p-mine .c-row").wait_for()
    for name, kind in (("portfolio:project", "project"), ("opendata:dataset", "dataset")):
        page.goto(site.paths[name])
        page.locator(f"form[action*='/following/{kind}/'] button[type=submit]").click()
        page.locator("form[action$='/leave/']").wait_for()
    page.goto("/my/following/")
    assert page.locator(".p-mine .c-row").count() == 3
    assert violations(page) == []
    assert overflow(page) == []
    page.goto("/my/keys/")
    page.locator("main input[name=name]").fill("Карта моего двора")
    walker.press("Make a key")
    page.locator("#made-key").wait_for()
    assert page.locator("main tbody tr").count() == 1
    assert violations(page) == []
    assert overflow(page) == []

    page.goto(f"/track/{number}/")
    page.locator("#messages textarea").fill("Подъезд третий, домофон не работает")
    page.locator("#messages button[type=submit]").click()
    page.locator(".p-talk-mine").wait_for()
    answers(Walker(visitor("e", language="ru"), "ru"), number)

    page.goto("/my/")
    assert page.get_by_text(walker.say("has news")).count() == 1
    assert violations(page) == []
    page.goto(f"/track/{number}/")
    assert violations(page) == []
    page.locator("#judge input[name=rating][value='2']").check()
    page.locator("#judge textarea").fill("Свет опять погас")
    walker.press("No, open it again", inside=page.locator("#judge"))
    page.locator("#messages form").wait_for()  # it is open: one may write again
    page.goto("/my/")
    assert page.get_by_text(walker.say("has news")).count() == 0
    page.goto("/my/data/")
    assert violations(page) == []
