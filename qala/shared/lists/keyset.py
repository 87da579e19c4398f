"""Pages by the last row seen instead of by number: as fast on the thousandth page as on the first.

Rows are ordered by (sort value, key); rows without a sort value stand last in both directions. PostgreSQL's index on
(sort, key) cannot give "descending, nulls last", so a page is read in two parts, the rows with a value and then those
without; both use the plain index, and the second part is only asked for when the first did not fill the page.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import BooleanField, F, Func, Model, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

from qala.shared.lists.table import Order

M = TypeVar("M", bound=Model)
Direction = Literal["next", "prev", "last"]
SALT = "qala.lists.cursor"
SORT = "keyset_sort"


class RowComparison(Func):
    """`(a, b) < (c, d)`: PostgreSQL compares rows from left to right and walks an index on (a, b) to it."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, left: tuple[Any, ...], sign: str, right: tuple[Any, ...]) -> None:
        super().__init__(*left, *right)
        self.width, self.sign = len(left), sign

    def as_sql(self, compiler: SQLCompiler, connection: Any, **more: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """Compile both sides."""
        parts = [compiler.compile(source) for source in self.get_source_expressions()]
        left = ", ".join(sql for sql, _params in parts[: self.width])
        right = ", ".join(sql for sql, _params in parts[self.width :])
        return f"({left}) {self.sign} ({right})", [value for _sql, params in parts for value in params]


class _Encoder(DjangoJSONEncoder):
    """Moments in full precision: Django's own cuts microseconds, and the cursor would then miss its row."""

    def default(self, o: Any) -> Any:
        """Read by the field's `to_python`."""
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


class _Json:
    """The signer's way to write a cursor."""

    def dumps(self, obj: Any) -> bytes:
        """Compact JSON."""
        return json.dumps(obj, cls=_Encoder, separators=(",", ":"), ensure_ascii=False).encode()

    def loads(self, data: bytes) -> Any:
        """JSON."""
        return json.loads(data)


@dataclass(frozen=True)
class Cursor:
    """Where a page starts: after (next) or before (prev) the row with this sort value and key, or at the end."""

    direction: Direction
    sort: str
    value: Any = None
    key: Any = None

    def dump(self) -> str:
        """The opaque, signed form for an address."""
        return signing.dumps(
            [self.direction, self.sort, self.value, self.key], salt=SALT, serializer=_Json, compress=True
        )

    @classmethod
    def load(cls, text: str, sort: str) -> "Cursor | None":
        """Read one back; None when it was tampered with or belongs to another order."""
        try:
            cursor = cls(*signing.loads(text, salt=SALT, serializer=_Json))
        except (signing.BadSignature, TypeError, ValueError):
            return None
        return cursor if cursor.sort == sort else None


@dataclass(frozen=True)
class Slice(Generic[M]):
    """The rows of one page and the cursors beside it."""

    rows: list[M]
    prev: Cursor | None
    next: Cursor | None
    is_first: bool


class Keyset(Generic[M]):
    """A queryset in an order that can be walked."""

    def __init__(self, queryset: QuerySet[M], order: Order, key: str = "id") -> None:
        self.order, self.key = order, key
        self.rows = queryset.order_by().annotate(**{SORT: order.expression})
        annotation = self.rows.query.annotations[SORT]
        self._field = annotation.output_field
        self._key_field: Any = queryset.model._meta.get_field(key)
        is_own_column = annotation in [
            field.cached_col for field in queryset.model._meta.concrete_fields
        ]  # no join
        self._has_nulls = not is_own_column or self._field.null

    def page(self, size: int, cursor: Cursor | None = None) -> Slice[M]:
        """Up to `size` rows from the cursor on, in display order. Two statements at most."""
        is_backward = cursor is not None and cursor.direction != "next"
        start = cursor if cursor is not None and cursor.direction != "last" else None
        try:
            rows = self._fetch(size + 1, start, is_backward=is_backward)
        except ValidationError:  # a cursor of an older form of the column
            return self.page(size)
        return self._slice(rows, size, cursor)

    def first_page(self, size: int, count_to: int) -> tuple[Slice[M], int]:
        """The first page and how many rows there are, counted up to `count_to` (more than `size`).

        For conditions that are dear to look up: they are looked up once, for keys alone.
        """
        if self._has_nulls:
            return self.page(size), self.ordered()[:count_to].count()
        keys = list(
            self._part(count_to, None, is_backward=False, nulls=None).values_list(self.key, flat=True)
        )
        by_key = self.rows.all()
        by_key.query.where = type(by_key.query.where)()  # else the planner looks the conditions up again
        shown = {
            getattr(row, self.key): row for row in by_key.filter(**{f"{self.key}__in": keys[: size + 1]})
        }
        return self._slice([shown[key] for key in keys[: size + 1] if key in shown], size, None), len(keys)

    def _slice(self, rows: list[M], size: int, cursor: Cursor | None) -> Slice[M]:
        """`rows` as they were fetched, one more than `size` where there is a page after them."""
        is_backward = cursor is not None and cursor.direction != "next"
        has_more, rows = len(rows) > size, rows[:size]
        if is_backward:
            rows.reverse()
        has_prev = has_more if is_backward else cursor is not None
        has_next = has_more if not is_backward else cursor is not None and cursor.direction != "last"
        if not rows:
            return Slice([], Cursor("last", self.order.name) if has_prev else None, None, not has_prev)
        return Slice(
            rows,
            self._cursor("prev", rows[0]) if has_prev else None,
            self._cursor("next", rows[-1]) if has_next else None,
            not has_prev,
        )

    def ordered(self) -> QuerySet[M]:
        """All rows in this order, those without a sort value wherever PostgreSQL puts them."""
        sign = "-" if self.order.is_descending else ""
        rows: QuerySet[M] = self.rows.order_by(f"{sign}{SORT}", f"{sign}{self.key}")
        return rows

    def chunks(self, size: int) -> Iterator[list[M]]:
        """All rows, `size` at a time, in flat memory and without holding a transaction open."""
        cursor: Cursor | None = None
        while True:
            part = self.page(size, cursor)
            yield part.rows
            if part.next is None:
                return
            cursor = part.next

    def _cursor(self, direction: Direction, row: M) -> Cursor:
        return Cursor(direction, self.order.name, getattr(row, SORT), getattr(row, self.key))

    def _fetch(self, limit: int, start: Cursor | None, *, is_backward: bool) -> list[M]:
        if not self._has_nulls:
            return list(self._part(limit, start, is_backward=is_backward, nulls=None))
        parts = [True, False] if is_backward else [False, True]
        if start is not None:
            parts = parts[parts.index(start.value is None) :]
        rows: list[M] = []
        for nulls in parts:
            is_part_of_start = start is not None and nulls is (start.value is None)
            begin = start if is_part_of_start else None
            rows += self._part(limit - len(rows), begin, is_backward=is_backward, nulls=nulls)
            if len(rows) >= limit:
                break
        return rows

    def _part(
        self, limit: int, start: Cursor | None, *, is_backward: bool, nulls: bool | None
    ) -> QuerySet[M]:
        rows = self.rows if nulls is None else self.rows.filter(**{f"{SORT}__isnull": nulls})
        is_falling = self.order.is_descending is not is_backward
        if start is not None:
            rows = rows.filter(self._beyond(start, "<" if is_falling else ">", by_key_only=bool(nulls)))
        # The sort stays in the ORDER BY of the rows without a value: only so the planner sees the index's order.
        ordered: QuerySet[M] = rows.order_by(
            *(f"-{name}" if is_falling else name for name in (SORT, self.key))
        )
        return ordered[:limit]

    def _beyond(self, start: Cursor, sign: str, *, by_key_only: bool) -> RowComparison:
        key = Value(self._key_field.to_python(start.key), output_field=self._key_field)
        if by_key_only:
            return RowComparison((F(self.key),), sign, (key,))
        value = Value(self._field.to_python(start.value), output_field=self._field)
        return RowComparison((F(SORT), F(self.key)), sign, (value, key))
