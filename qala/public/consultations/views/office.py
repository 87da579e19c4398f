"""The office prepares, replies and sums up."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.public.consultations import actions
from qala.public.consultations.access import can_keep, can_see_inside
from qala.public.consultations.forms import (
    ConsultationForm,
    NewForm,
    ProlongForm,
    ReplyForm,
    SummaryForm,
    WithdrawForm,
)
from qala.public.consultations.models import Consultation, ConsultationRemark
from qala.public.consultations.queries import showing
from qala.public.consultations.queries.desk import inside, queue_of
from qala.public.consultations.rules.statuses import LIFE, Stage
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once

FORMS: dict[str, Any] = {"prolong": ProlongForm, "withdraw": WithdrawForm, "sum_up": SummaryForm}
ACTIONS: dict[str, Any] = {
    "open": actions.open_consultation,
    "prolong": actions.prolong,
    "sum_up": actions.sum_up,
    "withdraw": actions.withdraw,
}


def _trail(row: Consultation | None = None, *more: tuple[Any, str]) -> list[tuple[Any, str]]:
    trail: list[tuple[Any, str]] = [(_("Consultations"), reverse("consultations:office"))]
    return [*trail, *([(row.title, row.get_absolute_url())] if row else []), *more]


def consultation_of(request: HttpRequest, pk: int) -> Consultation:
    """One that the person sees. Raises NotAllowed, Missing."""
    require(can_see_inside(request.user))
    return found(Consultation.objects.select_related("version__plan", "made_by"), pk=pk)


@login_required
@require_GET
def consultations(request: HttpRequest) -> HttpResponse:
    """All of them, drafts too."""
    require(can_see_inside(request.user))
    context = {"rows": inside(today()), "may_keep": can_keep(request.user)}
    return render(request, "consultations/office/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new(request: HttpRequest) -> HttpResponse:
    """A draft."""
    require(can_keep(request.user))

    def write(words: dict[str, Any]) -> Any:
        version = words.pop("version")
        return actions.prepare(version_id=version.pk, by=request.user, **words)

    heading = _("New consultation")
    form = NewForm(request.POST or None)
    return form_page(request, form, heading, "", write, crumbs=_trail(None, (heading, "")))


@login_required
@require_GET
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """One consultation with the remarks that wait for a reply."""
    row = consultation_of(request, pk)
    may_keep = can_keep(request.user)
    steps = [LIFE.step(verb) for verb in LIFE.open_verbs(row.stage) if verb in ACTIONS]
    context = {
        "row": row,
        "label": showing.label_of(row, today()),
        "tone": showing.tone_of(row, today()),
        "counts": showing.counts(row),
        "queue": queue_of(row, today()),
        "steps": steps if may_keep else [],
        "may_keep": may_keep,
        "may_edit": may_keep and row.stage == Stage.DRAFT,
        "may_reply": may_keep and row.stage in (Stage.OPEN, Stage.ANSWERING),
        "entries": timeline.of(row).order_by("-at", "-pk")[:50],
        "crumbs": _trail(None, (row.title, "")),
    }
    return render(request, "consultations/office/card.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft."""
    row = consultation_of(request, pk)
    require(can_keep(request.user))

    def write(words: dict[str, Any]) -> Any:
        return actions.change(consultation_id=pk, by=request.user, **words)

    initial = {"seen": timeline.newest(row, "prepare", "change")}
    form = ConsultationForm(request.POST or None, instance=row, initial=initial)
    heading = _("Change the consultation")
    return form_page(request, form, heading, row.get_absolute_url(), write, crumbs=_trail(row, (heading, "")))


@login_required
@require_http_methods(["GET", "POST"])
@once
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """A step of the life cycle, with what it asks for."""
    row = consultation_of(request, pk)
    if verb not in ACTIONS:
        raise Missing
    require(can_keep(request.user))
    label, back = LIFE.step(verb).label, row.get_absolute_url()
    if verb not in FORMS:
        require(request.method == "POST")
        ACTIONS[verb](consultation_id=pk, by=request.user)
        return redirect(back)

    def write(words: dict[str, Any]) -> Any:
        return ACTIONS[verb](consultation_id=pk, by=request.user, **words)

    form = FORMS[verb](request.POST or None)
    return form_page(request, form, label, back, write, crumbs=_trail(row, (label, "")))


@login_required
@require_http_methods(["GET", "POST"])
@once
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The reply to one remark, then back to those that wait."""
    require(can_keep(request.user))
    remark = found(ConsultationRemark.objects.select_related("consultation"), pk=pk)
    row = remark.consultation

    def write(words: dict[str, Any]) -> Any:
        actions.reply(remark_id=pk, outcome=words["outcome"], text=words["reply"], by=request.user)
        return row.get_absolute_url()

    heading = _("Reply to remark № %(number)d") % {"number": remark.number}
    return form_page(
        request,
        ReplyForm(request.POST or None),
        heading,
        row.get_absolute_url(),
        write,
        template="consultations/office/reply.html",
        crumbs=_trail(row, (heading, "")),
        remark=remark,
        line=row.plan.line(remark.line) if remark.line else None,
    )
