"""What of an appeal can be found, and how a query is read."""

from qala.shared.folding import fold

MAX_WORDS = 8


def search_text(*parts: str) -> str:
    """One folded string of all parts: any script and spelling ends in the same letters."""
    return fold(" ".join(part for part in parts if part))


def query_words(typed: str) -> list[str]:
    """The folded words of a query, at most eight, none shorter than two letters unless it is a number."""
    words = fold(typed).split()
    return [word for word in words if len(word) > 1 or word.isdigit()][:MAX_WORDS]
