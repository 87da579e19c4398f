# ruff: noqa: INP001 (a script beside the pages, not a package)
"""Take the pictures of the README and of the guides from a running demonstration city.

`make pictures ARGS="http://127.0.0.1:8109 PASSWORD"` (the password that `make run` prints); Chromium is on PATH.
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

PICTURES = Path(__file__).resolve().parent / "img"
DESK, PHONE = ViewportSize(width=1600, height=900), ViewportSize(width=390, height=844)
# file, who (None: a visitor), address, and a link to follow there; those of a phone are in Kazakh
SHOTS = (
    ("home", None, "/", ""),
    ("register", "operator@demo.invalid", "/appeals/", ""),
    ("projects", None, "/projects/", ""),
    ("project", None, "/projects/?stage=construction", "main a[href^='/projects/P-']"),
    ("project-map", None, "/projects/map/", ""),
    ("open-data", None, "/opendata/", ""),
    ("project-office", "office@demo.invalid", "/office/", ""),
    ("phone-home", None, "/", ""),
    ("phone-project", None, "/projects/?stage=construction", "main a[href^='/projects/P-']"),
)


def sign_in(page: Page, base: str, email: str, password: str) -> None:
    """Through the ordinary form."""
    page.goto(f"{base}/accounts/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "/login/" not in url)


def keep(picture: bytes, path: Path) -> None:
    """In 256 colours: a third of the size, and nobody sees it."""
    Image.open(BytesIO(picture)).convert("RGB").quantize(256).save(path, optimize=True)


def main(base: str, password: str) -> None:
    """One picture after another."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, who, address, link in SHOTS:
            is_phone = name.startswith("phone-")
            language = "kk" if is_phone else "en"
            context = browser.new_context(viewport=PHONE if is_phone else DESK, color_scheme="light")
            context.add_cookies([{"name": "qala_language", "value": language, "url": base}])
            page = context.new_page()
            if who is not None:
                sign_in(page, base, who, password)
                context.add_cookies([{"name": "qala_language", "value": language, "url": base}])
            page.goto(base + address)
            if link:
                page.locator(link).first.click()
                page.wait_for_load_state()
            page.wait_for_timeout(1500)
            keep(page.screenshot(), PICTURES / f"{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), sys.argv[2])
