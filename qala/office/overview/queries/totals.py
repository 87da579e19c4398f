"""Totals over projects: the one definition for pages, API, workbooks and papers.

A project is a leaf and counts once, however many portfolios hold it. Different currencies are never added: a total is
a row per group and currency. What is cancelled or merged stays out of plans and percentages and stays in `spent`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Sum
from django.db.models.functions import ExtractYear
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.ground.organisations.models import Organisation
from qala.ground.people.models import User
from qala.ground.places.models import District
from qala.office.overview.queries.seen import LATE, LIVE, is_now, person_of, with_baseline
from qala.office.projects.models import Block, Health, Part, Programme, Stage

Names = Callable[[Iterable[Any]], Mapping[Any, str]]


@dataclass(frozen=True)
class Total:
    """One group in one currency; None is unknown. `physical` is weighted by baseline budgets, or (`is_equal`) by
    nothing where no baseline has any. Days, hours and the cost of labour (of the entries that tell one) are sums over
    live projects, `spent` over all."""

    key: Any
    label: str
    currency: str
    projects: int
    live: int
    red: int
    amber: int
    green: int
    unknown: int
    late: int
    budget: Decimal | None
    original: Decimal | None
    contracted: Decimal | None
    paid: Decimal | None
    spent: Decimal | None
    physical: Decimal | None
    is_equal: bool
    planned_days: int | None
    delay_days: int | None
    longest_slip: int | None
    hours_planned: Decimal | None
    hours_spent: Decimal | None
    labour_cost: Decimal | None
    people: int | None

    @property
    def growth(self) -> Decimal | None:
        """Budget beyond the original one; None where one of them is unknown."""
        return None if self.budget is None or self.original is None else self.budget - self.original

    @property
    def growth_percent(self) -> Decimal | None:
        """Of the original budget."""
        return _share(self.growth, self.original)

    @property
    def financial(self) -> Decimal | None:
        """Paid per cent of the budget, without the cancelled."""
        return _share(self.paid, self.budget)


@dataclass(frozen=True)
class Dimension:
    """What totals are grouped by; `parameter` is the filter of the table that opens the rows of a group."""

    label: "str | Promise"
    expression: Any
    names: Names
    parameter: str


def _of(model: Any) -> Names:
    def names(keys: Iterable[Any]) -> Mapping[Any, str]:
        return {
            row.pk: str(row) for row in model._default_manager.filter(pk__in=[key for key in keys if key])
        }

    return names


def _people(keys: Iterable[Any]) -> Mapping[Any, str]:
    return dict(User.objects.filter(pk__in=[key for key in keys if key]).values_list("pk", "full_name"))


def _choices(choices: Any) -> Names:
    return lambda _keys: {value: str(label) for value, label in choices}


def _years(keys: Iterable[Any]) -> Mapping[Any, str]:
    return {key: str(key) for key in keys if key}


def dimensions(day: date | None) -> dict[str, Dimension]:
    """By name; people as of the day."""
    return {
        "block": Dimension(_("Block"), F("block_id"), _of(Block), "block"),
        "stage": Dimension(
            pgettext_lazy("project", "Stage"), F("stage_then"), _choices(Stage.choices), "stage"
        ),
        "health": Dimension(_("Health"), F("seen__health"), _choices(Health.choices), "health"),
        "district": Dimension(_("District"), F("district_id"), _of(District), "district"),
        "curator": Dimension(_("Curator"), person_of(Part.CURATOR, day), _people, "curator"),
        "head": Dimension(_("Project head"), person_of(Part.HEAD, day), _people, "head"),
        "customer": Dimension(_("Customer"), F("customer_id"), _of(Organisation), "customer"),
        "department": Dimension(_("Department"), F("department_id"), _of(Organisation), "department"),
        "programme": Dimension(_("Programme"), F("programme_id"), _of(Programme), "programme"),
        "year": Dimension(_("Year of finish"), ExtractYear("planned_finish"), _years, "year"),
    }


def totals(rows: QuerySet[Any], by: str = "", *, day: date | None = None) -> list[Total]:
    """Of projects with `seen` (`queries.seen.seen`), by a dimension or ("") as a whole. One statement, one for names.

    Groups stand in the order of their label; projects without the thing grouped by come last under a dash.
    """
    return several(rows, (by,), day=day)[by]


def several(rows: QuerySet[Any], names: Sequence[str], *, day: date | None = None) -> dict[str, list[Total]]:
    """The same by several dimensions, with one statement for all: the finest groups are asked for, and added up."""
    asked = {name: one for name, one in dimensions(day).items() if name in names}
    side = "baseline_" if is_now(day) else "frozen__"
    grouped = with_baseline(rows.order_by(), day).annotate(
        weight=F("frozen__budget"),
        promised_start=F(f"{side}start"),
        promised_finish=F(f"{side}finish"),
        **{f"key_{name}": one.expression for name, one in asked.items()},
    )
    found = list(grouped.values(*(f"key_{name}" for name in asked), "currency").annotate(**_sums()))
    return {name: _totals(name, asked.get(name), found) for name in names}


def _totals(by: str, dimension: Dimension | None, found: list[dict[str, Any]]) -> list[Total]:
    groups: dict[tuple[Any, str], list[dict[str, Any]]] = {}
    for row in found:
        groups.setdefault((row.get(f"key_{by}"), row["currency"]), []).append(row)
    names = dimension.names({key for key, _currency in groups}) if dimension else {}
    made = [_total(key, currency, _added(rows), names) for (key, currency), rows in groups.items()]
    return sorted(made, key=lambda one: (one.key is None or one.key == "", _order(by, one), one.currency))


def _added(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Sums of the sums; what is unknown in all of them stays unknown."""
    added = {}
    for name in _sums():
        known = [row[name] for row in rows if row[name] is not None]
        how = max if name == "slip_top" else _sum
        added[name] = how(known) if known else None
    return added


def _sum(values: list[Any]) -> Any:
    return sum(values[1:], values[0])


def _order(by: str, one: Total) -> Any:
    ordered: dict[str, list[Any]] = {"stage": Stage.values, "health": ["red", "amber", "green", "none"]}
    return ordered[by].index(one.key) if by in ordered and one.key in ordered[by] else one.label


def _sums() -> dict[str, Any]:
    """Everything a total is made of, as one row of aggregates."""
    weighted = LIVE & Q(weight__gt=0, seen__physical__isnull=False)
    return {
        "projects": Count("pk"),
        "live": Count("pk", filter=LIVE),
        **{tone: Count("pk", filter=LIVE & Q(seen__health=tone)) for tone in ("red", "amber", "green")},
        "late": Count("pk", filter=LIVE & LATE),
        **{
            name: Sum(f"seen__{column}", filter=LIVE)
            for name, column in (
                ("budget", "budget"), ("original", "original_budget"), ("contracted", "contracted"),
                ("paid", "paid"), ("hours_planned_sum", "hours_planned"), ("hours_spent_sum", "hours_spent"),
                ("labour_sum", "labour_cost"),
                ("people_sum", "people"),
            )
        },
        "spent": Sum("seen__paid"),
        "weights": Sum("weight", filter=weighted),
        "earned": Sum(F("weight") * F("seen__physical"), filter=weighted),
        "percents": Sum("seen__physical", filter=LIVE),
        "told": Count("seen__physical", filter=LIVE),
        "planned_span": Sum(
            F("promised_finish") - F("promised_start"), filter=LIVE & Q(promised_start__isnull=False)
        ),
        "delay_sum": Sum("seen__slip_days", filter=LIVE & LATE),
        "slip_top": Max("seen__slip_days", filter=LIVE & LATE),
    }  # fmt: skip


def _total(key: Any, currency: str, row: Mapping[str, Any], names: Mapping[Any, str]) -> Total:
    weights = row["weights"]
    average = row["percents"] / row["told"] if row["told"] else None
    physical = row["earned"] / weights if weights else average
    span = row["planned_span"]
    return Total(
        key=key,
        label=names.get(key, "–") if key not in (None, "") else "–",
        currency=currency,
        **{name: row[name] for name in ("projects", "live", "red", "amber", "green", "late")},
        unknown=row["live"] - row["red"] - row["amber"] - row["green"],
        **{name: row[name] for name in ("budget", "original", "contracted", "paid", "spent")},
        physical=None if physical is None else round(Decimal(physical), 2),
        is_equal=not weights and average is not None,
        planned_days=None if span is None else span.days,
        delay_days=row["delay_sum"],
        longest_slip=row["slip_top"],
        hours_planned=row["hours_planned_sum"],
        hours_spent=row["hours_spent_sum"],
        labour_cost=row["labour_sum"],
        people=row["people_sum"],
    )


def _share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    if part is None or not whole:
        return None
    return round(part * 100 / whole, 2)


def counted(found: Iterable[Total], name: str) -> int:
    """A count over currencies (never of money)."""
    return sum(getattr(one, name) or 0 for one in found)
