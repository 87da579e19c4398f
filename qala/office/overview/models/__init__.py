"""One noun per file."""

from qala.office.overview.models.clash import Clash
from qala.office.overview.models.occasion import Occasion

__all__ = ["Clash", "Occasion"]
