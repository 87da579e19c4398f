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

from bench.report import Report
from bench.stand import ROOT, settle, stand

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAGES = {
    "home": "/", "submit": "/submit/", "track": "/track/", "list": "/open/appeals/", "overdue": "/open/overdue/",
    "map": "/open/map/", "map with its library": "/open/map/",
    "districts": "/open/districts/", "questions": "/faq/", "sign-in": "/accounts/login/",
    "account": "/my/", "polls": "/polls/", "virtual operator": "/assistant/", "what happens": "/open/way/",
}  # fmt: skip
WIDTHS = {"phone": (390, 844), "desk": (1440, 900)}
# The map's library is 220 kB and comes after everything else; what stands there before it has the limit.
BEFORE_LIBRARY, WITH_LIBRARY = "map", "map with its library"
# What somebody has looked at as a phone: a minute and a half each.
LOOKED_AT = ("home", "submit", "track", "status", "list", "questions", "account", "poll")
APPEALS = 400
MOST_KB = "≤ 150"
LIGHTHOUSE = Path(os.environ.get("LIGHTHOUSE", ROOT / "node_modules" / ".bin" / "lighthouse"))
SCORES = {"performance": "≥ 90", "accessibility": "≥ 100", "best-practices": "≥ 95"}


def has_lighthouse(report: Report) -> bool:
    """Whether it can be asked; says so where it cannot."""
    if LIGHTHOUSE.is_file():
        return True
    report.progress(f"NOT MEASURED: there is no Lighthouse here ({LIGHTHOUSE.name}, see bench/pages.py).")
    return False


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of appeals of the demonstration city that the pages show."""
    from qala.config.launch.browser import find_chromium

    path = find_chromium()
    if not path:
        raise SystemExit("There is no Chromium here: nothing can be measured.")
    with tempfile.TemporaryDirectory(prefix="qala-bench-") as folder, stand(Path(folder), web=1) as here:
        here.manage("make_demo", "--appeals", str(size or APPEALS))
        pages = {**PAGES, **here.django("bench.pages")}
        settle()
        address = f"http://127.0.0.1:{here.port}"
        for width, sides in WIDTHS.items():
            for name, (whole, kinds) in measure(path, address, pages, sides).items():
                limit = "" if name == WITH_LIBRARY else MOST_KB
                report.say(f"{name}, {width}: first visit", whole / 1000, "kB", limit)
                parts = ", ".join(f"{kind} {count / 1000:.1f}" for kind, count in kinds.items())
                report.progress(f"{name}, {width}: {parts}")
        if not is_quick and has_lighthouse(report):
            for name in LOOKED_AT:
                for category, score in lighthouse(path, address + pages[name]).items():
                    report.say(f"{name}: Lighthouse, {category}", score, "of 100", SCORES[category])


def measure(
    chromium: str, address: str, pages: dict[str, str], sides: tuple[int, int]
) -> dict[str, tuple[int, dict[str, int]]]:
    """By page: bytes in all, heads included, and by kind of file; photos do not count. Errors: RuntimeError where a
    page did not come."""
    from playwright.sync_api import sync_playwright

    found: dict[str, tuple[int, dict[str, int]]] = {}
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, url in pages.items():
            # A context of its own: nothing in the cache. The service worker takes the same files from it afterwards.
            context = browser.new_context(
                viewport={"width": sides[0], "height": sides[1]}, locale="kk", service_workers="block"
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
            if name == BEFORE_LIBRARY:
                page.route("**/maplibre*", lambda route: route.abort())
            answer = page.goto(address + url, wait_until="load")
            page.wait_for_timeout(1500)  # live pages are never idle
            if answer is None or answer.status != 200 or not bytes_of.get("Document"):
                raise RuntimeError(f"{name}: {url} did not come: {answer and answer.status}, {bytes_of}")
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
    """Inside Django: addresses of one appeal, article, poll and district of the demonstration city."""
    import django

    django.setup()
    from django.urls import reverse

    from qala.contact.polls.models import Poll
    from qala.ground.places.models import District
    from qala.public.faq.access import visible_questions
    from qala.public.published.access import public_appeals

    number = public_appeals().filter(publication__photos__isnull=False).order_by("-received_at")[0].number
    found = {
        "status": reverse("portal:appeal", args=[number]),
        "appeal": reverse("published:appeal", args=[number]),
        "article": reverse("faq:article", args=[visible_questions().order_by("pk")[0].pk]),
        "poll": reverse("polls:poll", args=[Poll.objects.filter(stage="open").order_by("pk")[0].pk]),
        "district": reverse("published:district", args=[District.objects.order_by("code")[0].code]),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
