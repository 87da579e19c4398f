"""Saved views and the choice of columns: small POSTs that lead back to the list."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from qala.shared.errors import Invalid
from qala.shared.lists import saved
from qala.shared.lists.address import COLUMNS


def back_to(request: HttpRequest) -> str:
    """The list the person came from; never another host."""
    wanted = request.POST.get("next", "") or request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"


@login_required
@require_POST
def save_view(request: HttpRequest, screen: str) -> HttpResponse:
    view = saved.create(
        by=request.user,
        screen=screen,
        name=request.POST.get("name", ""),
        query=request.POST.get("query", ""),
        is_default=bool(request.POST.get("is_default")),
    )
    path = back_to(request).partition("?")[0]
    return HttpResponseRedirect(
        f"{path}?{view.query}&view={view.pk}" if view.query else f"{path}?view={view.pk}"
    )


@login_required
@require_POST
def change_view(request: HttpRequest, pk: int) -> HttpResponse:
    view = saved.own_view(request.user, pk)
    match request.POST.get("do"):
        case "rename":
            saved.rename(view, request.POST.get("name", ""))
        case "update":
            saved.update(view, request.POST.get("query", ""))
        case "default" | "no_default" as verb:
            saved.set_default(view, is_default=verb == "default")
        case _:
            raise Invalid
    return HttpResponseRedirect(back_to(request))


@login_required
@require_POST
def delete_view(request: HttpRequest, pk: int) -> HttpResponse:
    saved.own_view(request.user, pk).delete()
    return HttpResponseRedirect(back_to(request))


@login_required
@require_POST
def choose_columns(request: HttpRequest, screen: str) -> HttpResponse:
    keys = [key for part in request.POST.getlist("columns") for key in part.split(",") if key]
    saved.choose_columns(by=request.user, screen=screen, keys=keys)
    path, _mark, query = back_to(request).partition("?")
    # The address would win over the choice just made.
    kept = QueryDict(query, mutable=True)
    kept.pop(COLUMNS, None)
    return HttpResponseRedirect(f"{path}?{kept.urlencode()}" if kept else path)
