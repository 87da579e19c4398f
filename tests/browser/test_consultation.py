"""A resident remarks in Kazakh, a moderator reads, the office replies, and the page of everybody shows both."""

import pytest
from playwright.sync_api import expect

from tests.browser.clerk import Clerk
from tests.browser.conftest import PHONE, Open
from tests.browser.journeys import Walker
from tests.browser.live import Site

pytestmark = pytest.mark.browser

WORDS = "Жаңа мектепті алдымен салыңыздар, балалар үш ауысымда оқиды."
REPLY = "Қабылданды: мектеп бір жыл ертеге ауыстырылды."


def test_a_remark_from_the_phone_to_the_reply(site: Site, visitor: Open) -> None:
    address = site.paths["consultations:consultation"]
    resident = Walker(visitor("r", language="kk", viewport=PHONE), "kk")
    resident.page.goto(address)
    resident.press("Write a remark", inside=resident.page.locator("main"))
    resident.page.locator("main [name=text]").fill(WORDS)
    resident.press("Send the remark", inside=resident.page.locator("main"))
    resident.page.wait_for_url(f"**{address}")
    expect(resident.page.locator("#remarks")).not_to_contain_text(WORDS)

    moderator = Clerk(visitor, "t", "ru")
    moderator.page.goto(site.paths["consultations:queue"])
    row = moderator.page.locator("main tr", has_text=WORDS)
    row.get_by_role("link").first.click()
    moderator.press("Make public", inside=moderator.page.locator("main"))
    moderator.page.locator("[data-toast]").first.wait_for()

    office = Clerk(visitor, "p", "kk")
    office.page.goto(site.paths["consultations:card"])
    said = office.page.locator("main li", has_text=WORDS)
    said.get_by_role("link", name=office.meant("verb", "Reply"), exact=True).click()
    office.page.locator("main [name=outcome][value=accepted]").check()
    office.write(reply=REPLY)
    office.push(office.meant("verb", "Reply"))
    office.page.locator("[data-toast]").first.wait_for()

    stranger = visitor("-", language="kk")
    stranger.goto(address)
    shown = stranger.locator("#remarks li", has_text=WORDS)
    expect(shown).to_contain_text(REPLY)
