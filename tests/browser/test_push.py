"""Web push as far as it goes without the services of browser makers: our sender encrypts for keys that this Chromium
made and hands the message to a push service of the test, Chromium's own cryptography opens it (RFC 8291), the site's
service worker shows it, and a click leads to the right page."""

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from qala.ground.notifications.rules import webpush
from qala.ground.notifications.senders.base import Device, Message
from qala.ground.notifications.senders.push import PushSender
from tests.browser.conftest import FLAGS, Open
from tests.browser.live import Site

pytestmark = pytest.mark.browser
TITLE, TEXT = "Ыстық су болмайды", "Сәрсенбі, 10:00–18:00"
# A browser's half of the subscription: keys that never leave the page, but for the public one and the secret.
SUBSCRIBE = """async () => {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const auth = crypto.getRandomValues(new Uint8Array(16));
  window.mine = { pair, point, auth };
  const text = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_")
    .replaceAll("=", "");
  return [text(point), text(auth)];
}"""
OPEN = """async (body) => {
  const { pair, point, auth } = window.mine, words = new TextEncoder();
  const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
  const salt = bytes.slice(0, 16), theirs = bytes.slice(21, 21 + bytes[20]), sealed = bytes.slice(21 + bytes[20]);
  const raw = { name: "ECDH", namedCurve: "P-256" };
  const sender = await crypto.subtle.importKey("raw", theirs, raw, false, []);
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: sender }, pair.privateKey, 256);
  const derive = async (key, salted, info, length) => {
    const material = await crypto.subtle.importKey("raw", key, "HKDF", false, ["deriveBits"]);
    return crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: salted, info }, material, length * 8);
  };
  const info = new Uint8Array([...words.encode("WebPush: info\\0"), ...point, ...theirs]);
  const material = await derive(secret, auth, info, 32);
  const key = await derive(material, salt, words.encode("Content-Encoding: aes128gcm\\0"), 16);
  const iv = await derive(material, salt, words.encode("Content-Encoding: nonce\\0"), 12);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
  const plain = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, aes, sealed));
  return new TextDecoder().decode(plain.slice(0, plain.lastIndexOf(2)));
}"""
SHOWN = """async () => {
  const worker = await navigator.serviceWorker.ready;
  return (await worker.getNotifications()).map((one) => ({ title: one.title, body: one.body, url: one.data.url }));
}"""
# A worker may open windows after a real click only, so what it asks for is written down in place of the window.
CLICK = """async () => {
  const [one] = await self.registration.getNotifications();
  const asked = new Promise((done) => { self.clients.openWindow = async (url) => done(url); });
  self.dispatchEvent(new NotificationEvent("notificationclick", { notification: one }));
  return asked;
}"""


@pytest.fixture(scope="module")
def chromium(player: Any, whole_chromium_path: str) -> Iterator[Any]:
    """The shell without windows shows no messages."""
    browser = player.chromium.launch(executable_path=whole_chromium_path, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def service() -> Iterator[tuple[str, list[Any]]]:
    """A push service: keeps heads and bodies, says "created"."""
    got: list[Any] = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(201)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *words: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/push/1", got
    server.shutdown()
    server.server_close()


def test_a_message_is_opened_shown_and_leads_to_its_page(
    site: Site, visitor: Open, service: tuple[str, list[Any]], settings: Any
) -> None:
    settings.VAPID_PRIVATE_KEY, settings.DELIVERIES_INSIDE = webpush.new_private_key(), True
    page = visitor("r", permissions=["notifications"])
    page.goto("/notifications/")
    page.evaluate("async () => { await navigator.serviceWorker.register('/sw.js'); "
                  "await navigator.serviceWorker.ready; }")  # fmt: skip
    address, got = service
    key, auth = page.evaluate(SUBSCRIBE)
    target = f"{site.url}/track/"
    message = Message("5a0c", 1, "", "", "kk", TITLE, TEXT, target, devices=(Device(1, address, key, auth),))
    with PushSender().opened() as send_all:
        [outcome] = send_all([message])
    assert (outcome.error, len(got)) == ("", 1)
    heads, body = got[0]
    assert (heads["Content-Encoding"], heads["TTL"]) == ("aes128gcm", "86400")
    assert TITLE.encode() not in body
    plain = page.evaluate(OPEN, base64.b64encode(body).decode())
    assert json.loads(plain)["title"] == TITLE

    [registration] = _registrations(page)
    cdp = page.context.new_cdp_session(page)
    cdp.send("ServiceWorker.enable")
    cdp.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": site.url, "registrationId": registration, "data": plain},
    )
    page.wait_for_function(f"async () => (await ({SHOWN})()).length > 0")
    assert page.evaluate(SHOWN) == [{"title": TITLE, "body": TEXT, "url": target}]
    [worker] = page.context.service_workers
    assert worker.evaluate(CLICK) == target


def _registrations(page: Any) -> list[str]:
    """What Chromium calls the worker of the page's site."""
    cdp, found = page.context.new_cdp_session(page), dict[str, bool]()
    cdp.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.update({one["registrationId"]: one["isDeleted"] for one in told["registrations"]}),
    )
    cdp.send("ServiceWorker.enable")
    for _turn in range(50):
        if found:
            break
        page.wait_for_timeout(100)
    return [key for key, is_gone in found.items() if not is_gone]
