"""Open risks as of a day, the map of risks, what stands behind one number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest

from qala.office.risks.models import Issue, Risk, RiskScore
from qala.office.risks.rules.parameters import RiskParameters, chances
from qala.office.risks.rules.scoring import SCALE, Zone, expected_value, zone_of
from qala.shared.parameters.reading import of_today


def open_on(rows: QuerySet[Risk], day: date) -> QuerySet[Risk]:
    """Those that were open at the end of the day."""
    return rows.filter(Q(ended_on=None) | Q(ended_on__gt=day), identified_on__lte=day)


def scored_on(rows: QuerySet[Risk], day: date) -> QuerySet[Any]:
    """The same with `p_on`, `i_on`, `score_on`: the figures that held on the day; without any they are left out."""
    worst = Greatest("impact_cost", "impact_time", "impact_quality")
    newest = RiskScore.objects.filter(risk=OuterRef("pk"), valid_on__lte=day).order_by("-valid_on", "-id")
    told: QuerySet[Any] = open_on(rows, day).annotate(
        p_on=Subquery(newest.values("probability")[:1]),
        i_on=Subquery(newest.annotate(worst=worst).values("worst")[:1]),
        score_on=Subquery(newest.values("score")[:1]),
    )
    return told.filter(score_on__isnull=False)


def top_risks(project_ids: Sequence[int], day: date) -> dict[int, Any]:
    """The open risk with the highest score of each project on the day (`score_on`). One statement."""
    rows = scored_on(Risk.objects.filter(project__in=project_ids), day)
    rows = rows.order_by("project_id", "-score_on", "number").distinct("project_id")
    return {row.project_id: row for row in rows}


def open_issues(project_ids: Sequence[int], day: date) -> dict[int, int]:
    """How many issues of each project were open on the day."""
    rows = Issue.objects.filter(project__in=project_ids, raised_on__lte=day).filter(
        Q(closed_on=None) | Q(closed_on__gt=day)
    )
    counts: dict[int, int] = defaultdict(int)
    for pk in rows.order_by().values_list("project_id", flat=True):
        counts[pk] += 1
    return dict(counts)


@dataclass(frozen=True)
class Cell:
    """One field of the map."""

    probability: int
    impact: int
    count: int
    zone: Zone

    @property
    def query(self) -> str:
        """The filter that shows its rows."""
        return f"probability={self.probability}&impact={self.impact}"


def heat_map(pairs: Iterable[tuple[int | None, int | None]]) -> list[list[Cell]]:
    """Rows from probability 5 down to 1, in each the impacts from 1 to 5; unknown pairs are left out."""
    counts: dict[tuple[int | None, int | None], int] = defaultdict(int)
    for pair in pairs:
        counts[pair] += 1
    by = of_today(RiskParameters)
    return [
        [Cell(p, i, counts[p, i], zone_of(p * i, medium=by.medium_score, high=by.high_score)) for i in SCALE]
        for p in reversed(SCALE)
    ]


def map_of(rows: QuerySet[Risk], day: date) -> list[list[Cell]]:
    """The map of the open risks among these as of the day. One statement."""
    return heat_map(scored_on(rows, day).order_by().values_list("p_on", "i_on"))


def expected_by_currency(risks: Iterable[Risk]) -> dict[str, Decimal]:
    """Expected loss of the open risks, by currency; unknown ones are left out. `project` is at hand."""
    per_cent = chances(of_today(RiskParameters))
    sums: dict[str, Decimal] = {}
    for risk in risks:
        value = expected_value(risk.loss, risk.probability, per_cent)
        if value is not None:
            sums[risk.project.currency] = sums.get(risk.project.currency, Decimal(0)) + value
    return sums
