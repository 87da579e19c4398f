"""Driver projects: what they reached of what was wanted."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.ground.people.access import can
from qala.office.finance.views.cells import Cell, Grid, said_percent
from qala.office.fiveyear.access import MEASURE, OPEN, SET_TARGETS
from qala.office.fiveyear.actions import measure, save_indicator
from qala.office.fiveyear.forms.proposal import ActualForm, IndicatorForm
from qala.office.fiveyear.models import DriverIndicator
from qala.office.fiveyear.queries import Reached, driver_projects, reached
from qala.office.projects.access import may, visible_projects
from qala.office.projects.models import Project, Standing
from qala.office.projects.views.frame import frame, project_of
from qala.shared.clock import today
from qala.shared.db import as_id, found
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once

TONES = {"green": "good", "amber": "warn", "red": "bad"}
SPAN = 6  # years of targets from the beginning on


def _said(value: Any, unit: str) -> str:
    return "–" if value is None else f"{number_format(value.normalize(), use_l10n=True)} {unit}"


def _tone(achieved: Any) -> str:
    if achieved is None:
        return ""
    return "good" if achieved >= 100 else "warn" if achieved >= 80 else "bad"


@login_required
@require_GET
def drivers(request: HttpRequest) -> HttpResponse:
    """All driver projects with their indicators of a year."""
    require(can(request.user, OPEN))
    asked = as_id(request.GET.get("year", ""))
    year = asked if asked and 2000 <= asked <= 2100 else today().year
    projects = visible_projects(request.user).filter(pk__in=driver_projects().order_by().values("pk"))
    projects = projects.select_related("block").order_by("code")
    indicators = reached(projects, year, today())
    health = {row.project_id: row for row in Standing.objects.filter(project__in=projects, is_newest=True)}
    context = {
        "year": year,
        "years": range(year - 2, year + 3),
        "grid": _grid(list(projects), indicators, health),
        "count": len(projects),
        "measured_count": sum(one.actual is not None for one in indicators),
        "reached_count": sum(one.achieved is not None and one.achieved >= 100 for one in indicators),
        "indicator_count": len(indicators),
        "crumbs": [(_("Driver projects"), "")],
    }
    return render(request, "fiveyear/drivers.html", context)


def _grid(projects: list[Project], indicators: list[Reached], health: dict[int, Standing]) -> Grid:
    by_project: dict[int, list[Reached]] = {}
    for one in indicators:
        by_project.setdefault(one.indicator.project_id, []).append(one)
    rows = []
    for project in projects:
        standing = health.get(project.pk)
        light = Cell(
            standing.get_health_display() if standing else "–",
            tone=TONES.get(standing.health, "") if standing else "",
        )
        url = reverse("fiveyear:indicators", args=[project.code])
        found: list[Reached | None] = [*by_project.get(project.pk, [])] or [None]
        rows += [[Cell(project.short, url), light, *_cells(one)] for one in found]
    columns = [
        (_("Project"), False),
        (_("Health"), False),
        (_("Indicator"), False),
        (_("At the beginning"), True),
        (_("Target"), True),
        (_("Reached"), True),
        (_("Of the way"), True),
    ]
    return Grid(_("Driver projects"), columns, rows)


def _cells(one: Reached | None) -> list[Cell]:
    if one is None:
        return [Cell(_("no indicator yet")), *[Cell("–", is_end=True)] * 4]
    row = one.indicator
    return [
        Cell(row.name),
        Cell(f"{_said(row.base_value, row.unit)} ({row.base_year})", is_end=True),
        Cell(_said(one.target, row.unit), is_end=True),
        Cell(_said(one.actual, row.unit), is_end=True),
        Cell(said_percent(one.achieved), is_end=True, tone=_tone(one.achieved)),
    ]


@login_required
@require_GET
def indicators(request: HttpRequest, code: str) -> HttpResponse:
    """The indicators of one project by year."""
    project = project_of(request, code)
    require(can(request.user, OPEN))
    rows = DriverIndicator.objects.filter(project=project).prefetch_related("targets", "actuals")
    context = {
        "indicators": [(row, _years(row)) for row in rows],
        "may_set": may(request.user, SET_TARGETS, project),
        "may_measure": may(request.user, MEASURE, project),
    }
    return render(request, "fiveyear/indicators.html", frame(request, project, "indicators", **context))


def _years(row: DriverIndicator) -> Grid:
    targets = {each.year: each.value for each in row.targets.all()}
    held = [each for each in row.actuals.all() if not hasattr(each, "superseded_by")]
    actual = {each.valid_on.year: each for each in sorted(held, key=lambda each: (each.valid_on, each.pk))}
    rows = []
    for year in sorted({*targets, *actual}):
        told = actual.get(year)
        rows.append(
            [
                Cell(year),
                Cell(_said(targets.get(year), row.unit), is_end=True),
                Cell(_said(told.value if told else None, row.unit), is_end=True),
                Cell(told.source if told else "–"),
            ]
        )
    columns = [
        (_("Year"), False),
        (_("Target"), True),
        (_("Reached"), True),
        (_("Where it is known from"), False),
    ]
    return Grid(row.name, columns, rows)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_indicator(request: HttpRequest, code: str, pk: int = 0) -> HttpResponse:
    """Write an indicator (pk 0) or change it."""
    project = project_of(request, code, SET_TARGETS)
    row = found(DriverIndicator.objects.filter(project=project), pk=pk) if pk else None
    begins = row.base_year if row else today().year
    targets = {each.year: each.value for each in row.targets.all()} if row else {}
    years = range(begins, max([begins + SPAN, *(year + 1 for year in targets)]))
    form = IndicatorForm(
        request.POST or None,
        instance=row,
        years=years,
        targets=targets,
        initial={} if row else {"base_year": begins},
    )
    back = reverse("fiveyear:indicators", args=[code])
    heading = _("Change the indicator") if row else _("New indicator")

    def write(words: dict[str, Any]) -> Any:
        fields = {name: value for name, value in words.items() if not name.startswith("target_")}
        return save_indicator(
            project_id=project.pk, indicator_id=pk or None, targets=form.targets(), by=request.user, **fields
        )

    crumbs = [(_("Driver projects"), reverse("fiveyear:drivers")), (project.short, back), (heading, "")]
    return form_page(request, form, heading, back, write, crumbs=crumbs)


@login_required
@require_http_methods(["GET", "POST"])
@once
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """What was reached."""
    row = found(DriverIndicator.objects.select_related("project"), pk=pk)
    project = project_of(request, row.project.code, MEASURE)
    back = reverse("fiveyear:indicators", args=[project.code])
    return form_page(
        request,
        ActualForm(request.POST or None),
        _("Tell what was reached"),
        back,
        lambda words: measure(indicator_id=pk, by=request.user, **words),
        crumbs=[(_("Driver projects"), reverse("fiveyear:drivers")), (project.short, back), (row.name, "")],
        lead=f"{row.name}, {row.unit}",
    )
