"""Scope, results, risks, reports, photos, documents."""

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from qala.office.projects.models import Project, ProjectDocument
from qala.office.reporting.models import NEVER_PUBLIC, ProgressReport, ProjectPhoto
from qala.office.reporting.rules.statuses import PhotoStage, ReportStage
from qala.office.risks.models import ResultMeasurement
from qala.office.risks.queries.results import results_of
from qala.office.risks.rules.parameters import RiskParameters
from qala.public.projection.queries.gathering.common import coded, words
from qala.public.projection.rules import facts
from qala.shared.parameters.reading import of_today


def scope(project: Project) -> list[facts.Characteristic]:
    """By indicator."""
    rows = project.scope.select_related("indicator").order_by("indicator__code")
    return [
        facts.Characteristic(**_indicator(row.indicator), planned=row.planned, actual=row.actual)
        for row in rows
    ]


def _indicator(row: Any) -> dict[str, Any]:
    return {"indicator": coded(row), "unit": words(row, "unit"), "unit_code": row.unit_code}


def outcomes(project: Project, day: date) -> list[facts.Outcome]:
    """Results that are shown to the public, direct ones first, with everything that was measured."""
    measured: dict[int, list[facts.Measured]] = defaultdict(list)
    holding = ResultMeasurement.objects.filter(result__project=project, valid_on__lte=day, superseded_by=None)
    for pk, on, value in holding.order_by("valid_on", "id").values_list("result_id", "valid_on", "value"):
        measured[pk].append(facts.Measured(on=on, value=value))
    return [
        facts.Outcome(
            level=level,
            title=words(each.result, "title"),
            base=each.result.base_value,
            base_on=each.result.base_on,
            target=each.result.target_value,
            target_on=each.result.target_on,
            way=each.result.way,
            measured=measured[each.result.pk],
            share=each.share,
            **_indicator(each.result.indicator),
        )
        for level, rows in results_of(project, day).items()
        for each in rows
        if each.result.is_public
    ]


def risks(project: Project) -> facts.Risks:
    """Open ones, counted; in words only those that were written for the public."""
    rows = list(project.risks.filter(ended_on=None).order_by("-score", "number"))
    scores = [row.score for row in rows if row.score is not None]
    high = of_today(RiskParameters).high_score
    return facts.Risks(
        count=len(rows),
        high=sum(score >= high for score in scores),
        worst=max(scores, default=None),
        by_category=dict(Counter(row.category for row in rows)),
        told=[told for row in rows if (told := words(row, "public"))],
    )


def reports(project: Project) -> list[facts.Told]:
    """Published ones that no later one corrects, the newest first."""
    rows = ProgressReport.objects.filter(project=project, stage=ReportStage.PUBLISHED, superseded_at=None)
    return [
        facts.Told(
            id=row.pk,
            month=row.month,
            on=row.valid_on,
            narrative=words(row, "narrative"),
            declared=row.declared_percent,
            expected_finish=row.forecast_finish,
            reason=row.forecast_code,
            reason_words=row.forecast_reason,
            people=row.people_told,
            published_at=row.published_at,
            corrects=row.supersedes_id,
        )
        for row in rows.order_by("-month", "-id")
    ]


def photos(project: Project) -> list[facts.Photo]:
    """Published ones that are for everybody, the newest first."""
    published = ProjectPhoto.objects.filter(project=project, stage=PhotoStage.PUBLISHED)
    rows = published.exclude(kind__in=NEVER_PUBLIC).select_related("file")
    return [
        facts.Photo(
            id=str(row.file_id),
            kind=row.kind,
            on=row.taken_on,
            alt=words(row, "alt"),
            width=row.file.width,
            height=row.file.height,
        )
        for row in rows.order_by("-taken_on", "-id")
    ]


def documents(project: Project) -> list[facts.Document]:
    """Open ones, the newest first."""
    rows = project.documents.filter(access=ProjectDocument.Access.OPEN, withdrawn_at=None).select_related(
        "file"
    )
    return [
        facts.Document(
            id=str(row.file_id),
            title=row.title,
            kind=row.kind,
            language=row.language,
            on=row.dated_on,
            media_type=row.file.media_type,
            bytes=row.file.byte_count,
        )
        for row in rows
        if row.file.is_ready
    ]
