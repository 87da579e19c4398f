"""Control: overdue by executor, how promises were kept, what was imported."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from qala.contact.appeals.access import IMPORTS, VIEW, visible_appeals
from qala.contact.appeals.filters import AppealFilter
from qala.contact.appeals.models import ImportRun
from qala.contact.appeals.queries.control import kept_promises, load_by_executor, stage_counts
from qala.contact.catalog.queries import Book, book
from qala.contact.catalog.rules.stages import TargetKind
from qala.ground.people.access import can
from qala.ground.places.queries.hits import district_label
from qala.shared.clock import now
from qala.shared.errors import require
from qala.shared.ui import charts
from qala.shared.ui.parts import Tab

CHARTED = 12
BY = {
    "executor": ("executor_id", gettext_lazy("Executor")),
    "group": ("topic__group_id", gettext_lazy("Topic group")),
    "topic": ("topic_id", gettext_lazy("Topic")),
    "district": ("district_id", gettext_lazy("District")),
}


@login_required
@require_GET
def control(request: HttpRequest) -> HttpResponse:
    """Who is late with what, by executor; every number opens its rows."""
    require(can(request.user, VIEW))
    visible, at, known = visible_appeals(request.user), now(), book()
    loads = [
        (load, known.executor_name(load.executor_id) or _("Without an executor"))
        for load in load_by_executor(visible, at=at)
    ]
    late = [(name, load.overdue_count) for load, name in loads if load.overdue_count][:CHARTED]
    series = [charts.Series(_("Overdue"), [count for _name, count in late], "bad")]
    chart = (
        charts.bar(_("Executor"), [name for name, _count in late], series, direction="across")
        if late
        else None
    )
    context = {"counts": stage_counts(visible, at=at), "loads": loads, "chart": chart, "at": at}
    return render(request, "appeals/control.html", context)


@login_required
@require_GET
def targets(request: HttpRequest) -> HttpResponse:
    """How the promises were kept, over the register's own filter."""
    require(can(request.user, VIEW))
    by = request.GET.get("by", "executor")
    by = by if by in BY else "executor"
    at, known = now(), book()
    filtered = AppealFilter(request.GET, queryset=visible_appeals(request.user), request=request)
    kinds = dict(TargetKind.choices)
    # Those with the most come first, each with all of its promises.
    lines: dict[str, list[tuple[Any, Any]]] = {}
    for row in kept_promises(filtered.rows, by=BY[by][0], at=at):
        lines.setdefault(_label(known, by, row.key), []).append((kinds.get(row.kind, row.kind), row))
    query = request.GET.copy()
    tabs = []
    for name, (_path, label) in BY.items():
        query["by"] = name
        tabs.append(Tab(label, f"?{query.urlencode()}", name == by))
    context = {
        "lines": lines,
        "by": by,
        "by_label": BY[by][1],
        "tabs": tabs,
        "filter_form": filtered.form,
        "at": at,
    }
    return render(request, "appeals/targets.html", context)


def _label(known: Book, by: str, key: int | None) -> str:
    if key is None:
        return _("none")
    if by == "executor":
        return known.executor_name(key)
    if by == "topic":
        return known.topic_name(key)
    if by == "group":
        return next((t.group.name for t in known.topics.values() if t.group_id == key), str(key))
    return district_label(key)


@login_required
@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    """Every import with its report: for those who see the whole register."""
    require(can(request.user, IMPORTS))
    return render(request, "appeals/imports.html", {"runs": ImportRun.objects.all()[:100]})
