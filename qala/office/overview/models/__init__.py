"""One noun per file."""

from qala.office.overview.models.clash import Clash
from qala.office.overview.models.occasion import Occasion
from qala.office.overview.models.paper import PortfolioPaper

__all__ = ["Clash", "Occasion", "PortfolioPaper"]
