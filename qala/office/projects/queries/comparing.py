"""Two plans beside each other: baselines, or the plan of today. What was taken out never vanishes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qala.office.projects.models import Baseline, BaselineItem, Project, WorkItem
from qala.shared.languages import LANGUAGES


@dataclass(frozen=True)
class Side:
    """One row of one of the plans."""

    order: int
    code: str
    name: str
    kind: str
    parent_id: int | None
    start: date | None
    finish: date | None
    duration_days: int
    weight: Decimal
    budget: Decimal | None


@dataclass(frozen=True)
class Difference:
    """One item in both; `kinds` of `added removed moved changed`, empty when it is the same."""

    item_id: int
    before: Side | None
    after: Side | None
    kinds: tuple[str, ...]

    @property
    def shown(self) -> Side:
        """The later side, or the earlier one of what was taken out."""
        side = self.after or self.before
        assert side is not None
        return side

    @property
    def days(self) -> int | None:
        """Calendar days by which the finish moved."""
        before, after = self.before, self.after
        if not (before and after and before.finish and after.finish):
            return None
        return (after.finish - before.finish).days

    @property
    def words(self) -> list[str]:
        """What differs, signed and neutral."""
        if "added" in self.kinds:
            return [_("added")]
        if "removed" in self.kinds:
            return [_("taken out")]
        found = [moved_words(self.days)] if self.days else []
        before, after = self.before, self.after
        assert before is not None
        assert after is not None
        pairs = (
            (_("start"), before.start, after.start),
            (_("duration"), before.duration_days, after.duration_days),
            (_("planned money"), before.budget, after.budget),
            (_("name"), before.name, after.name),
        )
        for label, old, new in pairs:
            if old != new and not (label == _("start") and self.days):
                found.append(f"{label}: {_say(old)} → {_say(new)}")
        if before.parent_id != after.parent_id:
            found.append(_("part of something else"))
        return found


def moved_words(days: int | None) -> str:
    """ "finish moved 45 days later"."""
    if not days:
        return ""
    if days > 0:
        return ngettext("finish moved {n} day later", "finish moved {n} days later", days).format(n=days)
    return ngettext("finish moved {n} day earlier", "finish moved {n} days earlier", -days).format(n=-days)


def _say(value: object) -> str:
    if value is None or value == "":
        return "—"
    if isinstance(value, Decimal):
        return number_format(value, force_grouping=True)
    return value.strftime("%d.%m.%Y") if isinstance(value, date) else str(value)


def differences(project: Project, before: Baseline, after: Baseline | None) -> list[Difference]:
    """All items of both in the order of the later one; `after` None is the plan as it stands."""
    old = _frozen(before)
    new = _frozen(after) if after else _live(project)
    rows = [_difference(pk, old.get(pk), new.get(pk)) for pk in {**old, **new}]
    return sorted(rows, key=lambda row: (row.shown.order, row.item_id))


def _difference(pk: int, old: Side | None, new: Side | None) -> Difference:
    if old is None or new is None:
        return Difference(pk, old, new, ("added",) if old is None else ("removed",))
    kinds = []
    if (old.start, old.finish) != (new.start, new.finish):
        kinds.append("moved")
    plain = [
        (side.name, side.kind, side.parent_id, side.duration_days, side.weight, side.budget)
        for side in (old, new)
    ]
    if plain[0] != plain[1]:
        kinds.append("changed")
    return Difference(pk, old, new, tuple(kinds))


def _frozen(baseline: Baseline) -> Mapping[int, Side]:
    return {
        row.item_id: Side(
            row.order, row.code, _name(row.names), row.kind, row.parent_id, row.start, row.finish, row.duration_days,
            row.weight, row.budget,
        )
        for row in BaselineItem.objects.filter(baseline=baseline)
    }  # fmt: skip


def _name(names: Mapping[str, str]) -> str:
    row = WorkItem(**{f"name_{language}": names.get(language, "") for language in LANGUAGES})
    return row.name


def _live(project: Project) -> Mapping[int, Side]:
    return {
        row.pk: Side(
            row.order, row.code, row.name, row.kind, row.parent_id, row.planned_start, row.planned_finish,
            row.duration_days, row.weight, row.budget,
        )
        for row in WorkItem.objects.filter(project=project, removed_at=None)
    }  # fmt: skip
