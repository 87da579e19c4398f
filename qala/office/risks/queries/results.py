"""Results with their newest values and what is reached of the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from qala.office.projects.models import Project
from qala.office.risks.models import Level, Result, ResultMeasurement
from qala.office.risks.rules.scoring import achievement


@dataclass(frozen=True)
class Reached:
    """A result, the measurement that holds, and how much of the way is gone (1 is the target; None: undefined)."""

    result: Result
    measured: ResultMeasurement | None
    share: Decimal | None

    @property
    def percent(self) -> Decimal | None:
        """The share as a number of per cent, rounded."""
        return None if self.share is None else (self.share * 100).quantize(Decimal(1))

    @property
    def shown(self) -> int:
        """For a bar, which has ends: 0 to 100."""
        return 0 if self.percent is None else int(max(Decimal(0), min(Decimal(100), self.percent)))


def newest_measurements(results: Sequence[Result], day: date) -> dict[int, ResultMeasurement]:
    """What holds on the day: the newest of the newest day among those that nothing corrects. One statement."""
    rows = ResultMeasurement.objects.filter(
        result__in=[result.pk for result in results], valid_on__lte=day, superseded_by=None
    ).select_related("evidence", "recorded_by")
    ordered = rows.order_by("result_id", "-valid_on", "-id").distinct("result_id")
    return {row.result_id: row for row in ordered}


def reached(results: Sequence[Result], day: date) -> list[Reached]:
    """Each result with its value on the day."""
    newest = newest_measurements(results, day)
    return [
        Reached(
            result, found, achievement(result.base_value, result.target_value, found.value if found else None)
        )
        for result in results
        for found in (newest.get(result.pk),)
    ]


def results_of(project: Project, day: date) -> dict[str, list[Reached]]:
    """By level, direct ones first; what was given up stays out."""
    rows = list(project.results.filter(dropped_on=None).select_related("indicator", "body", "project"))
    told = reached(rows, day)
    return {level: [each for each in told if each.result.level == level] for level in Level.values}


def promised(project_ids: Sequence[int]) -> set[int]:
    """Projects with at least one result and target."""
    rows = Result.objects.filter(project__in=project_ids, dropped_on=None, target_value__isnull=False)
    return set(rows.order_by().values_list("project_id", flat=True))


def evaluated(project_ids: Sequence[int], day: date) -> set[int]:
    """Projects with a measured final result on the day."""
    rows = ResultMeasurement.objects.filter(
        result__project__in=project_ids, result__level=Level.FINAL, valid_on__lte=day
    )
    return set(rows.order_by().values_list("result__project_id", flat=True))
