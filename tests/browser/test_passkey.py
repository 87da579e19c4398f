"""A passkey: made on the account's page, then the only thing needed to come in. A virtual authenticator of Chromium."""

from typing import Any

import pytest

from tests.browser.conftest import watch
from tests.browser.fill import PASSWORD
from tests.browser.live import Site

pytestmark = pytest.mark.browser
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_is_made_and_opens_the_door(site: Site, chromium: Any) -> None:
    # Browsers give passkeys to names, not to numbers. Whoever has one is asked for it after the password, too: so it is
    # not somebody who signs in elsewhere.
    url = site.url.replace("127.0.0.1", "localhost")
    context = chromium.new_context(base_url=url, locale="ru")
    context.set_default_timeout(20_000)
    context.add_cookies([{"name": "qala_language", "value": "ru", "url": url}])
    page, faults = context.new_page(), []
    watch(page, url, faults)
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})

    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(site.emails["stranger"])
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda address: "/accounts/" not in address)
    page.goto("/accounts/2fa/webauthn/add/")
    page.locator("input[name=name]").fill("Ключ")
    page.locator("input[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(lambda address: "/webauthn/add/" not in address)

    page.goto("about:blank")  # a page that asks for news without a session is refused, and says so
    context.clear_cookies(name="sessionid")
    page.goto("/accounts/login/")
    page.locator("#passkey_login").click()
    page.wait_for_url(lambda address: "/accounts/" not in address)
    page.goto("/mine/")
    assert "/accounts/login/" not in page.url
    assert faults == []
    context.close()
