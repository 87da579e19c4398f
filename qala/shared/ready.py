"""Queries whose SQL is written once in a process and asked with other values each time.

Django composes a statement anew for every question, which costs several times what it takes to send it and to read
the answer. On the paths that every request goes (who is it, what may they do) and on those of the busiest pages that is
most of their cost. A ready query is still written as a queryset, so it follows the models; only its values change.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.query import ModelIterable

M = TypeVar("M", bound=models.Model)


class Ready(Generic[M]):
    """A queryset as a function of values.

    `make` is called once, with the `samples`: values of the right types, no two alike and none that stands in the
    query otherwise; they must decide nothing about the shape of the query, and each must reach the statement as it is
    (no lists, no None). Rows of models without select_related, with annotations; or tuples, where `make` ends in
    `values_list`.
    """

    def __init__(self, make: Callable[..., "models.QuerySet[Any]"], *samples: Any) -> None:
        self._make, self._samples = make, samples
        self._compiled: _Compiled | None = None

    def __call__(self, *values: Any) -> list[M]:
        """The rows for these values."""
        compiled = self._compiled = self._compiled or _Compiled(self._make(*self._samples), self._samples)
        return compiled.ask(values)

    def first(self, *values: Any) -> M | None:
        """The first of the rows."""
        return next(iter(self(*values)), None)


class _Compiled:
    """The statement, where its values stand, and what becomes of a row."""

    def __init__(self, rows: "models.QuerySet[Any]", samples: tuple[Any, ...]) -> None:
        compiler: Any = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, parameters = compiler.as_sql()
        self.places = [_place(value, samples) for value in parameters]
        asked = {index for index, _constant in self.places}
        if not asked.issuperset(range(len(samples))):
            raise ValueError(f"A sample does not reach the statement: {self.sql}")
        self.apply = compiler.apply_converters
        self.converters = compiler.get_converters([column[0] for column in compiler.select])
        self.model: Any = rows.model
        self.is_model = issubclass(rows._iterable_class, ModelIterable)
        chosen = compiler.klass_info["select_fields"] if self.is_model else []
        self.names = [compiler.select[at][0].target.attname for at in chosen]
        self.annotations = list(compiler.annotation_col_map.items()) if self.is_model else []

    def ask(self, values: tuple[Any, ...]) -> list[Any]:
        filled = [constant if index is None else values[index] for index, constant in self.places]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            rows = cursor.fetchall()
        if self.converters:
            rows = list(self.apply(rows, self.converters))
        return [self._made(row) for row in rows] if self.is_model else [tuple(row) for row in rows]

    def _made(self, row: Any) -> Any:
        made = self.model.from_db(DEFAULT_DB_ALIAS, self.names, row[: len(self.names)])
        for name, at in self.annotations:
            setattr(made, name, row[at])
        return made


def _place(value: Any, samples: tuple[Any, ...]) -> tuple[int | None, Any]:
    for index, sample in enumerate(samples):
        if type(value) is type(sample) and value == sample:
            return index, None
    return None, value
