"""What a list shows: columns declared once for the page, the sort, the chooser and the exports."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from django.db.models import Expression, F
from django.db.models.expressions import Combinable
from django.utils.functional import Promise

from qala.shared.permissions import holds


@dataclass(frozen=True)
class Column:
    """One column. `value` reads a row without a query; `export` does for files where they differ.

    `template` draws the cell, and so does `draw(row, value)` (safe HTML) at a tenth of a template's cost.

    `sort` is a field path or an expression; without it the column cannot be sorted by. `permission` hides the
    column (also in exports) from those who do not hold the code. `is_fixed` ones cannot be switched off.
    `fields`: what `value`, `draw` and `export` read; when all shown columns name theirs, no others are loaded.
    """

    key: str
    label: "str | Promise"
    value: Callable[[Any], Any]
    link: Callable[[Any], str] | None = None
    sort: "str | Expression | None" = None
    template: str = ""
    draw: "Callable[[Any, Any], str] | None" = None
    export: Callable[[Any], Any] | None = None
    align: Literal["start", "end"] = "start"
    permission: str = ""
    is_default: bool = True
    is_fixed: bool = False
    fields: Sequence[str] = ()

    def exported(self, row: Any) -> Any:
        """The value for a file."""
        return (self.export or self.value)(row)


@dataclass(frozen=True)
class Order:
    """What the rows are ordered by: an expression and its direction; `name` is how the address spells it."""

    name: str
    expression: Combinable
    is_descending: bool


class Table:
    """The declaration of a list; made anew for each request, so hooks may use `self.user`."""

    columns: ClassVar[Sequence[Column]] = ()
    default_sort: ClassVar[str] = "-id"
    key: ClassVar[str] = "id"
    row_fields: ClassVar[Sequence[str]] = ()
    """What the hooks below read of a row, beside the columns' own fields."""

    def __init__(self, user: Any = None) -> None:
        self.user = user

    def row_url(self, row: Any) -> str:
        """Where the row leads."""
        return ""

    def row_label(self, row: Any) -> str:
        """The name of the row's link, for screen readers."""
        return str(row)

    def row_tone(self, row: Any) -> str:
        """A tone of the UI kit, "" for none."""
        return ""

    def permitted(self) -> list[Column]:
        """The columns this person may see."""
        return [
            column for column in self.columns if not column.permission or holds(self.user, column.permission)
        ]

    def chosen(self, keys: Sequence[str]) -> list[Column]:
        """The permitted columns among `keys` and the fixed ones, in the declared order; the default ones for none."""
        permitted = self.permitted()
        wanted = [column for column in permitted if column.key in keys]
        if not wanted:
            return [column for column in permitted if column.is_default or column.is_fixed]
        return [column for column in permitted if column in wanted or column.is_fixed]

    def needed(self, chosen: Sequence[Column]) -> list[str]:
        """The fields to load for these columns; none means all."""
        if not all(column.fields for column in chosen):
            return []
        return [self.key, *self.row_fields, *(field for column in chosen for field in column.fields)]

    def order(self, name: str) -> Order:
        """The order of an address's `sort`; an unknown or forbidden one falls back to the default."""
        by_key = {column.key: column.sort for column in self.permitted() if column.sort is not None}
        if name.removeprefix("-") not in by_key:
            name = self.default_sort
        bare = name.removeprefix("-")
        expression = by_key.get(bare, bare)
        return Order(name, F(expression) if isinstance(expression, str) else expression, name.startswith("-"))
