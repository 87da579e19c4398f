"""How each change is carried out on a draft."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.actions.plan import ops
from qala.office.projects.actions.plan.checks import require_sound
from qala.office.projects.actions.plan.draft import FIELDS, Draft
from qala.office.projects.models import Constraint, ItemKind, WorkItem
from qala.office.projects.queries.plans import work_days
from qala.office.projects.rules import ties
from qala.shared.clock import now
from qala.shared.errors import Invalid

_SET = frozenset(FIELDS) - {"parent_id", "order", "removed_at"} | {"calendar", "owner"}


def apply(draft: Draft, op: ops.Op) -> None:
    """Change the draft in memory (a new row is inserted at once). Raises Invalid, by field."""
    _HOW[type(op)](draft, op)


def _put(row: WorkItem, fields: Any) -> None:
    for name, value in fields.items():
        if name not in _SET:
            raise ValueError(f"no such column of a work item to set: {name}")
        setattr(row, name, value)
    if row.kind == ItemKind.MILESTONE or row.kind in (ItemKind.PHASE, ItemKind.PACKAGE):
        row.duration_days = 0
    elif not row.duration_days and "kind" in fields and "duration_days" not in fields:
        row.duration_days = 1
    if row.constraint in (Constraint.ASAP, Constraint.ALAP):
        row.constraint_on = None


def _add(draft: Draft, op: ops.Add) -> None:
    parent = draft.row(op.parent) if op.parent is not None else None
    row = WorkItem(project=draft.project, kind=ItemKind.WORK, order=len(draft.rows) + 1, parent=parent)
    row.duration_days = 1
    row.code = _next_code(draft)
    if op.fields.get("kind") == ItemKind.MILESTONE:
        row.weight = Decimal(0)
    _put(row, op.fields)
    require_sound(draft, row)
    draft.add(row, op.key)
    _as_parent(draft, parent)
    if op.after is not None:
        _place(draft, row, parent, draft.row(op.after))
    draft.renumber()


def _next_code(draft: Draft) -> str:
    used = [int(row.code) for row in draft.rows.values() if row.code.isascii() and row.code.isdigit()]
    return str(max(used, default=0) + 1)


def _change(draft: Draft, op: ops.Change) -> None:
    row = draft.row(op.item)
    _put(row, op.fields)


def _as_parent(draft: Draft, parent: WorkItem | None) -> None:
    """A work that gets parts of its own becomes a package; what was done of it would be lost."""
    if parent is None or parent.kind in (ItemKind.PHASE, ItemKind.PACKAGE):
        return
    if parent.percent or parent.actual_start:
        raise Invalid(
            _("“{name}” has progress of its own and cannot hold other works.").format(name=parent.name),
            code="begun",
        )
    if parent.kind == ItemKind.MILESTONE:
        raise Invalid(_("A milestone has no parts."), code="milestone")
    parent.kind, parent.duration_days = ItemKind.PACKAGE, 0


def _siblings(draft: Draft, parent_id: int | None) -> list[WorkItem]:
    rows = [row for row in draft.live() if row.parent_id == parent_id]
    return sorted(rows, key=lambda row: (row.order, row.pk))


def _place(draft: Draft, row: WorkItem, parent: WorkItem | None, after: WorkItem | None) -> None:
    """Under `parent` behind `after`; the numbers are made good by `renumber`."""
    if parent is not None and (parent.pk == row.pk or parent in draft.below(row.pk)):
        raise Invalid(_("An item cannot be a part of itself."), code="own_part")
    row.parent_id = parent.pk if parent else None
    _as_parent(draft, parent)
    siblings = [one for one in _siblings(draft, row.parent_id) if one.pk != row.pk]
    where = siblings.index(after) + 1 if after in siblings else 0
    siblings.insert(where, row)
    for order, one in enumerate(siblings):
        one.order = order
    draft.renumber()


def _move(draft: Draft, op: ops.Move) -> None:
    parent = draft.row(op.parent) if op.parent is not None else None
    after = draft.row(op.after) if op.after is not None else None
    _place(draft, draft.row(op.item), parent, after)


def _shift(draft: Draft, op: ops.Shift) -> None:
    row = draft.row(op.item)
    siblings = _siblings(draft, row.parent_id)
    place = siblings.index(row)
    parent = draft.rows.get(row.parent_id) if row.parent_id else None
    if op.way == "outdent" and parent is not None:
        above = draft.rows.get(parent.parent_id) if parent.parent_id else None
        _place(draft, row, above, parent)
    elif op.way == "indent" and place > 0:
        last = _siblings(draft, siblings[place - 1].pk)
        _place(draft, row, siblings[place - 1], last[-1] if last else None)
    elif op.way == "up" and place > 0:
        _place(draft, row, parent, siblings[place - 2] if place > 1 else None)
    elif op.way == "down" and place + 1 < len(siblings):
        _place(draft, row, parent, siblings[place + 1])
    else:
        raise Invalid(_("It cannot be moved further that way."), code="edge")


def _remove(draft: Draft, op: ops.Remove) -> None:
    row = draft.row(op.item)
    gone = [row, *draft.below(row.pk)]
    for one in gone:
        one.removed_at = now()
    ids = {one.pk for one in gone}
    draft.links = {pair: said for pair, said in draft.links.items() if ids.isdisjoint(pair)}
    draft.renumber()


def _link(draft: Draft, op: ops.Link) -> None:
    draft.links[(draft.row(op.before).pk, draft.row(op.after).pk)] = (op.kind, op.lag)


def _unlink(draft: Draft, op: ops.Unlink) -> None:
    draft.links.pop((draft.row(op.before).pk, draft.row(op.after).pk), None)


def _waits(draft: Draft, op: ops.Waits) -> None:
    row = draft.row(op.item)
    wanted = ties.parse(op.text, draft.codes())
    draft.links = {pair: said for pair, said in draft.links.items() if pair[1] != row.pk}
    for tie in wanted:
        draft.links[(tie.before, row.pk)] = (tie.kind, tie.lag)


def _drag(draft: Draft, op: ops.Drag) -> None:
    row = draft.row(op.item)
    if not row.is_leaf:
        raise Invalid(_("The dates of a phase follow from what is in it."), code="phase")
    if row.actual_finish is not None:
        raise Invalid(_("This is done; its dates are no plan any more."), code="done")
    if op.start is not None:
        row.constraint, row.constraint_on = Constraint.SNET, op.start
    if op.finish is not None and row.kind == ItemKind.MILESTONE:
        row.constraint, row.constraint_on = Constraint.FNET, op.finish
    elif op.finish is not None:
        start = op.start or row.planned_start or op.finish
        days = work_days(row.calendar_id).between(start, op.finish)
        if days < 1:
            raise Invalid(fields={"finish": _("The finish lies before the start.")})
        row.duration_days = days


_HOW: dict[type, Callable[[Draft, Any], None]] = {
    ops.Add: _add,
    ops.Change: _change,
    ops.Move: _move,
    ops.Shift: _shift,
    ops.Remove: _remove,
    ops.Link: _link,
    ops.Unlink: _unlink,
    ops.Waits: _waits,
    ops.Drag: _drag,
}
