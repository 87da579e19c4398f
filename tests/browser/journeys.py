"""What people do in the journeys, in any language: they find things by the words on the screen."""

import io
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext, override
from PIL import Image

from qala.contact.appeals.rules.statuses import LIFE
from qala.ground.files.tests import media
from tests.browser.fill import PASSWORD
from tests.browser.live import Site

PROOF = "Труба заменена на участке в десять метров, давление дважды проверено. Құбыр ауыстырылды."


class Walker:
    """One person with a page open, reading one language."""

    def __init__(self, page: Any, language: str) -> None:
        self.page, self.language = page, language

    def say(self, text: str) -> str:
        """The words of the screen for a text of the code."""
        with override(self.language):
            return gettext(text)

    def press(self, text: str, *, inside: Any = None) -> None:
        """Press a button or follow a link by its words."""
        scope = inside or self.page
        words = self.say(text)
        found = scope.get_by_role("button", name=words, exact=True).or_(
            scope.get_by_role("link", name=words, exact=True)
        )
        found.first.click()

    def field(self, text: str, *, inside: Any = None) -> Any:
        """A field by its label."""
        return (inside or self.page).get_by_label(self.say(text)).first

    def step(self, verb: str) -> str:
        """The words of a step's button."""
        with override(self.language):
            return str(LIFE.step(verb).label)

    def dialog(self, verb: str) -> Any:
        """Open the dialogue of a step and return it."""
        words = self.step(verb)
        self.page.locator("main").get_by_role("button", name=words, exact=True).first.click()
        return self.page.get_by_role("dialog", name=words)

    def take(self, verb: str, *, inside: Any = None) -> None:
        """Press the button of a step."""
        scope = inside or self.page.locator("main")
        scope.get_by_role("button", name=self.step(verb), exact=True).first.click()

    def attach(self, body: bytes, *, inside: Any = None) -> None:
        """Choose a photo and wait until the server has it."""
        scope = inside or self.page
        scope.locator("input[type=file]").set_input_files(
            {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": body}
        )
        scope.locator("[data-files] [data-state=done]").wait_for()

    def stage(self) -> str:
        """The stage shown beside the number."""
        return str(self.page.locator("h1 .q-badge").first.inner_text()).strip()


def sign_in(walker: Walker, site: Site, role: str) -> None:
    """By e-mail and password on the sign-in page."""
    walker.page.goto("/accounts/login/")
    walker.page.locator("input[name=login]").fill(site.emails[role])
    walker.page.locator("input[name=password]").fill(PASSWORD)
    walker.page.locator("input[name=password]").press("Enter")
    walker.page.wait_for_url(lambda url: "/accounts/" not in url)
    # Signing in brings the account's own language; this person wants another today.
    walker.page.locator(f".q-languages button[value={walker.language}]").click()
    walker.page.locator(f"html[lang={walker.language}]").wait_for()


def photo() -> bytes:
    """A photo with the place it was taken, a name and comments in it."""
    return media.jpeg(size=(640, 480))


def tells_nothing(body: bytes) -> bool:
    """Whether a picture carries pixels and nothing else."""
    image = Image.open(io.BytesIO(body))
    return media.SECRET.encode() not in body and not image.getexif() and "exif" not in image.info


def registered(visitor: Callable[..., Any], site: Site, words: str) -> str:
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


def answers(who: Walker, number: str) -> None:
    """An executor accepts it and answers with a photo."""
    who.page.goto("/appeals/desk/")
    who.page.get_by_role("link", name=number, exact=True).click()
    who.take("accept")
    who.page.locator("[data-toast]").first.wait_for()
    answer = who.dialog("answer")
    who.field("Answer to the resident", inside=answer).fill(PROOF)
    who.attach(photo(), inside=answer)
    who.take("answer", inside=answer)
    who.page.get_by_text(PROOF).first.wait_for()
