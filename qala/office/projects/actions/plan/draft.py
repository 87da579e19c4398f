"""A plan while it is being changed: all rows and links in memory, what they were before, and the difference as data."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.models import Dependency, Project, WorkItem
from qala.office.projects.rules.outline import outline
from qala.shared.bulk import rewrite_all
from qala.shared.clock import now
from qala.shared.errors import Invalid

FIELDS = (
    "name_kk", "name_ru", "name_en", "code", "kind", "parent_id", "order", "calendar_id", "owner_id", "duration_days",
    "least_days", "most_days", "constraint", "constraint_on", "weight", "budget", "hours", "method", "works_rank",
    "is_public", "milestone_type", "milestone_code", "slip_reason", "slip_text_kk", "slip_text_ru", "slip_text_en",
    "removed_at",
)  # fmt: skip
"""What people set; the rest follows."""
_COLUMNS = tuple(name.removesuffix("_id") for name in FIELDS)
_COLUMN: dict[str, Any] = {name: WorkItem._meta.get_field(name.removesuffix("_id")) for name in FIELDS}

Pair = tuple[int, int]
Said = tuple[str, int]
Values = dict[str, Any]


class Draft:
    """Rows by id (also those taken out) and links as `(before, after) → (kind, lag)` of a project that is locked."""

    def __init__(self, project: Project) -> None:
        self.project = project
        found = WorkItem.objects.filter(project=project).order_by("order", "id")
        self.rows: dict[int, WorkItem] = {row.pk: row for row in found}
        links = Dependency.objects.filter(project=project)
        self.links: dict[Pair, Said] = {
            (link.before_id, link.after_id): (link.kind, link.lag_days) for link in links
        }
        self.names: dict[str, int] = {}
        self._before = {pk: values_of(row) for pk, row in self.rows.items()}
        self._links = dict(self.links)
        self.is_reordered = False

    def live(self) -> list[WorkItem]:
        """Rows that are in the plan."""
        return [row for row in self.rows.values() if row.removed_at is None]

    def row(self, ref: int | str) -> WorkItem:
        """A live row by id, or by the key under which it was added. Raises Invalid."""
        pk = self.names.get(ref) if isinstance(ref, str) else ref
        row = self.rows.get(pk) if pk is not None else None
        if row is None or row.removed_at is not None:
            raise Invalid(_("This item is no longer in the plan."), code="no_item")
        return row

    def add(self, row: WorkItem, key: str = "") -> WorkItem:
        """Insert a new row."""
        row.save(force_insert=True)
        self.rows[row.pk] = row
        if key:
            self.names[key] = row.pk
        return row

    def below(self, pk: int) -> list[WorkItem]:
        """Live rows under a row, at any depth."""
        found, waiting = [], [pk]
        while waiting:
            parent = waiting.pop()
            children = [row for row in self.live() if row.parent_id == parent]
            found += children
            waiting += [row.pk for row in children]
        return found

    def codes(self) -> dict[str, int]:
        """Ids of live rows by code."""
        return {row.code: row.pk for row in self.live()}

    def renumber(self) -> None:
        """`order` becomes the place in the whole plan."""
        places = outline((row.pk, row.parent_id, row.order) for row in self.live())
        for order, place in enumerate(places, start=1):
            self.rows[place.pk].order = order

    def changed(self) -> list[WorkItem]:
        """Rows that differ from what the database had, new ones among them."""
        return [row for pk, row in self.rows.items() if values_of(row) != self._before.get(pk)]

    def save(self) -> None:
        """Write what differs."""
        rewrite_all(self.changed(), (*_COLUMNS, "updated_at"))
        project = Dependency.objects.filter(project=self.project)
        for pair in [pair for pair in self._links if self.links.get(pair) != self._links[pair]]:
            project.filter(before_id=pair[0], after_id=pair[1]).delete()
        Dependency.objects.bulk_create(
            Dependency(
                project=self.project, before_id=pair[0], after_id=pair[1], kind=said[0], lag_days=said[1]
            )
            for pair, said in self.links.items()
            if self._links.get(pair) != said
        )

    def difference(self) -> tuple[dict[str, list[Values]], dict[str, list[list[Any] | None]]]:
        """Items and links as `PlanChange` keeps them."""
        items = {}
        for row in self.changed():
            after, before = values_of(row), self._before.get(row.pk)
            if before is None:
                before = {**after, "removed_at": True}
            names = [name for name in FIELDS if before[name] != after[name]]
            items[str(row.pk)] = [{name: one[name] for name in names} for one in (before, after)]
        pairs = [
            pair for pair in {**self._links, **self.links} if self._links.get(pair) != self.links.get(pair)
        ]
        links = {f"{one}-{other}": [_said(side.get((one, other))) for side in (self._links, self.links)]
                 for one, other in pairs}  # fmt: skip
        return items, links

    def put(self, pk: int, values: Values) -> None:
        """Set columns of a row from data of a `PlanChange`."""
        row = self.rows[pk]
        for name, value in values.items():
            if name == "removed_at":
                row.removed_at = now() if value else None
            else:
                setattr(row, name, _COLUMN[name].to_python(value))


def values_of(row: WorkItem) -> Values:
    """What people set, as JSON keeps it; `removed_at` is only whether."""
    values = {name: _plain(getattr(row, name)) for name in FIELDS}
    return {**values, "removed_at": row.removed_at is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value.normalize() if value else Decimal(0))
    return value.isoformat() if isinstance(value, date) else value


def _said(said: Said | None) -> list[Any] | None:
    return list(said) if said else None
