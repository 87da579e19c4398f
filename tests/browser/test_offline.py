"""A resident's phone without a connection: two photos and a video, sent later, once, with a number to write down."""

from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import expect

from qala.ground.files.tests import media
from tests.browser.axe import violations
from tests.browser.conftest import Open, database_address
from tests.browser.journeys import Walker, photo
from tests.browser.live import Site

pytestmark = pytest.mark.browser
NARROW = {"width": 360, "height": 740}
SHARE = """() => {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: "/submit/share/", enctype: "multipart/form-data" });
  form.innerHTML = "<input name=text value='Шұңқыр'><input type=file name=files>";
  const files = new DataTransfer();
  files.items.add(new File(["GIF89a"], "1.gif", { type: "image/gif" }));
  form.elements.files.files = files.files;
  document.body.append(form);
  form.submit();
}"""
WORDS = {
    "kk": "Аулада жарық жоқ, балалар қараңғыда жүр",
    "ru": "Во дворе нет света, дети ходят в темноте",
}


def asked(question: str, *values: Any) -> Any:
    with psycopg.connect(database_address()[1], autocommit=True) as connection:
        return connection.execute(question, values).fetchone()


def ready(page: Any) -> None:
    page.locator("form[data-ready=yes]").wait_for()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_photos_and_a_video_without_a_connection(
    language: str, site: Site, visitor: Open, tmp_path: Path
) -> None:
    clip, words_typed = media.video(tmp_path / "3.mp4", seconds=1), WORDS[language]
    page = visitor(language=language, viewport=NARROW)
    walker = Walker(page, language)
    page.goto("/submit/")
    ready(page)
    page.locator("html[data-app=kept]").wait_for()
    page.wait_for_function("async () => (await (await caches.open('qala-pages-1')).keys()).length === 2")
    assert violations(page) == []

    page.context.set_offline(True)
    page.reload()  # the whole page comes from the phone
    ready(page)
    walker.field("What happened?").fill(words_typed)
    page.locator("select[name=topic]").select_option(index=1)
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "1.jpg", "mimeType": "image/jpeg", "buffer": photo()},
            {"name": "2.jpg", "mimeType": "image/jpeg", "buffer": media.jpeg(size=(320, 240))},
            {"name": "3.mp4", "mimeType": "video/mp4", "buffer": clip.read_bytes()},
        ]
    )
    page.locator("[data-files] [data-state=done]").nth(2).wait_for()
    page.wait_for_timeout(500)  # the pause after which words are kept
    page.reload()  # as after a crash: words and files are there
    ready(page)
    assert walker.field("What happened?").input_value() == words_typed
    expect(page.locator("[data-files] li")).to_have_count(3)
    for words in ("Next", "Next", "Next", "Send the appeal"):
        walker.press(words)
    page.locator("[data-waiting='1']").wait_for()
    page.goto("/track/")  # nothing there: the page that says so
    page.locator("[data-waiting='1']").wait_for()

    page.context.set_offline(False)
    page.evaluate("() => { dispatchEvent(new Event('online')); dispatchEvent(new Event('online')); }")
    sent = page.locator("[data-state=sent]")
    sent.wait_for()
    number = sent.locator("a.q-number").inner_text()
    code = sent.locator("strong.q-number").inner_text()
    visitor.faults.clear()  # type: ignore[attr-defined]  # the browser itself tells of lost requests as errors
    assert asked("SELECT count(*), min(number) FROM appeals_appeal WHERE text = %s", words_typed) == (
        1,
        number,
    )
    files = "SELECT count(*) FROM appeals_attachment a JOIN appeals_appeal p ON p.id = a.appeal_id WHERE p.number = %s"
    assert asked(files, number) == (3,)
    page.evaluate(SHARE)  # as the telephone's "share" menu does; the service worker takes it
    page.wait_for_url("**/submit/")
    ready(page)
    assert walker.field("What happened?").input_value() == "Шұңқыр"
    expect(page.locator("[data-files] li")).to_have_count(1)
    page.goto("/track/")
    walker.field("Number of the appeal").fill(number)
    walker.field("Code from the receipt").fill(code)
    walker.press("Find")
    page.get_by_text(words_typed).first.wait_for()


def test_a_draft_waits_for_its_writer(site: Site, visitor: Open) -> None:
    """Written by a resident without a connection; by the time it is back somebody else uses the phone."""
    page, text = visitor("r", language="kk", viewport=NARROW), "Менің подъезімде жарық жоқ"
    walker = Walker(page, "kk")
    page.goto("/submit/")
    ready(page)
    page.locator("html[data-app=kept]").wait_for()
    page.wait_for_function("async () => (await (await caches.open('qala-pages-1')).keys()).length === 2")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    page.goto("/submit/")  # the worker has taken over by now
    ready(page)
    page.context.set_offline(True)
    page.reload()
    ready(page)
    walker.field("What happened?").fill(text)
    page.locator("select[name=topic]").select_option(index=1)
    for words in ("Next", "Next", "Next", "Send the appeal"):
        walker.press(words)
    page.locator("[data-waiting='1']").wait_for()

    page.context.add_cookies([{"name": "sessionid", "value": site.cookies["n"], "url": site.url}])
    page.context.set_offline(False)
    page.goto("/submit/")
    held = page.locator("[data-state=held]")
    held.wait_for()
    ready(page)
    assert violations(page) == []
    assert text not in page.locator("main").inner_text()
    assert walker.field("What happened?").input_value() == ""
    count = "SELECT count(*), min(resident_id) FROM appeals_appeal WHERE text = %s"
    assert asked(count, text)[0] == 0

    page.context.add_cookies([{"name": "sessionid", "value": site.cookies["r"], "url": site.url}])
    page.goto("/submit/")
    page.locator("[data-state=sent]").wait_for()
    visitor.faults.clear()  # type: ignore[attr-defined]
    (resident,) = asked("SELECT id FROM people_user WHERE email = %s", site.emails["resident"])
    assert asked(count, text) == (1, resident)
