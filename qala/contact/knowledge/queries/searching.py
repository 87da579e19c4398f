"""Full text over articles: Russian by its stems, Kazakh by beginnings, misspelt words by the vocabulary."""

from functools import reduce
from operator import add, or_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from qala.contact.knowledge.models import Article, KnowledgeWord
from qala.contact.knowledge.rules.searching import asked_words, words_needed
from qala.shared.words import beginning, near_words

# Weights of ts_rank, from D to A: a word of the title says far more than one of the text.
WEIGHTS = [0.0, 0.1, 0.3, 1.0]


def word_parts(typed: str) -> list[tuple[str, str]]:
    """For each asked word a raw query of beginnings and near words (configuration "simple"), and the word whose Russian
    stem counts as well. One statement at most, for misspelt words."""
    words = asked_words(typed)
    table = KnowledgeWord._meta.db_table
    near = near_words(table, [reading for readings in words for reading in readings])
    # A folded word is a stem for Russian as well: "очереди" folds to itself, so its stem finds "очередь".
    return [
        (" | ".join(beginning(word, near.get(word, [])) for word in readings), readings[0])
        for readings in words
    ]


def _one(raw: str, stem: str) -> Any:
    query = SearchQuery(raw, config="simple", search_type="raw")
    return query | SearchQuery(stem, config="russian", search_type="plain")


def with_score(
    articles: QuerySet[Article], typed: str, *, of: str = "published"
) -> tuple[QuerySet[Any], int]:
    """Articles with `hits` (asked words they have) and `rank` (0–1 and more), and how many hits a find needs.

    `of`: the version whose words are meant, "published" or "latest".
    """
    rows: Any = articles
    queries = [_one(*parts) for parts in word_parts(typed)]
    if not queries:
        return rows.annotate(hits=Value(0), rank=Value(0.0)), 0
    column = f"{of}__search"
    matched: list[Any] = [
        Case(When(**{column: query}, then=1), default=0, output_field=IntegerField()) for query in queries
    ]
    hits: Any = reduce(add, matched)
    rank = SearchRank(F(column), reduce(or_, queries), weights=WEIGHTS)
    return rows.annotate(hits=hits, rank=Coalesce(rank, 0.0)), words_needed(len(queries))


def found(articles: QuerySet[Article], typed: str, *, of: str = "published") -> QuerySet[Any]:
    """Those that have enough of the asked words; all when nothing was asked."""
    rows, needed = with_score(articles, typed, of=of)
    return rows.filter(Q(hits__gte=needed)) if needed else rows
