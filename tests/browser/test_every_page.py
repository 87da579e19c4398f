"""Every page that a person can open: clean by axe, quiet in the console, in Kazakh, and no wider than a phone; what
strangers read is clean on the phone as well, and again in Russian or English."""

from functools import cache
from typing import Any
from urllib.parse import urlencode

import pytest

from qala.shared.ui.prefs import COOKIE
from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Open
from tests.browser.live import Site
from tests.url_matrix import URL_MATRIX

pytestmark = pytest.mark.browser

# As the role with the fewest rights that may see it; the order of rights is the order of this string.
FEWEST_RIGHTS_FIRST = "-rntakdxjehoscupA"
# Other states of pages that are addresses of their own.
MORE = {
    "appeal, answered": ("o", "/appeals/{answered}/"),
    "appeal, overdue": ("c", "/appeals/{overdue}/"),
    "appeal of the executor": ("e", "/appeals/{planned}/"),
    "own appeal, a question": ("r", "/track/{asked}/"),
    "own appeal, answered": ("r", "/track/{answered}/"),
    "step: answer": ("e", "/appeals/{planned}/answer/"),
    "step: extend": ("h", "/appeals/{planned}/extend/"),
    "step: redirect": ("o", "/appeals/{fresh}/redirect/"),
    "register, filtered to nothing": ("o", "/appeals/?q=zzzz"),
    "targets by topic": ("c", "/appeals/targets/?by=topic"),
    "search": ("o", "/search/?q=Абай"),
    "places found": ("o", "/places/find/?q=Абай"),
    "not found": ("-", "/nothing/"),
    "refused": ("r", "/appeals/"),
    "gallery: print": ("o", "/gallery/print/"),
    "gallery: narrow": ("o", "/gallery/narrow/"),
    "invitation": ("-", "{join}"),
}
PAGES = [name for name, row in URL_MATRIX.items() if row.see and row.is_page]
VIEWS = [
    "portal:home",
    "portal:submit",
    "portfolio:projects",
    "portfolio:project",
    "opendata:dataset",
    "own appeal, answered",
    "account_login",
    "appeals:register",
    "appeals:new",
    "appeal, answered",
    "appeals:control",
    "calendars:year",
    "shared:gallery",
]
LOOKS = {
    "dark": {"theme": "dark"},
    "contrast": {"contrast": "high"},
    "large": {"text": "larger", "theme": "dark"},
}


def address(site: Site, name: str) -> tuple[str, str]:
    """Who visits, and where."""
    if name in MORE:
        letter, path = MORE[name]
        return letter, path.format(**site.numbers, join=site.paths["people:join_link"])
    row = URL_MATRIX[name]
    return next(letter for letter in FEWEST_RIGHTS_FIRST if letter in row.see), site.paths[name]


def settled(page: Any) -> None:
    """Fonts, maps and charts are there."""
    page.wait_for_load_state("load")
    page.evaluate("() => document.fonts.ready")


@cache
def english_texts() -> frozenset[str]:
    """Texts of the code whose Kazakh differs: seen on a Kazakh page, they were left untranslated."""
    from django.utils.translation import trans_real

    merged: Any = trans_real.translation("kk")._catalog  # type: ignore[attr-defined]
    texts = {
        key
        for catalog in getattr(merged, "_catalogs", [merged])
        for key, value in catalog.items()
        if isinstance(key, str) and value and key != value
    }
    # Codes begin small; a language is called by its own name.
    return frozenset(key for key in texts if len(key) > 3 and key[0].isupper() and key != "English")


@pytest.mark.parametrize("name", [*PAGES, *MORE])
def test_page(name: str, site: Site, guest: Open) -> None:
    letter, path = address(site, name)
    page = guest(letter)
    answer = page.goto(path)
    settled(page)
    if answer.status >= 400:  # the browser itself logs refused addresses as errors
        guest.faults.clear()  # type: ignore[attr-defined]
    assert answer.status < 500
    assert page.locator("html").get_attribute("lang") == "kk"
    assert page.locator("h1").count() == 1
    assert page.title().strip()
    assert violations(page) == []
    lines = {line.strip() for line in page.locator("body").inner_text().splitlines()}
    if not name.startswith(("shared:gallery", "gallery:")):
        assert lines & english_texts() == set(), "untranslated"
    page.set_viewport_size(PHONE)
    assert overflow(page) == []
    if letter == "-" and name in PAGES:
        assert violations(page) == []
        language = "ru" if len(name) % 2 else "en"
        page = guest(letter, language=language, viewport=PHONE)
        answer = page.goto(path)
        settled(page)
        if answer.status >= 400:
            guest.faults.clear()  # type: ignore[attr-defined]
        assert page.locator("html").get_attribute("lang") == language
        assert violations(page) == []
        assert overflow(page) == []


OVERFLOW = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth + 1) return [];  // a fraction of a pixel is rounded up
  const isWide = (each) => each.getBoundingClientRect().right > page.clientWidth + 1;
  const wide = [...document.querySelectorAll("body *")].filter(isWide).slice(0, 9);
  return [page.scrollWidth + " px", ...wide.map((each) => each.outerHTML.slice(0, 160))];
}"""


def overflow(page: Any) -> list[str]:
    """What sticks out of a phone to the right, once charts and maps have followed the new width."""
    found: list[str] = []
    for _look in range(30):
        found = list(page.evaluate(OVERFLOW))
        if not found:
            break
        page.wait_for_timeout(100)
    return found


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", VIEWS)
def test_looks(name: str, look: str, site: Site, guest: Open) -> None:
    """Dark, high contrast, large letters, on a phone and on a desk; high contrast in English."""
    letter, path = address(site, name)
    page = guest(
        letter, language="en" if look == "contrast" else "ru", viewport=PHONE if look == "large" else None
    )
    page.context.add_cookies([{"name": COOKIE, "value": urlencode(LOOKS[look]), "url": site.url}])
    page.goto(path)
    settled(page)
    for attribute, value in LOOKS[look].items():
        assert page.locator("html").get_attribute(f"data-{attribute}") == value
    assert violations(page) == []
    assert overflow(page) == []
