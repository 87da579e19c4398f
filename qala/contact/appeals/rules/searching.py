"""What of an appeal can be found, and how a query is read."""

from qala.shared.folding import fold
from qala.shared.words import query_words

__all__ = ["query_words", "search_text"]


def search_text(*parts: str) -> str:
    """One folded string of all parts: any script and spelling ends in the same letters."""
    return fold(" ".join(part for part in parts if part))
