"""A resident without an e-mail, in Kazakh, on a phone: an account by an SMS code, a passkey, and in again by it."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, watch
from tests.browser.journeys import Walker
from tests.browser.live import Site
from tests.browser.test_passkey import AUTHENTICATOR

pytestmark = pytest.mark.browser
NUMBER, PASSWORD = "+77015550101", "бүгін-ашық-күн-2026"


def code_by_sms(site: Site, but: str = "") -> str:
    """The code of the latest message to the number."""
    folder, until = Path(site.mail).parent / "sms", time.monotonic() + 10
    while time.monotonic() < until:
        for path in sorted(folder.glob("*"), key=lambda each: each.stat().st_mtime, reverse=True):
            to, _line, text = path.read_text().partition("\n")
            found = re.search(r"\b[A-Z0-9]{3,}(?:-[A-Z0-9]{3,})*\b", text.split(":", 1)[-1])
            if to == NUMBER and found and found[0] != but:
                return found[0]
        time.sleep(0.1)
    raise AssertionError("no message came")


def test_an_account_by_phone_and_a_passkey(site: Site, chromium: Any) -> None:
    url = site.url.replace("127.0.0.1", "localhost")  # browsers give passkeys to names alone
    context = chromium.new_context(base_url=url, locale="kk", viewport=PHONE, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    context.add_cookies([{"name": "qala_language", "value": "kk", "url": url}])
    page, faults = context.new_page(), []
    watch(page, url, faults)
    walker = Walker(page, "kk")
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})

    page.goto("/accounts/signup/")
    page.locator("input[name=full_name]").fill("Айжан Сынақ")
    page.locator("input[name=phone]").fill("8 701 555 01 01")
    page.locator("input[name=password1]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    right = code_by_sms(site)
    page.locator("input[name=code]").fill("ZZZ-999")
    page.locator("main form:has(input[name=code]) button[type=submit]").first.click()
    page.locator(".q-error, [role=alert]").first.wait_for()
    expect(page.locator("main")).to_contain_text(walker.say("Incorrect code."))
    assert violations(page) == []
    page.locator("input[name=code]").fill(right)
    page.locator("main form:has(input[name=code]) button[type=submit]").first.click()
    page.wait_for_url(lambda address: "/accounts/" not in address)
    page.goto("/my/")
    assert violations(page) == []

    page.goto("/accounts/2fa/webauthn/add/")
    assert violations(page) == []
    page.locator("input[name=name]").fill("Телефоным")
    page.locator("input[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(lambda address: "/webauthn/add/" not in address)
    page.goto("about:blank")
    context.clear_cookies(name="sessionid")
    page.goto("/accounts/login/")
    page.locator("#passkey_login").click()
    page.wait_for_url(lambda address: "/accounts/" not in address)
    page.goto("/my/")
    assert "/accounts/login/" not in page.url
    assert faults == []
    context.close()
