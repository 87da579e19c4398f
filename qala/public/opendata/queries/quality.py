"""The reports on quality as charts with their tables, in the active language."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from qala.office.projects.publication import all_checks
from qala.office.projects.rules.completeness import POINTS
from qala.public.opendata.models import QualityReport
from qala.shared.languages import LANGUAGES
from qala.shared.ui import charts
from qala.shared.ui.charts import Chart, Series
from qala.shared.ui.times import month

MOST_DAYS = 90
Json = dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """The newest report. A chart is None where there is nothing to draw."""

    on: date
    measured_at: datetime
    published: int
    waiting: int
    average: float | None
    late_share: int | None
    fresh_share: int | None
    departments: Chart | None
    missing: Chart | None
    checks: Chart | None
    reports: Chart | None
    freshness: Chart | None
    course: Chart | None

    @property
    def departments_height(self) -> str:
        """As many bars need."""
        return _height(self.departments)

    @property
    def missing_height(self) -> str:
        """As many bars need."""
        return _height(self.missing)

    @property
    def checks_height(self) -> str:
        """As many bars need."""
        return _height(self.checks)


def _height(chart: Chart | None) -> str:
    count = len(chart.table.rows) if chart else 0
    return "sm" if count < 4 else "md" if count < 8 else "lg"


def quality() -> Shown | None:
    """Two statements; None while nothing was measured."""
    row = QualityReport.objects.order_by("-on").first()
    if row is None:
        return None
    told = row.figures
    count = told["projects"]["published"]
    return Shown(
        on=row.on,
        measured_at=row.measured_at,
        published=count,
        waiting=told["projects"]["waiting"],
        average=told["completeness"]["average"],
        late_share=_late_share(told["reports"]),
        fresh_share=_share(sum(each["count"] for each in told["freshness"][:2]), count),
        departments=_departments(told["completeness"]["departments"]),
        missing=_missing(told["completeness"]["missing"]),
        checks=_checks(told["checks"]),
        reports=_reports(told["reports"]),
        freshness=_freshness(told["freshness"]) if count else None,
        course=_course(),
    )


def _share(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None


def _late_share(reports: list[Json]) -> int | None:
    late = sum(each["late"] + each["missing"] for each in reports)
    return _share(late, late + sum(each["in_time"] for each in reports))


def _said(name: Json) -> str:
    order = ((get_language() or "")[:2], *LANGUAGES)
    return next((name[each] for each in order if name.get(each)), "")


def _departments(rows: list[Json]) -> Chart | None:
    names = [str(_said(each["name"]) or each["code"]) for each in rows]
    values = [each["average"] for each in rows]
    series = [Series(_("Completeness, %"), values)]
    return charts.bar(_("Department"), names, series, direction="across") if rows else None


def _missing(rows: list[list[Any]]) -> Chart | None:
    labels = {each.code: str(each.label) for each in POINTS}
    names = [labels.get(code, code) for code, _count in rows]
    series = [Series(_("Projects without it"), [count for _code, count in rows], "warn")]
    return charts.bar(_("What is missing"), names, series, direction="across") if rows else None


def _checks(rows: list[Json]) -> Chart | None:
    labels = dict(all_checks())
    series = [
        Series(_("Published projects"), [each["published"] for each in rows], "bad"),
        Series(_("Projects that wait for publication"), [each["waiting"] for each in rows], "neutral"),
    ]
    names = [str(labels.get(each["code"], each["code"])) for each in rows]
    return charts.bar(_("Check"), names, series, direction="across") if rows else None


def _reports(rows: list[Json]) -> Chart | None:
    parts = (("in_time", _("In time"), "good"), ("late", pgettext("reports", "Late"), "warn"),
             ("missing", pgettext("reports", "Missing"), "bad"))  # fmt: skip
    series = [Series(name, [each[code] for each in rows], tone) for code, name, tone in parts]
    names = [month(date.fromisoformat(each["month"])) for each in rows]
    return charts.bar(_("Month of the report"), names, series, is_stacked=True) if rows else None


def _freshness(rows: list[Json]) -> Chart:
    names = [
        _("up to %(count)d days") % {"count": each["days"]} if each["days"] else _("older or without a day")
        for each in rows
    ]
    return charts.bar(_("Age of the data"), names, [Series(_("Projects"), [each["count"] for each in rows])])


def _course() -> Chart | None:
    rows = list(QualityReport.objects.order_by("-on")[:MOST_DAYS])[::-1]
    values = [row.figures["completeness"]["average"] for row in rows]
    days = [row.on.isoformat() for row in rows]
    return (
        charts.line(_("Day of measuring"), days, [Series(_("Completeness, %"), values)])
        if len(rows) > 1
        else None
    )
