"""What a stranger's first visit costs: bytes over the line with an empty cache, in Chromium, without photos and map.

Lighthouse looks at the same pages as a throttled phone where somebody has it: 186 MB for one measurement are no part of
the set-up. `npm install --prefix /tmp/lh lighthouse@12`, then LIGHTHOUSE=/tmp/lh/node_modules/.bin/lighthouse.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from bench.report import OUT, Report
from bench.stand import ROOT, stand

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAGES = {"home": "/", "submit": "/submit/", "track": "/track/", "list": "/open/overdue/"}
MOST_KB = "≤ 150"
LIGHTHOUSE = Path(os.environ.get("LIGHTHOUSE", ROOT / "node_modules" / ".bin" / "lighthouse"))
SCORES = {"performance": "≥ 90", "accessibility": "≥ 100", "best-practices": "≥ 95"}


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is not used."""
    from qala.config.launch.browser import find_chromium

    path = find_chromium()
    if not path:
        report.progress("there is no Chromium here")
        return
    with stand(OUT / "pages", web=1) as here:
        city = here.django("bench.city")
        address = f"http://127.0.0.1:{here.port}"
        pages = {**PAGES, **_status(here)}
        for name, (whole, kinds) in measure(path, address, pages).items():
            report.say(f"{name}: first visit", whole / 1000, "kB", MOST_KB)
            report.progress(f"{name}: " + ", ".join(f"{kind} {b / 1000:.1f}" for kind, b in kinds.items()))
        if not is_quick and LIGHTHOUSE.is_file():
            for name, url in pages.items():
                for category, score in lighthouse(path, address + url).items():
                    report.say(f"{name}: Lighthouse, {category}", score, "of 100", SCORES[category])
        assert city


def _status(here: Any) -> dict[str, str]:
    """The page of one appeal."""
    number = here.django("bench.pages")
    return {"status": f"/track/{number}/"} if number else {}


def measure(chromium: str, address: str, pages: dict[str, str]) -> dict[str, tuple[int, dict[str, int]]]:
    """By page: bytes in all, heads included, and by kind of file."""
    from playwright.sync_api import sync_playwright

    found: dict[str, tuple[int, dict[str, int]]] = {}
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, url in pages.items():
            # A context of its own: nothing in the cache. The service worker takes the same files from it afterwards.
            context = browser.new_context(
                viewport={"width": 390, "height": 844}, locale="kk", service_workers="block"
            )
            page = context.new_page()
            debugger = context.new_cdp_session(page)
            debugger.send("Network.enable")
            kinds: dict[str, str] = {}
            bytes_of: dict[str, int] = {}
            debugger.on(
                "Network.responseReceived", lambda e, kinds=kinds: kinds.update({e["requestId"]: e["type"]})
            )

            def ended(event: Any, kinds: Any = kinds, bytes_of: Any = bytes_of) -> None:
                kind = kinds.get(event["requestId"], "Other")
                bytes_of[kind] = bytes_of.get(kind, 0) + int(event["encodedDataLength"])

            debugger.on("Network.loadingFinished", ended)
            page.goto(address + url, wait_until="networkidle")
            page.wait_for_timeout(1000)
            found[name] = sum(bytes_of.values()), bytes_of
            context.close()
        browser.close()
    return found


def lighthouse(chromium: str, url: str) -> dict[str, float]:
    """Scores of the categories for the simulated phone of Lighthouse."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = [
            str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--output-path={out}",
            f"--only-categories={','.join(SCORES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ]  # fmt: skip
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium}, timeout=300)
        told = json.loads(out.read_text())
    return {name: 100 * each["score"] for name, each in told["categories"].items()}


def main() -> None:
    """Inside Django: register one appeal, print its number."""
    import django

    django.setup()
    from qala.contact.catalog.queries import book
    from qala.public.portal.actions import Sent, send_appeal

    topic = next(iter(book().topics.values()), None)
    made = send_appeal(Sent("Во дворе нет света", topic.pk, "kk")) if topic else None
    print(json.dumps(made.appeal.number if made else ""))


if __name__ == "__main__":
    main()
