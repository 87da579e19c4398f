"""A list screen from its declaration: read the address, fetch one page, draw it, or stream a file."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qala.shared.errors import Invalid, require
from qala.shared.lists import address as parameters
from qala.shared.lists import page as drawing
from qala.shared.lists.address import Address
from qala.shared.lists.bulk import bulk_of
from qala.shared.lists.exporting import FORMATS, export_response
from qala.shared.lists.filters import ListFilter, TextFilter
from qala.shared.lists.keyset import Cursor, Keyset, Slice
from qala.shared.lists.saved import views_of
from qala.shared.lists.table import Column, Table
from qala.shared.models.lists import SavedView

SIZES = (25, 50, 100)
COUNT_LIMIT = 10_000
# Of rows found by words: every one has to be fetched and looked at again, whatever the index says.
SEARCH_COUNT_LIMIT = 100
# The element of shared/list/page.html that is replaced.
LIST_ID = "list"


def list_screen(
    request: HttpRequest,
    *,
    queryset: QuerySet[Any],
    table: type[Table],
    template: str,
    screen: str,
    filters: type[ListFilter] | None = None,
    may_export: Callable[[], bool] | bool = True,
    partial: str = "shared/list/page.html",
    context: Mapping[str, Any] | None = None,
    is_recorded: bool = True,
) -> HttpResponseBase:
    """Answer a GET of a list. `queryset` holds what the person may see; the context gets `page` and `filter_form`.

    `screen` names the list for saved views. Raises NotAllowed when a file is asked for without the right to it.
    `is_recorded=False`: what everybody may read leaves no `ExportRecord`, so that a site may read from a replica.
    """
    listing = Listing(request, queryset, table(request.user), screen, filters)
    may_export = may_export() if callable(may_export) else may_export
    if listing.file_format:
        require(may_export)
        return export_response(request, listing, is_recorded=is_recorded)
    elsewhere = listing.better_url()
    is_fragment = wants_fragment(request)
    if elsewhere and not is_fragment:
        return HttpResponseRedirect(elsewhere)
    page = listing.page(may_export=may_export)
    words = {**(context or {}), "page": page, "filter_form": page.filter and page.filter.form}
    response: HttpResponse = render(request, partial if is_fragment else template, words)
    patch_vary_headers(response, ["HX-Request"])
    if is_fragment and elsewhere:
        response["HX-Push-Url"] = elsewhere
    return response


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for the list alone: not for a whole page by boost, nor to rebuild its history."""
    headers = request.headers
    if headers.get("HX-Request") != "true" or headers.get("HX-History-Restore-Request") == "true":
        return False
    return headers.get("HX-Boosted") != "true" or headers.get("HX-Target") == LIST_ID


class Listing:
    """One request for one list."""

    def __init__(
        self,
        request: HttpRequest,
        queryset: QuerySet[Any],
        table: Table,
        screen: str,
        filters: type[ListFilter] | None,
    ) -> None:
        self.request, self.table, self.screen = request, table, screen
        self.address = Address(request)
        self.filter = filters(self.address.query, queryset=queryset, request=request) if filters else None
        self.rows: QuerySet[Any] = self.filter.rows if self.filter else queryset
        self.order = table.order(self.address.get(parameters.SORT))
        self._saved: list[SavedView] | None = None
        needed = table.needed(self.chosen)
        rows = self.rows.only(*needed) if needed else self.rows
        self.keyset: Keyset[Any] = Keyset(rows, self.order, table.key)

    @property
    def saved(self) -> list[SavedView]:
        """The person's views, read once."""
        if self._saved is None:
            self._saved = views_of(self.request.user, self.screen)
        return self._saved

    @property
    def file_format(self) -> str:
        """csv or xlsx when a file is asked for. Raises Invalid for others."""
        wanted = self.address.get(parameters.FORMAT)
        if wanted and wanted not in FORMATS:
            raise Invalid(_("This list can be saved as CSV or XLSX."), code="unknown_format")
        return wanted

    @property
    def size(self) -> int:
        """Rows on a page."""
        wanted = self.address.get(parameters.SIZE)
        return int(wanted) if wanted in map(str, SIZES) else SIZES[0]

    @property
    def chosen(self) -> list[Column]:
        """Visible columns: from the address, else the person's own, else the default ones."""
        if self.address.columns:
            return self.table.chosen(self.address.columns)
        own: list[str] = next((view.columns for view in self.saved if not view.name), [])
        return self.table.chosen(own)

    def better_url(self) -> str:
        """Where the same list has a proper address: without empty parameters, or the person's default view."""
        if self.address.has_empty:
            return self.address.url()
        if not self.request.GET:
            links = drawing.view_links([view for view in self.saved if view.is_default], self.address)
            return links[0].url if links else ""
        return ""

    def page(self, *, may_export: bool) -> drawing.Page:
        """Fetch and draw: at most four statements of its own."""
        part, count = self._part(self._cursor())
        chosen = self.chosen
        heads = drawing.heads(self.table, chosen, self.order.name, self.address)
        visible = [head for head in heads if head.is_visible]
        address = self.address
        export_url = address.url if may_export else lambda **_changes: ""
        return drawing.Page(
            columns=visible,
            all_columns=heads,
            rows=drawing.draw_rows(self.request, self.table, chosen, visible, part.rows),
            sort=self.order.name,
            size=self.size,
            sizes=[
                drawing.SizeLink(str(size), address.url(size=str(size)), size == self.size) for size in SIZES
            ],
            count=count,
            count_label=_count_label(count, self._count_limit),
            first_url="" if part.is_first else address.url(),
            prev_url=self._page_url(part.prev),
            next_url=self._page_url(part.next),
            last_url=self._page_url(part.next and Cursor("last", self.order.name)),
            query=address.kept,
            hidden=address.hidden,
            columns_url=reverse("shared:choose_columns", args=[self.screen]),
            save_view_url=reverse("shared:save_view", args=[self.screen]),
            saved_views=drawing.view_links(self.saved, address),
            filter=self.filter,
            active_filters=self._chips(),
            clear_url=address.clear_url(),
            is_filtered=address.has_filters,
            csv_url=export_url(format="csv"),
            xlsx_url=export_url(format="xlsx"),
            screen=self.screen,
            bulk_actions=bulk_of(self.screen, self.request.user),
        )

    def _cursor(self) -> Cursor | None:
        text = self.address.get(parameters.PAGE)
        return Cursor.load(text, self.order.name) if text else None

    def _page_url(self, cursor: Cursor | None) -> str:
        return self.address.url(page=cursor.dump()) if cursor else ""

    def _chips(self) -> list[drawing.ChipLink]:
        return drawing.chip_links(self.filter, self.address) if self.filter else []

    def _part(self, cursor: Cursor | None) -> tuple[Slice[Any], int | None]:
        """The rows of the page and the number of all, None beyond the limit: counting a million rows would cost more
        than the page.

        What words found is counted in the order of the page. Nobody needs the order but the planner: frequent words
        are then looked for row by row along the index of the order, rare ones by the index of words. Without a filter
        the key is named, whose oldest pages need no look at the rows themselves.
        """
        limit = self._count_limit
        if self._is_search and cursor is None:
            part, count = self.keyset.first_page(self.size, limit + 1)
        else:
            part = self.keyset.page(self.size, cursor)
            if cursor is None and part.next is None:
                return part, len(part.rows)
            plain = self.rows.order_by() if self.rows.query.where else self.rows.order_by("pk")
            rows = self.keyset.ordered() if self._is_search else plain
            # The key alone: what a row is shown with is not worked out for every row that is counted.
            count = rows.values("pk")[: limit + 1].count()
        return part, count if count <= limit else None

    @property
    def _is_search(self) -> bool:
        filters = self.filter.filters if self.filter else {}
        return any(isinstance(f, TextFilter) and self.address.get(name) for name, f in filters.items())

    @property
    def _count_limit(self) -> int:
        return SEARCH_COUNT_LIMIT if self._is_search else COUNT_LIMIT


def _count_label(count: int | None, limit: int) -> str:
    if count is None:
        return _("more than %(count)s") % {"count": number_format(limit, force_grouping=True)}
    words = ngettext("%(count)s row", "%(count)s rows", count)
    return words % {"count": number_format(count, force_grouping=True)}
