"""An executor's phone: loses the connection, answers with a photo, comes back; and a conflict shown with both sides."""

from typing import Any

import pytest
from django.utils.translation import gettext, override

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Open
from tests.browser.fill import PASSWORD
from tests.browser.journeys import PROOF, Walker, photo
from tests.browser.live import Site

pytestmark = pytest.mark.browser


def say(text: str, language: str) -> str:
    with override(language):
        return gettext(text)


def registered(visitor: Open, site: Site, words: str) -> str:
    """The desk takes an appeal in the west; its number."""
    page = visitor("o", language="ru")
    page.goto("/appeals/new/")
    page.locator("textarea[name=text]").fill(words)
    page.locator("select[name=topic]").select_option(value=str(site.topic))
    page.evaluate(
        "() => { const put = (name, value) => { document.querySelector(`[name=${name}]`).value = value; };"
        " put('lon', '70.05'); put('lat', '50.05'); }"
    )
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url(lambda url: url.endswith("-" + url.rstrip("/")[-1] + "/") and "/new/" not in url)
    return page.url.rstrip("/").rsplit("/", 1)[-1]


def opened(visitor: Open, language: str) -> Any:
    """The executor's phone, with everything kept for later."""
    page = visitor("e", language=language, viewport=PHONE)
    page.goto("/field/")
    page.locator("[data-ready=yes]").wait_for()
    page.locator("html[data-field=kept]").wait_for()
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    return page


def calm(page: Any, waiting: int) -> None:
    """So many steps wait, and nothing is under way."""
    page.locator(f"[data-waiting='{waiting}'][data-busy=no]").wait_for()


def step(page: Any, verb: str, language: str) -> None:
    words = Walker(page, language).step(verb)
    page.locator(".f-steps").get_by_role("button", name=words, exact=True).click()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_answer_without_a_connection(language: str, site: Site, visitor: Open) -> None:
    number = registered(visitor, site, "Подъезде жылу жоқ")
    page = opened(visitor, language)
    assert violations(page) == []
    page.locator(f"[data-number='{number}']").click()
    step(page, "accept", language)
    page.locator(f"[data-number='{number}']").wait_for()
    calm(page, 0)

    page.context.set_offline(True)
    page.reload()  # the whole page comes from the phone
    page.locator("[data-ready=yes]").wait_for()
    page.locator(f"[data-number='{number}']").click()
    step(page, "answer", language)
    form = page.locator("[data-card] form")
    form.locator("textarea").fill(PROOF)
    form.locator("input[type=file]").set_input_files(
        {"name": "IMG_0002.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    form.locator("button[type=submit]").click()
    page.locator("[data-waiting='1']").wait_for()
    assert page.get_by_text(say("No connection", language)).first.is_visible()

    page.context.set_offline(False)
    page.evaluate("() => dispatchEvent(new Event('online'))")
    page.evaluate(
        "() => dispatchEvent(new Event('online'))"
    )  # twice: one sends, the other finds the lock taken
    calm(page, 0)
    visitor.faults.clear()  # type: ignore[attr-defined]  # the browser itself tells of lost requests as errors

    desk = visitor("c", language=language)
    desk.goto(f"/appeals/{number}/")
    desk.locator(".q-thumb img").first.wait_for()
    assert desk.get_by_text(PROOF[:40]).count() == 2  # the answer, and the timeline that tells of it
    assert desk.locator(".q-card").filter(has_text=PROOF[:40]).count() == 2


def test_a_conflict_shows_both_sides(site: Site, visitor: Open) -> None:
    language = "ru"
    number = registered(visitor, site, "Батареи холодные")
    page = opened(visitor, language)
    page.context.set_offline(True)
    page.locator(f"[data-number='{number}']").click()
    step(page, "accept", language)
    page.locator("[data-waiting='1']").wait_for()

    desk = visitor("e", language=language)
    desk.goto(f"/appeals/{number}/note/")
    desk.locator("textarea[name=note-text]").fill("Код домофона 45")
    desk.locator("main form button[type=submit]").last.click()
    desk.wait_for_url(f"**/appeals/{number}/")

    page.context.set_offline(False)
    page.evaluate("() => dispatchEvent(new Event('online'))")
    both = page.locator(".f-conflict")
    both.wait_for()
    visitor.faults.clear()  # type: ignore[attr-defined]
    assert both.get_by_text("Код домофона 45").is_visible()
    assert both.get_by_text(say("Somebody changed this appeal while you were away.", language)).is_visible()
    assert violations(page) == []
    both.get_by_role("button", name=say("Send anyway", language)).click()
    calm(page, 0)
    desk.goto(f"/appeals/{number}/")
    desk.locator("main").get_by_text("Код домофона 45").first.wait_for()


def test_signing_out_wipes_what_was_read(site: Site, visitor: Open) -> None:
    page = visitor(language="ru", viewport=PHONE)
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(site.emails["executor"])
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/accounts/" not in url)
    page.goto("/field/")
    page.locator("[data-ready=yes]").wait_for()
    page.locator("html[data-field=kept]").wait_for()
    page.reload()
    page.locator("[data-ready=yes]").wait_for()
    count = """() => new Promise((done) => { const opening = indexedDB.open("qala-field", 1);
      opening.onsuccess = () => { const asked = opening.result.transaction("appeals").objectStore("appeals").count();
        asked.onsuccess = () => { opening.result.close(); done(asked.result); }; }; })"""
    assert page.evaluate(count) > 0
    page.locator("[data-leave] button").click()
    page.wait_for_url(lambda url: "/field/" not in url)
    page.wait_for_timeout(300)
    assert page.evaluate(count) == 0
    assert page.evaluate("() => caches.match('/field/').then((kept) => !kept)")
