"""List screens: declare columns and filters, get pages, sort, chips, saved views and files. See README.md."""

from qala.shared.lists.filters import (
    ChoicesFilter,
    DateRangeFilter,
    DayRangeFilter,
    ListFilter,
    TextFilter,
)
from qala.shared.lists.keyset import Cursor, Keyset
from qala.shared.lists.page import Page
from qala.shared.lists.screen import list_screen
from qala.shared.lists.table import Column, Table

__all__ = [
    "ChoicesFilter",
    "Column",
    "Cursor",
    "DateRangeFilter",
    "DayRangeFilter",
    "Keyset",
    "ListFilter",
    "Page",
    "Table",
    "TextFilter",
    "list_screen",
]
