"""Classifiers and their cards."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.contact.suggestions.access import can_decide, can_view
from qala.contact.suggestions.filters import ClassifierFilter
from qala.contact.suggestions.models import ClassifierModel
from qala.contact.suggestions.queries.counts import fared
from qala.contact.suggestions.queries.rules import rules_of_today
from qala.contact.suggestions.rules.kinds import Kind, State
from qala.contact.suggestions.tables import ClassifierTable, percent
from qala.shared import timeline
from qala.shared.errors import Missing, require
from qala.shared.lists import list_screen
from qala.shared.ui import charts


@login_required
@require_GET
def models(request: HttpRequest) -> HttpResponseBase:
    """What is in use, by which rule, and every classifier that was trained."""
    require(can_view(request.user))
    active = {each.kind: each for each in ClassifierModel.objects.filter(state=State.ACTIVE)}
    rules = rules_of_today()
    kinds = [(kind, Kind(kind).label, active.get(kind), rules[kind]) for kind in Kind.values]
    return list_screen(
        request,
        queryset=ClassifierModel.objects.all(),
        table=ClassifierTable,
        filters=ClassifierFilter,
        template="suggestions/models.html",
        screen="suggestions.models",
        context={"kinds": kinds, "may_decide": can_decide(request.user)},
    )


def found(pk: int) -> ClassifierModel:
    """One classifier or Missing."""
    model = ClassifierModel.objects.select_related("against", "decided_by").filter(pk=pk).first()
    if model is None:
        raise Missing
    return model


@login_required
@require_GET
def model_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The card: what it is for, how good it is, on what it was trained, and how it fared in use."""
    require(can_view(request.user))
    model = found(pk)
    context = {
        "model": model,
        "lines": _lines(model),
        "languages": _languages(model),
        "calibration_error": percent(model.scores.get("calibration_error")),
        "chart": _reliability(model),
        "fared": fared(model.suggestions.all()),
        "entries": timeline.of(model),
        "may_decide": can_decide(request.user),
        "crumbs": [(_("Suggestions from text"), reverse("suggestions:models")), (str(model), "")],
    }
    return render(request, "suggestions/model.html", context)


def _row(name: str, figures: dict[str, Any]) -> tuple[str, ...]:
    rows = str(figures.get("rows", ""))
    return (name, rows, *(percent(figures.get(key)) for key in ("top1", "top3", "macro_f1")))


def _lines(model: ClassifierModel) -> list[tuple[str, ...]]:
    """This classifier, the one in use then, and the two baselines, on the same rows."""
    lines = [_row(_("This classifier"), model.scores.get("whole", {}))]
    if model.compared:
        name = str(model.against) if model.against else _("the one in use then")
        lines.append(
            _row(_("In use when it was trained: %(name)s") % {"name": name}, model.compared["whole"])
        )
    lines.append(_row(_("Nearest text"), model.scores.get("nearest", {})))
    lines.append(_row(_("Always the most frequent answers"), model.scores.get("majority", {})))
    return lines


def _languages(model: ClassifierModel) -> list[tuple[str, ...]]:
    names = {"kk": _("Kazakh"), "ru": _("Russian"), "mixed": _("Mixed"), "other": _("Other")}
    return [_row(names.get(code, code), row) for code, row in model.scores.get("languages", {}).items()]


def _reliability(model: ClassifierModel) -> charts.Chart | None:
    bins = model.scores.get("bins", [])
    if not bins:
        return None
    steps = [f"{round(100 * one['low'])}–{round(100 * one['high'])} %" for one in bins]
    series = [
        charts.Series(_("Said, %"), [round(100 * one["said"], 1) for one in bins], "info"),
        charts.Series(_("Right, %"), [round(100 * one["right"], 1) for one in bins], "good"),
        charts.Series(_("Appeals"), [one["count"] for one in bins], "neutral"),
    ]
    shown = charts.bar(_("Probability of the first guess"), steps, series[:2])
    table = charts.bar(_("Probability of the first guess"), steps, series).table
    return charts.Chart(shown.option, table)
