"""Plans, their versions, comparison, execution."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from qala.ground.people.access import can
from qala.office.finance.views.cells import Cell, Grid, money
from qala.office.fiveyear.access import KEEP, OPEN
from qala.office.fiveyear.actions import make_plan, make_version
from qala.office.fiveyear.forms.plan import PlanForm, VersionForm
from qala.office.fiveyear.models import FiveYearPlan, PlanVersion
from qala.office.fiveyear.queries import lines_of, standing_version
from qala.office.fiveyear.rules.compare import by_year, compare
from qala.office.fiveyear.rules.statuses import Stage
from qala.shared.db import as_id, found
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.ui import charts

KINDS = {
    "added": (gettext_lazy("added"), "good"),
    "dropped": (gettext_lazy("dropped"), "bad"),
    "moved": (gettext_lazy("moved to other years"), "info"),
    "changed": (gettext_lazy("another sum"), "warn"),
}


def trail(*more: tuple[Any, str]) -> list[tuple[Any, str]]:
    """Below the list of plans."""
    return [(_("Five-year plan"), reverse("fiveyear:plans")), *more]


def plan_trail(plan: FiveYearPlan, *more: tuple[Any, str]) -> list[tuple[Any, str]]:
    """Below one plan."""
    return trail((plan.name, plan.get_absolute_url()), *more)


@login_required
@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """All plans."""
    require(can(request.user, OPEN))
    rows = FiveYearPlan.objects.prefetch_related("versions")
    context = {"plans": rows, "may_keep": can(request.user, KEEP)}
    return render(request, "fiveyear/plans.html", context)


@login_required
@require_GET
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """One plan with its versions."""
    require(can(request.user, OPEN))
    row = found(FiveYearPlan, code=code)
    versions = list(row.versions.all())
    context = {
        "plan": row,
        "versions": versions,
        "may_keep": can(request.user, KEEP),
        "standing": standing_version(row),
        "crumbs": trail((row.name, "")),
    }
    return render(request, "fiveyear/plan.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_plan(request: HttpRequest) -> HttpResponse:
    """Begin one."""
    require(can(request.user, KEEP))
    heading = _("New five-year plan")
    return form_page(
        request,
        PlanForm(request.POST or None),
        heading,
        reverse("fiveyear:plans"),
        lambda words: make_plan(by=request.user, **words).get_absolute_url(),
        crumbs=trail((heading, "")),
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_version(request: HttpRequest, code: str) -> HttpResponse:
    """A version or scenario more."""
    require(can(request.user, KEEP))
    row = found(FiveYearPlan, code=code)
    form = VersionForm(
        request.POST or None, versions=row.versions.all(), initial={"based_on": row.versions.first()}
    )
    heading = _("New version")

    def write(words: dict[str, Any]) -> str:
        based_on = words["based_on"]
        made = make_version(
            plan_id=row.pk, title=words["title"], based_on_id=based_on and based_on.pk, by=request.user
        )
        return made.get_absolute_url()

    crumbs = plan_trail(row, (heading, ""))
    return form_page(request, form, heading, row.get_absolute_url(), write, crumbs=crumbs)


@login_required
@require_GET
def compared(request: HttpRequest, code: str) -> HttpResponse:
    """Two versions side by side."""
    require(can(request.user, OPEN))
    row = found(FiveYearPlan, code=code)
    rows = row.versions.all() if can(request.user, KEEP) else row.versions.exclude(stage=Stage.DRAFT)
    versions = list(rows)
    chosen = [_chosen(versions, request.GET.get(name, ""), index) for name, index in (("a", 1), ("b", 0))]
    context: dict[str, Any] = {"plan": row, "versions": versions, "chosen": chosen}
    if all(chosen):
        before, after = (lines_of(version.proposals.all()) for version in chosen if version)
        context["differences"] = _differences(row, compare(before, after))
        context["chart"] = _chart(row, chosen, by_year(before), by_year(after))
    crumbs = plan_trail(row, (_("Compare versions"), ""))
    return render(request, "fiveyear/compare.html", {**context, "crumbs": crumbs})


def _chosen(versions: list[PlanVersion], asked: str, index: int) -> PlanVersion | None:
    named = next((each for each in versions if each.pk == as_id(asked)), None)
    return named or (versions[min(index, len(versions) - 1)] if versions else None)


def _differences(plan: FiveYearPlan, found: Any) -> Grid:
    rows = [
        [
            Cell(each.title),
            Cell(KINDS[each.kind][0], tone=KINDS[each.kind][1]),
            Cell(", ".join(map(str, each.years_before)) or "–"),
            Cell(", ".join(map(str, each.years_after)) or "–"),
            money(each.before, plan.currency),
            money(each.after, plan.currency),
        ]
        for each in found
    ]
    columns = [
        (_("Proposal"), False),
        (_("What changes"), False),
        (_("Years before"), False),
        (_("Years after"), False),
        (_("Before"), True),
        (_("After"), True),
    ]
    return Grid(_("Differences"), columns, rows)


def _chart(plan: FiveYearPlan, chosen: Any, before: Any, after: Any) -> charts.Chart:
    series = [
        charts.Series(str(version), [int(sums.get(year, 0)) for year in plan.years], tone)
        for version, sums, tone in zip(chosen, (before, after), ("neutral", "info"), strict=True)
    ]
    if chosen[0] == chosen[1]:
        series = series[:1]
    return charts.bar(_("Year"), [str(year) for year in plan.years], series)
