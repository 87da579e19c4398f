"""How the rows and links of a file are laid over a plan that is being changed."""

from __future__ import annotations

from decimal import Decimal

from qala.ground.calendars.models import WorkCalendar
from qala.office.exchange.queries.plan_previews import Preview
from qala.office.exchange.queries.plan_rows import GROUPS
from qala.office.exchange.rules.plans import PlanRow
from qala.office.projects.actions.plan.draft import Draft
from qala.office.projects.models import ItemKind, WorkItem
from qala.shared.clock import now


class PlanWriter:
    """Rows first, then links; everything in memory but new rows, which need their ids."""

    def __init__(self, draft: Draft, found: Preview, language: str) -> None:
        self._draft = draft
        self._found = found
        self._language = language
        self._items = {row.code: row for row in draft.live()}
        self._calendars = dict(WorkCalendar.objects.values_list("code", "pk"))
        self._differing = {each.row.code for each in found.difference.changed}
        self._relinked = {
            each.row.code
            for each in found.difference.changed
            if any(one.field == "links" for one in each.changes)
        }

    def write(self) -> None:
        """Everything that the preview showed."""
        self._remove()
        for order, row in enumerate(self._found.rows, start=1):
            item = self._items.get(row.code)
            if item is None:
                self._items[row.code] = self._added(row, order)
                self._relinked.add(row.code)
                continue
            item.order = order
            if row.code in self._differing:
                self._fill(item, row)
        self._link()

    def _remove(self) -> None:
        gone = {self._items.pop(row.code).pk for row in self._found.difference.removed}
        for pk in gone:
            self._draft.rows[pk].removed_at = now()
        links = self._draft.links
        self._draft.links = {pair: said for pair, said in links.items() if gone.isdisjoint(pair)}

    def _added(self, row: PlanRow, order: int) -> WorkItem:
        item = WorkItem(project=self._draft.project, code=row.code, order=order)
        if row.kind == ItemKind.MILESTONE:
            item.weight = Decimal(0)
        self._fill(item, row)
        return self._draft.add(item)

    def _fill(self, item: WorkItem, row: PlanRow) -> None:
        known = {item.name_kk, item.name_ru, item.name_en}
        if row.name not in known:
            setattr(item, f"name_{self._language}", row.name)
        item.parent = self._items[row.parent] if row.parent else None
        item.kind = row.kind
        item.duration_days = 0 if row.kind in GROUPS else row.duration_days
        item.constraint, item.constraint_on = row.constraint, row.constraint_on
        item.budget = row.budget
        item.calendar_id = self._calendars.get(row.calendar)

    def _link(self) -> None:
        touched = {self._items[code].pk for code in self._relinked}
        links = self._draft.links
        self._draft.links = {pair: said for pair, said in links.items() if pair[1] not in touched}
        for row in self._found.rows:
            if row.code in self._relinked:
                for link in row.links:
                    pair = (self._items[link.before].pk, self._items[row.code].pk)
                    self._draft.links[pair] = (link.kind, link.lag_days)
