"""Public appeals by words and by nearness, without telling anything that is not public."""

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.catalog.queries import book
from qala.ground.places.locating import locate
from qala.ground.places.queries.hits import PlaceHit
from qala.ground.places.queries.searching import search_places
from qala.public.published.models import Publication
from qala.public.published.rules.places import cells_around
from qala.shared.folding import fold
from qala.shared.words import beginning, query_words

CELL_REACH_M = 420.0
"""From the middle of a ring of cells to the far corner of the next one: what the box of the index must hold."""


def found(rows: QuerySet[Appeal], typed: str) -> QuerySet[Appeal]:
    """By number, by released words, or by the topic's name. The words of the applicant are never searched: a find
    would tell what stands in them."""
    number = read_number(typed.strip())
    if number is not None:
        return rows.filter(number=number)
    words = query_words(typed)
    if not words:
        return rows
    parts = " & ".join(beginning(word, []) for word in words)
    query = SearchQuery(parts, config="simple", search_type="raw") | SearchQuery(
        typed, config="russian", search_type="plain"
    )
    said = Publication.objects.filter(search=query).values("appeal_id")
    return rows.filter(Q(pk__in=said) | Q(topic_id__in=_topics_named(words)))


def _topics_named(words: list[str]) -> list[int]:
    named = []
    for pk, topic in book().topics.items():
        names = fold(f"{topic.name_kk} {topic.name_ru} {topic.name_en} {topic.keywords}").split()
        if all(any(name.startswith(word) for name in names) for word in words):
            named.append(pk)
    return named


def place_of(typed: str) -> PlaceHit | None:
    """The place that was most likely meant. Two or three statements."""
    hits = search_places(typed, 1)
    return hits[0] if hits else None


def near(rows: QuerySet[Appeal], hit: PlaceHit, rings: int) -> QuerySet[Appeal]:
    """In the cells around a place; in the district where a whole one was named; on the street where a street was."""
    if hit.lon is None or hit.lat is None:
        return rows.filter(district_id=hit.district_id) if hit.district_id else rows.none()
    located = locate(hit.lon, hit.lat)
    reach, (x, y) = CELL_REACH_M * (rings + 1), located.point
    return rows.filter(
        point__within_box=(x - reach, y - reach, x + reach, y + reach),
        h3__in=cells_around(hit.lon, hit.lat, rings),
    )
