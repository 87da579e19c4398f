"""The project office in the browser: a month's report from a phone, accepted by the office."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.translation import override, pgettext

from qala.shared.clock import today
from qala.shared.transitions import Table
from tests.browser.conftest import PHONE, Open
from tests.browser.journeys import Walker, photo
from tests.browser.office import REPORTED

pytestmark = pytest.mark.browser

TRIES = 40


class Clerk(Walker):
    """A person of the project office."""

    def __init__(self, visitor: Open, letter: str, language: str, **options: Any) -> None:
        super().__init__(visitor(letter, language=language, **options), language)

    def open(self, path: str) -> None:
        """A page of the office."""
        self.page.goto(f"/office/{path}")

    def meant(self, context: str, text: str) -> str:
        """The words of the screen for a text that has several meanings."""
        with override(self.language):
            return pgettext(context, text)

    def label(self, life: Table, verb: str) -> str:
        """The words of a step."""
        with override(self.language):
            return str(life.step(verb).label)

    def write(self, **fields: str) -> None:
        """Fill in fields by their names; a list is chosen by what it shows."""
        for name, text in fields.items():
            field = self.page.locator(f"main [name={name}]")
            if field.evaluate("(field) => field.tagName") == "SELECT":
                field.select_option(label=text)
            else:
                field.fill(text)

    def save(self) -> None:
        """The form's button; the page that follows is another, or tells that it is saved."""
        self.press("Save", inside=self.page.locator("main"))
        self.page.locator("[data-toast]").first.wait_for()

    def push(self, words: str) -> None:
        """Press a button or follow a link by words that are translated already."""
        main = self.page.locator("main")
        button = main.get_by_role("button", name=words, exact=True)
        button.or_(main.get_by_role("link", name=words, exact=True)).first.click()

    def sees(self, words: str) -> None:
        """Such words stand on the page."""
        self.page.locator("main").get_by_text(words).first.wait_for()


def test_a_report_from_a_phone(visitor: Open) -> None:
    head, office = Clerk(visitor, "j", "ru", viewport=PHONE), Clerk(visitor, "p", "ru")
    head.open(f"projects/{REPORTED}/reports/")
    head.press("Write the report")
    head.page.wait_for_url("**/write/")
    for percent in head.page.locator(".r-value input").all():
        percent.fill("40")
    head.attach(photo())
    head.write(
        narrative_ru="Уложен нижний слой.",
        forecast_finish=(today() + timedelta(days=30)).isoformat(),
        forecast_code="Погода",
        forecast_reason="Дождливая осень",
        declared_percent="45",
    )
    head.page.locator("input[name=confidence]").first.check()
    assert head.page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    head.press("Send to the project office")
    head.sees(head.meant("report", "Waits for acceptance"))

    office.open("reporting/reports/?stage=submitted")
    office.page.locator("tbody tr", has_text=REPORTED).get_by_role("link").first.click()
    office.sees("Уложен нижний слой.")
    office.push(office.meant("report", "Accept"))
    office.sees(office.meant("report", "Accepted"))
    _stands(office, REPORTED, "40")


def _stands(who: Clerk, code: str, percent: str) -> None:
    """The worker reckons where the project stands soon after."""
    for _attempt in range(TRIES):
        who.open(f"projects/{code}/")
        if who.page.locator(".p-share strong", has_text=percent).count():
            return
        who.page.wait_for_timeout(500)
    raise AssertionError(who.page.locator(".p-shares").all_inner_texts())
