"""Who uses the data: the list for everybody, the form for whoever made something, the list for programs."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_http_methods, require_safe

from qala.public.opendata.actions import propose_reuse
from qala.public.opendata.forms import ProposalForm
from qala.public.opendata.queries import uses as reading
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.opendata.rules.parameters import OpenDataParameters
from qala.public.opendata.views.answers import plain, refused
from qala.shared.errors import Missing
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.kept import keepable
from qala.shared.parameters.reading import of_today
from qala.shared.throttle import ask_leave

HOUR, ON_A_PAGE, MISSING = 3600, 24, 404


def _crumbs(last: str = "") -> list[tuple[str, str]]:
    start = [(_("Open data"), reverse("opendata:catalogue"))]
    uses = _("Who uses the data")
    return [*start, (uses, reverse("opendata:uses")), (last, "")] if last else [*start, (uses, "")]


@require_safe
@keepable("datasets")
def uses(request: HttpRequest) -> HttpResponse:
    """What people made, of all datasets or of one."""
    code = request.GET.get("dataset", "")
    if code and code not in DATASETS:
        raise Missing
    page: Any = Paginator(reading.uses(code), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "asked": code, "datasets": DATASETS.values(), "crumbs": _crumbs()}
    return render(request, "opendata/uses.html", context)


@require_safe
@conditional_page
def uses_json(request: HttpRequest) -> HttpResponse:
    """The same for programs."""
    code = request.GET.get("dataset", "")
    if code and code not in DATASETS:
        return refused("missing", _("There is no such dataset."), MISSING)
    return plain({"uses": reading.told(code)})


def ask_to_tell(request: HttpRequest) -> None:
    """Words are looked at by people, so one address of the network sends a few in an hour. Raises TooMany."""
    ask_leave(request, "opendata use", limit=of_today(OpenDataParameters).uses_hour, seconds=HOUR)


@require_http_methods(["GET", "POST"])
def new_use(request: HttpRequest) -> HttpResponse:
    """The form; counted outside of the transaction that a refusal undoes."""
    if request.method == "POST":
        ask_to_tell(request)
    return _new(request)


@once
def _new(request: HttpRequest) -> HttpResponse:
    initial = {"datasets": [code for code in request.GET.getlist("dataset") if code in DATASETS]}
    form = ProposalForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            data = {name: value for name, value in form.cleaned_data.items() if name != "website"}
            propose_reuse(language=(get_language() or "kk")[:2], by=request.user, **data)
            messages.success(request, _("Thank you. It is shown once a person has looked at it."))
            return HttpResponseRedirect(reverse("opendata:uses"))
    context = {"form": form, "crumbs": _crumbs(_("Tell us what you made"))}
    return render(request, "opendata/new_use.html", context, status=422 if form.errors else 200)
