"""Whether a changed plan is still one: every rule says in words what is wrong."""

from collections import Counter
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from qala.office.projects.actions.plan.draft import FIELDS, Draft
from qala.office.projects.models import Constraint, Dependency, ItemKind, WorkItem
from qala.shared.errors import Invalid

_ASKED = frozenset(name.removesuffix("_id") for name in FIELDS) - {"parent", "removed_at"}
_LEFT_OUT = [field.name for field in WorkItem._meta.fields if field.name not in _ASKED]


def require_sound(draft: Draft, row: WorkItem) -> None:
    """One row by itself and its code among the others. Raises Invalid, by field."""
    wrong = _faults(row)
    if any(other.code == row.code and other.pk != row.pk for other in draft.live()):
        wrong["code"] = _("This code stands in the plan already.")
    if wrong:
        raise Invalid(fields=wrong)


def require_row(row: WorkItem) -> None:
    """One row by itself; codes are looked at by `require_plan`, once for all. Raises Invalid, by field."""
    if wrong := _faults(row):
        raise Invalid(fields=wrong)


def _faults(row: WorkItem) -> dict[str, str | Promise]:
    wrong: dict[str, str | Promise] = {}
    try:
        row.clean_fields(exclude=_LEFT_OUT)
    except ValidationError as error:
        wrong.update({name: " ".join(texts) for name, texts in error.message_dict.items()})
    if not row.name.strip():
        wrong["name"] = _("Please fill this in.")
    if row.kind == ItemKind.WORK and not row.duration_days:
        wrong["duration_days"] = _("A work lasts at least one day; what has no length is a milestone.")
    if row.constraint not in (Constraint.ASAP, Constraint.ALAP) and row.constraint_on is None:
        wrong["constraint_on"] = _("Please fill this in.")
    if row.least_days is not None and row.most_days is not None and row.least_days > row.most_days:
        wrong["most_days"] = _("It is shorter than the shortest duration.")
    wrong.update(_below_zero(row))
    return wrong


def _below_zero(row: WorkItem) -> Mapping[str, str]:
    return {
        name: _("This cannot be less than nothing.")
        for name in ("weight", "budget", "hours")
        if (value := getattr(row, name)) is not None and value < 0
    }


def require_plan(draft: Draft) -> None:
    """Codes once, links between live rows, none to what one is a part of, phases by their finish. Raises Invalid."""
    live = {row.pk: row for row in draft.live()}
    twice = [code for code, count in Counter(row.code for row in live.values()).items() if count > 1]
    if twice:
        raise Invalid(fields={"code": _("This code stands in the plan already.")})
    for (before, after), (kind, _lag) in draft.links.items():
        _require_link(live, before, after, kind)


def _require_link(live: Mapping[int, WorkItem], before: int, after: int, kind: str) -> None:
    if before not in live or after not in live:
        raise Invalid(_("A link leads to an item that is no longer in the plan."), code="dangling")
    names = {"before": live[before].name, "after": live[after].name}
    if kind not in Dependency.Kind.values:
        raise Invalid(fields={"waits": _("There is no such kind of link.")})
    if before == after:
        raise Invalid(_("“{before}” cannot wait for itself.").format(**names), code="itself")
    if before in _above(live, after) or after in _above(live, before):
        raise Invalid(
            _("“{before}” and “{after}” cannot wait for each other: one is a part of the other.").format(
                **names
            ),
            code="own_part",
        )
    is_phase = not (live[before].is_leaf and live[after].is_leaf)
    if is_phase and kind != Dependency.Kind.FS:
        raise Invalid(_("A phase can only be linked from finish to start."), code="phase_link")


def _above(live: Mapping[int, WorkItem], pk: int) -> set[int]:
    found: set[int] = set()
    parent = live[pk].parent_id
    while parent is not None and parent in live and parent not in found:
        found.add(parent)
        parent = live[parent].parent_id
    return found
