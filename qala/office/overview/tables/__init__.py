"""Lists of the room."""

from qala.office.overview.tables.clashes import ClashTable
from qala.office.overview.tables.portfolio import PortfolioTable

__all__ = ["ClashTable", "PortfolioTable"]
