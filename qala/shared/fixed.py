"""Queries whose shape never changes, turned into SQL once: for the few that every step asks.

Django compiles a queryset anew at every call, which takes longer than PostgreSQL does for the answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models, transaction

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class _Compiled:
    model: Any
    sql: str
    names: list[str]
    converters: list[tuple[int, Any, Any]]
    """Column, functions and expression, as Django's compiler has them."""
    locks: bool

    def rows(self, values: tuple[Any, ...]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            found: list[Any] = cursor.fetchall()
        if self.converters:
            found = [self._converted(row) for row in found]
        return [self.model.from_db(DEFAULT_DB_ALIAS, self.names, row) for row in found]

    def _converted(self, row: Any) -> list[Any]:
        cells = list(row)
        for place, functions, expression in self.converters:
            for convert in functions:
                cells[place] = convert(cells[place], expression, connection)
        return cells


class Fixed(Generic[M]):
    """Rows of one model by values that change.

    `make` builds the queryset; every value it is given stands for one parameter, in the same order, as the column's own
    type. No slices and no related rows.
    """

    def __init__(self, make: Callable[..., models.QuerySet[M]]) -> None:
        self._make = make
        self._compiled: _Compiled | None = None

    def __call__(self, *values: Any) -> list[M]:
        """The rows. Errors: TransactionManagementError when rows are to be locked outside a transaction."""
        known = self._compiled or self._compile(values)
        if known.locks and not connection.in_atomic_block:
            raise transaction.TransactionManagementError("rows are locked inside a transaction only")
        return known.rows(values)

    def _compile(self, values: tuple[Any, ...]) -> _Compiled:
        query = self._make(*values).query
        compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        if tuple(params) != values or query.is_sliced or query.select_related:
            raise TypeError(f"not a fixed query: {params} for {values}")
        columns = [expression for expression, _, _ in compiler.select]
        converters = [(at, *how) for at, how in compiler.get_converters(columns).items()]
        names = [column.target.attname for column in columns]
        self._compiled = _Compiled(query.model, sql, names, converters, query.select_for_update)
        return self._compiled
