"""One noun per file."""

from qala.public.published.models.map_cell import MapCell
from qala.public.published.models.measured import MeasuredTimes
from qala.public.published.models.place import Precision, PublicPlace
from qala.public.published.models.publication import (
    Publication,
    RefusalCause,
    ReleasedAnswer,
    ReleasedPhoto,
)
from qala.public.published.models.terms import EmbedSite, PublicTerms

__all__ = [
    "EmbedSite",
    "MapCell",
    "MeasuredTimes",
    "Precision",
    "PublicPlace",
    "PublicTerms",
    "Publication",
    "RefusalCause",
    "ReleasedAnswer",
    "ReleasedPhoto",
]
