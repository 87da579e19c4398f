"""The parameters of a list's address: everything in GET, nothing empty, so that it can be shared."""

from collections.abc import Iterable

from django.http import HttpRequest, QueryDict

SORT, SIZE, COLUMNS, PAGE, VIEW, FORMAT = "sort", "size", "columns", "page", "view", "format"
OWN = (SORT, SIZE, COLUMNS, PAGE, VIEW, FORMAT, "bom", "delimiter")
# What is not part of a view: where one stands in it and how it is downloaded.
PASSING = (PAGE, VIEW, FORMAT, "bom", "delimiter")


def cleaned(query: QueryDict) -> QueryDict:
    """The same parameters without empty ones."""
    kept = QueryDict(mutable=True)
    for name, values in query.lists():
        filled = [value for value in values if value.strip()]
        if filled:
            kept.setlist(name, filled)
    return kept


class Address:
    """Builds the links of a list from its present parameters."""

    def __init__(self, request: HttpRequest) -> None:
        self.path = request.path
        self.query = cleaned(request.GET)
        self.has_empty = self.query.urlencode() != request.GET.urlencode()

    def get(self, name: str) -> str:
        """One parameter, "" when absent."""
        return str(self.query.get(name, ""))

    @property
    def columns(self) -> list[str]:
        """Keys of the columns asked for: `columns=a,b` or `columns=a&columns=b`."""
        return [key for part in self.query.getlist(COLUMNS) for key in part.split(",") if key]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What a filter form must carry along."""
        kept = [(SORT, self.get(SORT)), (SIZE, self.get(SIZE)), (COLUMNS, ",".join(self.columns))]
        return [(name, value) for name, value in kept if value]

    @property
    def kept(self) -> str:
        """The parameters worth saving: filters, sort, size, columns."""
        return self._without(PASSING).urlencode()

    @property
    def has_filters(self) -> bool:
        """Whether any parameter is not the list's own."""
        return any(name not in OWN for name in self.query)

    def url(self, **changes: str) -> str:
        """This list with other parameters ("" removes one), from the first page on."""
        query = self._without((PAGE, FORMAT, *changes))
        for name, value in changes.items():
            if value:
                query[name] = value
        return self._join(query)

    def url_without(self, parameters: Iterable[tuple[str, str]]) -> str:
        """This list without the given (name, value) pairs; an empty value removes the whole parameter."""
        query = self._without((PAGE, FORMAT, VIEW))
        for name, value in parameters:
            query.setlist(name, [other for other in query.getlist(name) if value and other != value])
        return self._join(cleaned(query))

    def clear_url(self) -> str:
        """The list without filters; sort, size and columns stay. `view=0` keeps a default view from coming back."""
        query = QueryDict(mutable=True)
        for name, value in self.hidden:
            query[name] = value
        query[VIEW] = "0"
        return self._join(query)

    def _without(self, names: Iterable[str]) -> QueryDict:
        query = self.query.copy()
        for name in names:
            query.pop(name, None)
        return query

    def _join(self, query: QueryDict) -> str:
        return f"{self.path}?{query.urlencode()}" if query else self.path
