"""What is read on a phone speaks of no letter: whoever gets an SMS may have no e-mail at all."""

import re

import pytest

from qala.ground.notifications import kinds
from qala.ground.notifications.queries.texts import default_text

LETTERS = re.compile(
    r"e-?mail|\bletter|mailbox|писем|письм|почт|электрондық|пошта|\bхат(?:\b|т|ы|қа)", re.IGNORECASE
)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_short_texts_speak_of_no_letter(language: str) -> None:
    texts = {one.code: default_text(one, "sms", language).body for one in kinds.all_kinds()}
    assert len(texts) > 10
    assert {code: text for code, text in texts.items() if LETTERS.search(text)} == {}
