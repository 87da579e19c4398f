"""OGC API Features: what may be asked, and the document that says so. Pure."""

from qala.public.opendata.rules.features.asking import MOST, USUAL, Asked, Box, Wrong, asked_of, fits

__all__ = ["MOST", "USUAL", "Asked", "Box", "Wrong", "asked_of", "fits"]
