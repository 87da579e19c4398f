"""Wishes to be erased, for those who review them; and how long what is kept."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.public.cabinet.access import can_review, can_set_terms
from qala.public.cabinet.actions import agree, refuse, set_term
from qala.public.cabinet.filters import ErasureFilter
from qala.public.cabinet.forms import RefuseForm, TermForm
from qala.public.cabinet.models import ErasureRequest, KeepingTerm, Kept
from qala.public.cabinet.queries.holdings import holdings
from qala.public.cabinet.tables import ErasureTable
from qala.public.cabinet.views.appeals import person
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Wishes to be erased"), reverse("cabinet:erasures"))]


@login_required
@require_GET
def erasures(request: HttpRequest) -> HttpResponseBase:
    """All of them, the latest first."""
    require(can_review(request.user))
    return list_screen(
        request,
        queryset=ErasureRequest.objects.select_related("reviewed_by"),
        table=ErasureTable,
        filters=ErasureFilter,
        template="cabinet/erasures.html",
        screen="cabinet.erasures",
        may_export=False,
    )


def _show(request: HttpRequest, wish: ErasureRequest, form: RefuseForm) -> HttpResponse:
    is_there = wish.state in (ErasureRequest.State.ASKED, ErasureRequest.State.AGREED)
    context = {
        "wish": wish,
        "sections": [(each.label, each.count()) for each in holdings(wish.user)] if is_there else [],
        "kept": Kept.objects.filter(erasure=wish).select_related("appeal", "reporter")[:200],
        "entries": timeline.of(wish),
        "form": form,
        "crumbs": [*_crumbs(), (f"№ {wish.pk}", "")],
    }
    return render(request, "cabinet/erasure.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def erasure(request: HttpRequest, pk: int) -> HttpResponse:
    """One wish: what there is about the person in numbers, no name; the two answers."""
    require(can_review(request.user))
    wish = found(ErasureRequest.objects.select_related("user", "reviewed_by"), pk=pk)
    return _show(request, wish, RefuseForm())


@login_required
@require_POST
@once
def agree_wish(request: HttpRequest, pk: int) -> HttpResponse:
    """It is carried out when the days for second thoughts are over."""
    agree(erasure_id=pk, by=person(request))
    messages.success(request, _("Agreed. It is carried out when its day comes."))
    return redirect("cabinet:erasure", pk=pk)


@login_required
@require_POST
@once
def refuse_wish(request: HttpRequest, pk: int) -> HttpResponse:
    """With a reason that the person reads."""
    require(can_review(request.user))
    wish = found(ErasureRequest.objects.select_related("user", "reviewed_by"), pk=pk)
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return _show(request, wish, form)
    refuse(erasure_id=pk, reason=form.cleaned_data["reason"], by=person(request))
    messages.success(request, _("Refused; the person reads the reason."))
    return redirect("cabinet:erasure", pk=pk)


@login_required
@require_GET
def terms(request: HttpRequest) -> HttpResponse:
    """How long what is kept, and why."""
    require(can_review(request.user))
    context = {
        "terms": KeepingTerm.objects.all(),
        "may_set": can_set_terms(request.user),
        "crumbs": [*_crumbs(), (_("How long what is kept"), "")],
    }
    return render(request, "cabinet/terms.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_term(request: HttpRequest, subject: str) -> HttpResponse:
    """Days and reasons."""
    require(can_set_terms(request.user))
    term = found(KeepingTerm, pk=subject)
    form = TermForm(request.POST or None, instance=term)
    return form_page(
        request,
        form,
        term.get_subject_display(),
        reverse("cabinet:terms"),
        lambda values: set_term(subject=subject, by=request.user, **values),
        crumbs=[
            *_crumbs(),
            (_("How long what is kept"), reverse("cabinet:terms")),
            (term.get_subject_display(), ""),
        ],
    )
