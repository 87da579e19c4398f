"""A resident's appeals: the list, what was joined, putting older ones under the account, marks of what is read."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.ground.people.models import User
from qala.public.cabinet.actions import attach_by_code, attach_matching, read, read_all
from qala.public.cabinet.filters import OwnFilter
from qala.public.cabinet.forms import AttachForm
from qala.public.cabinet.queries.appeals import (
    matching_appeals,
    matching_reports,
    own_appeals,
    own_reports,
)
from qala.public.cabinet.tables import JoinedTable, OwnTable
from qala.shared.errors import Conflict, Missing
from qala.shared.idempotency import once
from qala.shared.lists import list_screen
from qala.shared.throttle import ask_leave

LIMIT, PER_SECONDS = 20, 600


def person(request: HttpRequest) -> User:
    """The signed-in person of a view behind `login_required`."""
    return cast("User", request.user)


@login_required
@require_GET
def appeals(request: HttpRequest) -> HttpResponseBase:
    """What the person wrote, newest first."""
    rows = own_appeals(request.user).select_related("topic", "status", "executor", "duplicate_of")
    waiting = matching_appeals(request.user).count() + matching_reports(request.user).count()
    return list_screen(
        request,
        queryset=rows.prefetch_related("targets"),
        table=OwnTable,
        filters=OwnFilter,
        template="cabinet/appeals.html",
        partial="cabinet/cards.html",
        screen="cabinet.appeals",
        may_export=False,
        context={"matching_count": waiting, "has_joined": own_reports(request.user).exists()},
    )


@login_required
@require_GET
def joined(request: HttpRequest) -> HttpResponseBase:
    """Appeals of others behind which the person stands."""
    rows = own_reports(request.user).select_related(
        "appeal__topic", "appeal__status", "appeal__executor", "appeal__duplicate_of__topic",
        "appeal__duplicate_of__status", "appeal__duplicate_of__executor",
    )  # fmt: skip
    return list_screen(
        request,
        queryset=rows.prefetch_related("appeal__targets", "appeal__duplicate_of__targets"),
        table=JoinedTable,
        template="cabinet/joined.html",
        partial="cabinet/cards.html",
        screen="cabinet.joined",
        may_export=False,
    )


@login_required
@require_http_methods(["GET", "POST"])
def attach(request: HttpRequest) -> HttpResponse:
    """By number and code. Not `once`: a wrong code must stay counted, and the action is safe to repeat."""
    form = AttachForm(request.POST or None)
    if request.method == "POST":
        ask_leave(request, "attach", limit=LIMIT, seconds=PER_SECONDS)
        if form.is_valid():
            try:
                appeal = attach_by_code(by=person(request), **form.cleaned_data)
                messages.success(request, _("The appeal is in your account now."))
                return redirect("portal:appeal", number=appeal.number)
            except Missing:
                form.add_error(None, _("There is no appeal with this number and code. Please check both."))
            except Conflict as refusal:
                form.add_error(None, str(refusal.message))
    waiting = matching_appeals(request.user).count() + matching_reports(request.user).count()
    context = {"form": form, "matching_count": waiting}
    return render(request, "cabinet/attach.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@once
def attach_found(request: HttpRequest) -> HttpResponse:
    """All that were written with the person's own proven address or phone."""
    count = attach_matching(by=person(request))
    text = ngettext(
        "%(count)s appeal is in your account now.", "%(count)s appeals are in your account now.", count
    )
    messages.success(request, text % {"count": count})
    return redirect("cabinet:appeals")


@login_required
@require_POST
def seen(request: HttpRequest, number: str) -> HttpResponse:
    """The page of an appeal was opened; sent by the page itself."""
    read(number=number, by=person(request))
    return HttpResponse(status=204)


@login_required
@require_POST
def seen_all(request: HttpRequest) -> HttpResponse:
    """Everything is known."""
    read_all(by=person(request))
    return redirect("cabinet:appeals")
