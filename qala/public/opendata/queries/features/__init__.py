"""Collections of features and what is in them."""

from qala.public.opendata.queries.features.reading import COLLECTIONS, Extent, Page, extent, item, page

__all__ = ["COLLECTIONS", "Extent", "Page", "extent", "item", "page"]
