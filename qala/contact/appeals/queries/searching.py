"""Full text over the register: Russian by its stems, Kazakh by prefixes, misspelt words by the vocabulary."""

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from qala.contact.appeals.models import Appeal, SearchWord
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.appeals.rules.searching import query_words
from qala.shared.words import beginning, near_words


def find(appeals: QuerySet[Appeal], typed: str) -> QuerySet[Appeal]:
    """Appeals that a person means by what was typed: a number (either script), an outside number, or words.

    All words must stand in text or address; the last letters of each may be missing (Kazakh adds its endings there).
    One extra statement looks up words that the register does not have.
    """
    typed = typed.strip()
    number = read_number(typed)
    if number is not None:
        return appeals.filter(number=number)
    words = query_words(typed)
    if not words:
        return appeals.filter(external_id=typed) if typed else appeals
    query = SearchQuery(_prefix_query(words), config="simple", search_type="raw") | SearchQuery(
        typed, config="russian", search_type="plain"
    )
    found = Q(search=query)
    if len(words) == 1 or any(letter.isdigit() for letter in typed):
        found |= Q(external_id=typed) & ~Q(source="")
    return appeals.filter(found)


def _prefix_query(words: list[str]) -> str:
    """ "water & laek" → "('water':*) & ('laek':* | 'leak')" with near words of the vocabulary."""
    near = near_words(SearchWord._meta.db_table, words)
    return " & ".join(beginning(word, near.get(word, [])) for word in words)
