"""Where the rows of datasets come from that are not made of projects."""

from qala.public.opendata.queries.sources.appeals import APPEALS
from qala.public.opendata.queries.sources.small import ARTICLES, DISTRICTS, POLLS, TOPICS
from qala.public.opendata.queries.sources.source import Source

SOURCES: dict[str, Source] = {
    "appeals": APPEALS,
    "articles": ARTICLES,
    "districts": DISTRICTS,
    "polls": POLLS,
    "topics": TOPICS,
}

__all__ = ["SOURCES", "Source"]
