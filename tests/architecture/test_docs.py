"""The pages of the documentation: links lead somewhere, settings and nouns are told as they are in the code."""

import re
from pathlib import Path

import pghistory.models
import pytest
from django.apps import apps

from qala.config import env
from tests.architecture.sources import ROOT

LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6}\s+(.+)$", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
# Bookkeeping of the machinery; nobody talks about these.
UNNAMED = {"JobFailure", "MailboxMark", "SharedCacheRow", "ThrottleCount", "VocabularyMark"}


def pages() -> list[Path]:
    """README, CONTRIBUTING and all below docs/."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def anchors(page: Path) -> set[str]:
    """Addresses of a page's headings, as GitHub and others make them."""
    titles = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    dead = []
    for link in LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


def test_every_page_is_reached_from_the_first() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.is_file():
            continue
        reached.add(page)
        links = LINK.findall(page.read_text(encoding="utf-8"))
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links if ":" not in link]
    assert sorted(str(page.relative_to(ROOT)) for page in set(pages()) - reached) == []


@pytest.mark.parametrize("setting", env.SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_told_with_its_default(setting: env.Setting) -> None:
    text = (ROOT / "docs" / "admin" / "settings.md").read_text(encoding="utf-8")
    default = f"`{setting.default}`" if setting.default else ""
    assert f"| `{setting.name}` | {default} |" in text


def nouns() -> set[str]:
    """The models of our rooms, without the tables that the row audit writes."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("qala.")]
    return {model.__name__ for model in ours if not issubclass(model, pghistory.models.Event)} - UNNAMED


def test_every_noun_has_a_meaning() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert sorted(noun for noun in nouns() if f"`{noun}`" not in text) == []


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in sorted(folder.glob("0*.md")) if f"({page.name})" not in index] == []
