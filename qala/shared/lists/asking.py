"""A list asked as JSON: the filters of its page are the parameters; what is not understood is refused in words."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qala.shared.errors import Invalid
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, ListFilter
from qala.shared.lists.keyset import Cursor

DAY = {"type": "string", "format": "date"}
TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}


class AskedList:
    """The filters of a page as parameters of an address that has `own` ones besides."""

    def __init__(self, filters: type[ListFilter], *own: str) -> None:
        self._filters, self._own = filters, frozenset(own)
        self._schemas = {name: schema for name, schema in _schemas(filters).items() if name not in self._own}

    @property
    def described(self) -> dict[str, Any]:
        """For `openapi_extra` of the operation."""
        rows = self._schemas.items()
        return {"parameters": [{"in": "query", "name": n, "schema": s, "required": False} for n, s in rows]}

    def unknown(self, query: QueryDict) -> dict[str, str | Promise]:
        """Parameters that nobody knows; to pass one over would answer more than was asked for."""
        strange = sorted(set(query) - set(self._schemas) - self._own)
        return dict.fromkeys(strange, gettext_lazy("There is no such filter."))

    def require_known(self, query: QueryDict) -> None:
        """Raises Invalid for an unknown one."""
        unknown = self.unknown(query)
        if unknown:
            raise Invalid(fields=unknown)

    def rows(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """What the filters leave of it. Raises Invalid."""
        self.require_known(request.GET)
        asked = self._filters(request.GET, queryset=queryset, request=request)
        if not asked.is_valid():
            raise Invalid(fields={name: " ".join(map(str, texts)) for name, texts in asked.errors.items()})
        found: QuerySet[Any] = asked.qs
        return found


def asked_cursor(text: str, order: str) -> Cursor | None:
    """The place in the list where the last page ended. Raises Invalid for one of another list."""
    cursor = Cursor.load(text, order) if text else None
    if text and cursor is None:
        raise Invalid(fields={"cursor": _("This cursor belongs to another list. Begin without one.")})
    return cursor


def _schemas(filters: type[ListFilter]) -> dict[str, dict[str, Any]]:
    made: dict[str, dict[str, Any]] = {}
    for name, each in filters.base_filters.items():
        if isinstance(each, DateRangeFilter):
            made |= {f"{name}_from": DAY, f"{name}_to": DAY}
        else:
            made[name] = TEXTS if isinstance(each, ChoicesFilter) else TEXT
    return made
