"""What the list templates draw; see README.md for the contract."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.template.context_processors import csrf
from django.template.loader import get_template
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from qala.shared.clock import city_zone
from qala.shared.lists.address import Address
from qala.shared.lists.bulk import BulkAction
from qala.shared.lists.filters import ListFilter, chips
from qala.shared.lists.table import Column, Table
from qala.shared.models.lists import SavedView


@dataclass(frozen=True)
class ColumnHead:
    """A column as the head and the chooser draw it."""

    key: str
    label: "str | Promise"
    align: str
    is_visible: bool
    is_fixed: bool
    sort_url: str = ""
    sort_direction: str = ""

    @property
    def is_sortable(self) -> bool:
        """Whether the head is a link."""
        return bool(self.sort_url)


@dataclass(frozen=True)
class Cell:
    """One value; `html` (safe) wins over `text` where the column has a template."""

    column: ColumnHead
    text: str
    html: SafeString | str = ""
    url: str = ""


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    pk: Any
    url: str
    label: str
    tone: str
    cells: list[Cell]


@dataclass(frozen=True)
class SizeLink:
    """A choice of page size."""

    label: str
    url: str
    is_active: bool


@dataclass(frozen=True)
class ViewLink:
    """A saved view and the addresses that open and change it."""

    pk: int
    label: str
    url: str
    is_active: bool
    is_default: bool

    @property
    def change_url(self) -> str:
        """POST `do`."""
        return reverse("shared:saved_view", args=[self.pk])

    @property
    def delete_url(self) -> str:
        """POST."""
        return reverse("shared:delete_view", args=[self.pk])


@dataclass(frozen=True)
class ChipLink:
    """An active filter and the address without it."""

    label: str
    value: str
    remove_url: str


def chip_links(chosen: ListFilter, address: Address) -> list[ChipLink]:
    """What is switched on, each with the address that switches it off."""
    return [ChipLink(chip.label, chip.value, address.url_without(chip.parameters)) for chip in chips(chosen)]


@dataclass
class Page:
    """Everything a list template needs; see README.md."""

    columns: list[ColumnHead]
    all_columns: list[ColumnHead]
    rows: list[Row]
    sort: str
    size: int
    sizes: list[SizeLink]
    count: int | None
    count_label: str
    first_url: str
    prev_url: str
    next_url: str
    last_url: str
    query: str
    hidden: list[tuple[str, str]]
    columns_url: str
    save_view_url: str
    saved_views: list[ViewLink]
    filter: Any = None
    active_filters: list[ChipLink] = field(default_factory=list)
    clear_url: str = ""
    is_filtered: bool = False
    csv_url: str = ""
    xlsx_url: str = ""
    screen: str = ""
    bulk_actions: list[BulkAction] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """No rows on this page."""
        return not self.rows

    @property
    def chips(self) -> list[ChipLink]:
        """Another name of `active_filters`."""
        return self.active_filters

    @property
    def views(self) -> list[ViewLink]:
        """Another name of `saved_views`."""
        return self.saved_views


def text_of(value: Any) -> str:
    """A value as a person reads it: city time, the language's numbers, nothing for None."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(value.astimezone(city_zone()), "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, (int, float, Decimal)):
        return str(number_format(value))
    return str(value)


def heads(table: Table, chosen: Sequence[Column], sort: str, address: Address) -> list[ColumnHead]:
    """All columns that the person may see, with their sort links."""
    return [_head(column, column in chosen, sort, address) for column in table.permitted()]


def _head(column: Column, is_visible: bool, sort: str, address: Address) -> ColumnHead:
    if column.sort is None:
        return ColumnHead(column.key, column.label, column.align, is_visible, column.is_fixed)
    direction = {column.key: "asc", f"-{column.key}": "desc"}.get(sort, "")
    url = address.url(sort=f"-{column.key}" if direction == "asc" else column.key)
    return ColumnHead(column.key, column.label, column.align, is_visible, column.is_fixed, url, direction)


def draw_rows(
    request: HttpRequest,
    table: Table,
    chosen: Sequence[Column],
    visible: Sequence[ColumnHead],
    objects: Sequence[Any],
) -> list[Row]:
    """Cells of every row; each template is loaded once and sees `row value column request user csrf_token`."""
    # Not the context processors: they would run for every cell.
    surroundings = {"request": request, "user": request.user, **csrf(request)}
    templates = {column.key: get_template(column.template) for column in chosen if column.template}

    def cell(column: Column, head: ColumnHead, row: Any) -> Cell:
        value = column.value(row)
        url = column.link(row) if column.link else ""
        if column.draw is not None:
            return Cell(head, "", column.draw(row, value), url)
        template = templates.get(column.key)
        html = (
            template.render({**surroundings, "row": row, "value": value, "column": head}) if template else ""
        )
        return Cell(head, text_of(value), html, url)

    pairs = list(zip(chosen, visible, strict=True))
    return [
        Row(
            row.pk,
            table.row_url(row),
            table.row_label(row),
            table.row_tone(row),
            [cell(column, head, row) for column, head in pairs],
        )
        for row in objects
    ]


def view_links(views: Sequence[SavedView], address: Address) -> list[ViewLink]:
    """The named views; the open one is marked."""
    active = address.get("view")
    return [
        ViewLink(
            view.pk,
            view.name,
            f"{address.path}?{view.query}&view={view.pk}" if view.query else f"{address.path}?view={view.pk}",
            active == str(view.pk),
            view.is_default,
        )
        for view in views
        if view.name
    ]
