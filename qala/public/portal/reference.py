"""A few blocked words that every city starts with; all of them can be edited."""

from collections.abc import Callable
from datetime import date

from qala.public.portal.models import BlockedWord
from qala.public.portal.queries.blocked import forget
from qala.shared import reference

SINCE = date(2020, 1, 1)
# Beginnings of words that insult; a sample of the house.
WORDS = ["сволоч", "мразь", "ублюд", "иттің баласы", "ақымақ", "дебил"]


def load(report: Callable[[str], None]) -> None:
    """Create what is missing; rows that exist, also ended ones, are the city's and stay as they are."""
    made = 0
    if not BlockedWord.objects.exists():
        made += len(
            BlockedWord.objects.bulk_create(BlockedWord(word=word, valid_from=SINCE) for word in WORDS)
        )
    forget()
    report(f"public form: {made} rows added")


reference.register(85, "public form", load)
