"""Full text over the register: Russian by its stems, Kazakh by prefixes, misspelt words by the vocabulary."""

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Q, QuerySet

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.appeals.rules.searching import query_words

SIMILAR_ENOUGH = 0.3


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
    """ "water & laek" → "('water':*) & ('laek':* | 'leak')" with near words of the vocabulary.

    Those are whole words, so they stand without the star: beginnings are several times as dear to look up.
    """
    near = _near_words([word for word in words if len(word) > 3 and word.isalpha()])
    parts = [[f"'{word}':*", *(f"'{each}'" for each in near.get(word, []))] for word in words]
    return " & ".join(f"({' | '.join(part)})" for part in parts)


def _near_words(words: list[str]) -> dict[str, list[str]]:
    """For each word that begins no word of the vocabulary: up to five similar ones."""
    if not words:
        return {}
    statement = """
        SELECT typed, array_agg(word) FROM unnest(%s::text[]) AS typed
        CROSS JOIN LATERAL (
            SELECT word FROM appeals_searchword
            WHERE word %% typed AND similarity(word, typed) >= %s ORDER BY similarity(word, typed) DESC LIMIT 5
        ) AS near
        WHERE NOT EXISTS (SELECT FROM appeals_searchword AS known
                          WHERE known.word >= typed AND known.word < typed || chr(1114111))
        GROUP BY typed
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [words, SIMILAR_ENOUGH])
        return {typed: list(near) for typed, near in cursor.fetchall()}
