"""In which language a text is written, as far as its letters tell."""

_KAZAKH = frozenset("әғқңөұүһі")
# About every eighth letter of Kazakh text is one of the nine; names of streets in Russian text stay far below this.
KAZAKH_SHARE = 0.03
ENOUGH = 20
"""Fewer letters than this say nothing."""


def guess(text: str) -> str:
    """ "kk", "ru" or "en"; empty when the text is too short to tell.

    By letters alone: Latin is taken for English, Cyrillic with enough of the nine Kazakh letters for Kazakh.
    """
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    if len(letters) < ENOUGH:
        return ""
    latin = sum(letter.isascii() for letter in letters)
    if latin > len(letters) / 2:
        return "en"
    kazakh = sum(letter in _KAZAKH for letter in letters)
    return "kk" if kazakh / len(letters) >= KAZAKH_SHARE else "ru"


def fits(text: str, language: str) -> bool:
    """Whether the text may be in the language. What cannot be told passes; a text in two languages fits Kazakh."""
    return guess(text) in ("", language)


def paper_language(language: str) -> str:
    """The language of papers to the writer of an appeal: Kazakh, or Russian for every other."""
    return "kk" if language == "kk" else "ru"
