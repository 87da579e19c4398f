"""Words of a search: how a query is read, and near words for misspelt ones.

Kazakh adds its endings, so a folded word is matched by its beginning; a misspelt one is joined by similar words of a
vocabulary (docs/decisions/0004).
"""

from django.db import connection

from qala.shared.folding import fold

MAX_WORDS = 8
SIMILAR_ENOUGH = 0.3


def query_words(typed: str) -> list[str]:
    """The folded words of a query, at most eight; numbers, and words of more than two letters.

    Shorter ones ("не", "на", "да") begin half the words there are; they count when there is nothing else.
    """
    words = [word for word in fold(typed).split() if len(word) > 1 or word.isdigit()]
    telling = [word for word in words if len(word) > 2 or word.isdigit()]
    return (telling or words)[:MAX_WORDS]


def beginning(word: str, near: list[str]) -> str:
    """A part of a raw tsquery: "laek" → "('laek':* | 'leak')".

    Near words are whole words, so they stand without the star: beginnings are several times as dear to look up.
    """
    parts = [f"'{word}':*", *(f"'{each}'" for each in near)]
    return f"({' | '.join(parts)})"


def near_words(vocabulary: str, words: list[str]) -> dict[str, list[str]]:
    """For each word of letters that begins no word of the table `vocabulary` (column `word`): up to five similar ones.

    One statement, none when every word is too short to be misspelt.
    """
    asked = [word for word in words if len(word) > 3 and word.isalpha()]
    if not asked:
        return {}
    statement = f"""
        SELECT typed, array_agg(word) FROM unnest(%s::text[]) AS typed
        CROSS JOIN LATERAL (
            SELECT word FROM {vocabulary}
            WHERE word %% typed AND similarity(word, typed) >= %s ORDER BY similarity(word, typed) DESC LIMIT 5
        ) AS near
        WHERE NOT EXISTS (SELECT FROM {vocabulary} AS known
                          WHERE known.word >= typed AND known.word < typed || chr(1114111))
        GROUP BY typed
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [asked, SIMILAR_ENOUGH])
        return {typed: list(near) for typed, near in cursor.fetchall()}
