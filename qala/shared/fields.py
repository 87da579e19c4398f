"""Column types that Django does not bring."""

from typing import Any, NamedTuple

from django.contrib.postgres.indexes import PostgresIndex
from django.db import models


class MetrePoint(NamedTuple):
    """A place in metres of the city's projection: x to the east, y to the north."""

    x: float
    y: float


class MetrePointField(models.Field):  # type: ignore[type-arg]
    """PostgreSQL's core `point`; distances are metres because the projection's unit is the metre.

    Core points need no extension; SP-GiST answers boxes and nearest neighbours (see docs/decisions).
    """

    description = "A point in metres of the city's projection"

    def db_type(self, connection: Any) -> str:
        """The column's type."""
        return "point"

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> MetrePoint | None:
        """Read "(x,y)"."""
        if value is None:
            return None
        x, y = value.strip("()").split(",")
        return MetrePoint(float(x), float(y))

    def to_python(self, value: Any) -> MetrePoint | None:
        """Accept a pair."""
        return value if value is None or isinstance(value, MetrePoint) else MetrePoint(*map(float, value))

    def get_prep_value(self, value: Any) -> str | None:
        """Write "(x,y)" in full precision."""
        return None if value is None else f"({float(value[0])!r},{float(value[1])!r})"


class SpGistPointIndex(PostgresIndex):
    """SP-GiST on a point column: boxes (`<@ box`) and nearest neighbours (`ORDER BY <->`)."""

    suffix = "spgist"


@MetrePointField.register_lookup
class WithinBox(models.Lookup):
    """`point__within_box=(x1, y1, x2, y2)`: inside the box, served by the SP-GiST index."""

    lookup_name = "within_box"

    def get_prep_lookup(self) -> str:
        """The box as PostgreSQL writes it."""
        x1, y1, x2, y2 = map(float, self.rhs)
        return f"(({x1!r},{y1!r}),({x2!r},{y2!r}))"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """`column <@ box`."""
        left, left_params = self.process_lhs(compiler, connection)
        return f"{left} <@ %s::box", (*left_params, self.rhs)


class Distance(models.Func):
    """Metres between a point column and a fixed point; ordering by it is served by the SP-GiST index."""

    template = "%(expressions)s"
    arg_joiner = " <-> "
    output_field = models.FloatField()

    def __init__(self, column: str, point: tuple[float, float]) -> None:
        value = models.Func(
            models.Value(f"({float(point[0])!r},{float(point[1])!r})"), template="%(expressions)s::point"
        )
        super().__init__(models.F(column), value)
