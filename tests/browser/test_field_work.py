"""An executor's phone: loses the connection, answers with a photo, comes back; and a conflict shown with both sides."""

from typing import Any

import pytest
from django.utils.translation import gettext, override

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Open, sql
from tests.browser.fill import PASSWORD
from tests.browser.journeys import PROOF, Walker, photo, registered
from tests.browser.live import Site

pytestmark = pytest.mark.browser


def say(text: str, language: str) -> str:
    with override(language):
        return gettext(text)


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
    page.get_by_text(say("No connection", language)).first.wait_for()

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


def late_under_the_law(number: str) -> None:
    """Time has passed: the term of an appeal under the law ran out an hour ago."""
    sql(
        "UPDATE appeals_appeal SET next_due_at = now() - interval '1 hour', procedure_id = (SELECT id FROM"
        " catalog_procedure WHERE code = 'administrative') WHERE number = %s",
        number,
    )
    sql(
        "UPDATE appeals_target SET starts_at = starts_at - interval '2 days', warn_at = warn_at - interval '2 days',"
        " due_at = due_at - interval '2 days' WHERE kind = 'resolve' AND appeal_id ="
        " (SELECT id FROM appeals_appeal WHERE number = %s)",
        number,
    )


def taken(visitor: Open, site: Site, language: str) -> tuple[Any, str]:
    """A phone with an appeal that its owner has taken on."""
    number = registered(visitor, site, "Лифт тұр, жылу жоқ")
    page = opened(visitor, language)
    page.locator(f"[data-number='{number}']").click()
    step(page, "accept", language)
    page.locator(f"[data-number='{number}']").wait_for()
    calm(page, 0)
    return page, number


def back(page: Any) -> None:
    """The connection is there again."""
    page.context.set_offline(False)
    page.evaluate("() => dispatchEvent(new Event('online'))")


def stands(visitor: Open, number: str, language: str) -> None:
    """The answer and its reason are on the desk."""
    visitor.faults.clear()  # type: ignore[attr-defined]  # lost requests and refusals
    desk = visitor("c", language=language)
    desk.goto(f"/appeals/{number}/")
    assert desk.get_by_text(PROOF[:40]).count() == 2
    assert desk.get_by_text(LATE[language]).count() > 0


LATE = {"kk": "Қызметкерлер жетіспеді", "ru": "Не хватило людей"}


def test_a_late_answer_without_a_connection(site: Site, visitor: Open) -> None:
    page, number = taken(visitor, site, "kk")
    late_under_the_law(number)
    page.reload()
    page.locator("[data-ready=yes]").wait_for()
    calm(page, 0)
    page.context.set_offline(True)
    page.locator(f"[data-number='{number}']").click()
    step(page, "answer", "kk")
    form = page.locator("[data-card] form")
    form.locator("textarea").fill(PROOF)
    form.locator("button[type=submit]").click()  # the browser itself asks for the reason
    form.wait_for()
    form.locator("select[name=late_cause]").select_option("late-staff")
    form.locator("input[name=is_language_confirmed]").check()
    assert violations(page) == []
    form.locator("button[type=submit]").click()
    page.locator("[data-waiting='1']").wait_for()
    back(page)
    calm(page, 0)
    stands(visitor, number, "kk")


def test_the_term_passes_without_a_connection(site: Site, visitor: Open) -> None:
    page, number = taken(visitor, site, "ru")
    page.context.set_offline(True)
    page.locator(f"[data-number='{number}']").click()
    step(page, "answer", "ru")
    form = page.locator("[data-card] form")
    form.locator("textarea").fill(PROOF)
    assert form.locator("select[name=late_cause]").count() == 0
    form.locator("button[type=submit]").click()
    page.locator("[data-waiting='1']").wait_for()
    late_under_the_law(number)
    back(page)
    mending = page.locator(".f-conflict form")
    mending.locator("select[name=late_cause]").select_option("late-staff")
    mending.locator("input[name=is_language_confirmed]").check()
    assert violations(page) == []
    mending.locator("button[type=submit]").click()
    calm(page, 0)
    stands(visitor, number, "ru")


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
    both.get_by_text("Код домофона 45").wait_for()
    both.get_by_text(say("Somebody changed this appeal while you were away.", language)).wait_for()
    assert violations(page) == []
    both.get_by_role("button", name=say("Send anyway", language)).click()
    calm(page, 0)
    desk.goto(f"/appeals/{number}/")
    desk.locator("main").get_by_text("Код домофона 45").first.wait_for()


def test_a_server_in_trouble_rests_one_step(site: Site, visitor: Open) -> None:
    language = "ru"
    numbers = [registered(visitor, site, words) for words in ("Нет тепла", "Лифт стоит")]
    page = opened(visitor, language)
    page.context.set_offline(True)
    for count, number in enumerate(numbers, 1):
        page.locator(f"[data-number='{number}']").click()
        step(page, "accept", language)
        page.locator(f"[data-waiting='{count}']").wait_for()

    def answer(route: Any) -> None:
        is_first = numbers[0] in (route.request.post_data or "")
        route.fulfill(status=503, body="") if is_first else route.continue_()

    page.route("**/field/send/", answer)
    back(page)
    calm(page, 1)
    left = page.locator("[data-queue]")
    left.get_by_text(numbers[0]).wait_for()
    left.get_by_text(say("The server does not take it now; it is tried again later.", language)).wait_for()
    page.get_by_text(say("Connected", language)).first.wait_for()
    visitor.faults.clear()  # type: ignore[attr-defined]


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
    page.wait_for_function("() => caches.match('/field/').then((kept) => !kept)")
