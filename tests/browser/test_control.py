"""A controller looks at an answer whose photo was taken elsewhere, and has the work done again."""

import time

import pytest

from tests.browser.conftest import Open, tick
from tests.browser.journeys import PROOF, Walker, answers, registered
from tests.browser.live import PATIENCE, Site

pytestmark = pytest.mark.browser

REASON = "Сурет басқа жерден: құбыр көрінбейді."
WAITING = "/quality/reviews/?verdict=waiting"


def test_a_closing_that_solved_nothing_is_opened_again(site: Site, visitor: Open) -> None:
    number = registered(visitor, site, "Жылу құбыры жарылды, аула суға толды")
    executor = Walker(visitor("e"), "kk")
    answers(executor, number)
    controller = Walker(visitor("c"), "kk")
    _waits_for_the_comparison(controller, number)
    page = controller.page
    page.get_by_role("link", name=number, exact=True).click()
    page.get_by_text(controller.say("Taken far from the place")).first.wait_for()
    page.get_by_text(PROOF).first.wait_for()
    page.locator("[name=verdict][value=not_solved]").check()
    controller.press("Note the verdict")
    # Without a word of what is missing nothing is noted, and what was chosen stays chosen.
    page.locator(".q-has-error [name=reason]").wait_for()
    visitor.faults.clear()  # type: ignore[attr-defined]  # the browser logs the refused form
    assert page.locator("[name=verdict][value=not_solved]").is_checked()
    controller.field("What is missing").fill(REASON)
    page.locator("[name=has_to_reopen]").check()
    controller.press("Note the verdict")
    page.wait_for_url(f"**{WAITING}")
    assert page.get_by_role("link", name=number, exact=True).count() == 0
    executor.page.goto(f"/appeals/{number}/")
    assert executor.stage() == "Қайта ашылды"
    executor.page.get_by_text(REASON).first.wait_for()


def _waits_for_the_comparison(who: Walker, number: str) -> None:
    """The worker compares once a minute, and here whenever somebody looks."""
    end = time.monotonic() + 2 * PATIENCE
    while time.monotonic() < end:
        tick("quality.look_at_answers")
        who.page.goto(WAITING)
        if who.page.get_by_role("link", name=number, exact=True).count():
            return
        who.page.wait_for_timeout(1000)
    raise AssertionError("the answer never came into the queue")
