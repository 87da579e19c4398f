"""Templates hold no script or style of their own: the Content-Security-Policy would block it."""

import re

import pytest

from tests.architecture.sources import files, name_of

INLINE = {
    "an inline script": re.compile(
        r"<script\b(?![^>]*\bsrc=)(?![^>]*type=[\"'](?:application/json|importmap)[\"'])", re.I
    ),
    "an inline style sheet": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"<[a-z][^>]*\sstyle\s*=", re.I),
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
    "a javascript: address": re.compile(r"(?:href|src|action)\s*=\s*[\"']?\s*javascript:", re.I),
    "unescaped output": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
}
# Letters go to mail programs, which know no style sheets; no policy applies there.
LETTERS = ("/email/", "/emails/", "/letters/")


@pytest.mark.parametrize("what", INLINE)
def test_templates_have_no(what: str) -> None:
    guilty = [
        name_of(path)
        for path in files(".html")
        if not any(part in name_of(path) for part in LETTERS)
        and INLINE[what].search(path.read_text(encoding="utf-8"))
    ]
    assert guilty == []
