"""Projects beside where they stood on a day."""

from datetime import date
from typing import Any

from django.db.models import (
    BigAutoField,
    Case,
    CharField,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    Lookup,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.fields import DecimalField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from qala.office.projects.models import Baseline, Part, RoleAssignment, Stage, Standing
from qala.shared import clock

# Cancelled and merged projects are spent on, but nothing is expected of them.
LIVE = ~Q(stage_then=Stage.CANCELLED) & Q(merged_into=None)
OPEN = LIVE & ~Q(stage_then=Stage.CLOSED)
LATE = Q(seen__slip_days__gt=0)
_MONEY = DecimalField(max_digits=18, decimal_places=2)
GROWTH = ExpressionWrapper(F("seen__budget") - F("seen__original_budget"), output_field=_MONEY)
GROWTH_SHARE = Case(
    When(
        seen__original_budget__gt=0,
        then=ExpressionWrapper(
            (F("seen__budget") - F("seen__original_budget")) * 100 / F("seen__original_budget"),
            output_field=DecimalField(max_digits=12, decimal_places=2),
        ),
    ),
)
FINISH = ExpressionWrapper(F("finish_then"), output_field=DateField())
"""When it ended or is expected to, as of the day of `seen`."""


@BigAutoField.register_lookup
class AnyOf(Lookup):
    """`IN` as one parameter: thousands of them would take longer to write down than to look up."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The column, and a list of keys."""
        column, values = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", (*values, list(self.rhs))


def seen(rows: QuerySet[Any], day: date | None = None, name: str = "seen") -> QuerySet[Any]:
    """`row.seen` is the newest `Standing` reckoned up to the end of `day` (None: the newest of all), None for a project
    without one; `stage_then` the stage of that day, `finish_then` the finish as it was known. No row is doubled. For a
    day of the past this is one statement, so that those to come need not look for the day of each project again."""
    if is_now(day):
        condition = Q(standings__is_newest=True)
        stage: Any = F("stage")
    else:
        stage = Coalesce(KeyTextTransform("stage", f"{name}__figures"), F("stage"), output_field=CharField())
        # A few steps down one index for each project, however long the history is.
        newest = Standing.objects.filter(project=OuterRef("pk"), day__lte=day).order_by("-day")
        found = rows.order_by().values_list(Subquery(newest.values("pk")[:1]), flat=True)
        condition = Q(standings__pk__any_of=[pk for pk in found if pk])
    rows = rows.annotate(**{name: FilteredRelation("standings", condition=condition)})
    if name != "seen":
        return rows
    known: QuerySet[Any] = rows.annotate(stage_then=stage).alias(finish_then=_finish(day))
    return known


def _finish(day: date | None) -> Case:
    """What had not happened by a day of the past was not known on it; a promise of that day stands in for a plan."""
    if is_now(day):
        ended, planned = Q(actual_finish__isnull=False), F("forecast_finish")
    else:
        ended, planned = Q(actual_finish__lte=day), promised("finish", day)
    return Case(
        When(ended, then=F("actual_finish")),
        default=Coalesce(F("seen__finish_by_path"), planned, F("planned_finish")),
        output_field=DateField(),
    )


def promised(column: str, day: date | None) -> Any:
    """`start` or `finish` of the baseline that was in force on the day."""
    if is_now(day):
        return F(f"baseline_{column}")
    rows = Baseline.objects.filter(project=OuterRef("pk"), approved_on__lte=day)
    return Subquery(rows.order_by("-number").values(column)[:1], output_field=DateField())


def is_now(day: date | None) -> bool:
    """Whether the newest standings are asked for."""
    return day is None or day >= clock.today()


def person_of(part: str, day: date | None, field: str = "person_id") -> Subquery:
    """Who has the part on the day: one of them, since head and curator are one at a time."""
    rows = RoleAssignment.objects.as_of(day or clock.today()).filter(project=OuterRef("pk"), part=part)
    return Subquery(rows.order_by("-valid_from").values(field)[:1])


def with_people(rows: QuerySet[Any], day: date | None = None) -> QuerySet[Any]:
    """`curator_name` and `head_name`."""
    named: QuerySet[Any] = rows.annotate(
        curator_name=person_of(Part.CURATOR, day, "person__full_name"),
        head_name=person_of(Part.HEAD, day, "person__full_name"),
    )
    return named


def having(part: str, people: list[int], day: date | None) -> Exists:
    """Projects in which one of the people has the part on the day."""
    rows = RoleAssignment.objects.as_of(day or clock.today()).filter(project=OuterRef("pk"))
    return Exists(rows.filter(part=part, person_id__in=people))


def with_baseline(rows: QuerySet[Any], day: date | None) -> QuerySet[Any]:
    """`row.frozen` is the newest baseline approved up to the day, None for none."""
    approved = Baseline.objects.filter(project=OuterRef("pk"), approved_on__lte=day or clock.today())
    newest = Q(baselines__number=Subquery(approved.order_by("-number").values("number")[:1]))
    found: QuerySet[Any] = rows.annotate(frozen=FilteredRelation("baselines", condition=newest))
    return found
