"""Filters of the lists."""

from qala.office.overview.filters.clashes import ClashFilter
from qala.office.overview.filters.portfolio import PortfolioFilter

__all__ = ["ClashFilter", "PortfolioFilter"]
