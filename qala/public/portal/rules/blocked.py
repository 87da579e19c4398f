"""Words that send an appeal to moderation before anybody sees it in public."""

from collections.abc import Iterable

from qala.shared.folding import fold


def blocked_in(text: str, words: Iterable[str]) -> list[str]:
    """The blocked words whose folded beginning begins a word of the text, each once, in the order given."""
    folded = f" {fold(text)}"
    return list(dict.fromkeys(word for word in words if fold(word) and f" {fold(word)}" in folded))
