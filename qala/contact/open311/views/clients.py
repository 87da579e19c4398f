"""Keys of programs: how to get one, the list, one with its usage, and what is done with it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.open311 import actions
from qala.contact.open311.access import can_keep_clients
from qala.contact.open311.filters import ClientFilter
from qala.contact.open311.forms import ClientForm, JurisdictionForm
from qala.contact.open311.models import ApiClient
from qala.contact.open311.queries import clients as reads
from qala.contact.open311.queries.services import jurisdiction
from qala.contact.open311.tables import ClientTable
from qala.contact.open311.views.pages import form_page
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Breadcrumbs under the list."""
    return [(_("API clients"), reverse("open311:clients")), *more]


@require_GET
def key(request: HttpRequest) -> HttpResponse:
    """How to get a key, for everybody (`key_service` of the discovery document)."""
    return render(request, "open311/key.html", {"contact": jurisdiction().contact})


@login_required
@require_GET
def clients(request: HttpRequest) -> HttpResponseBase:
    """All clients."""
    require(can_keep_clients(request.user))
    return list_screen(
        request,
        queryset=reads.clients(),
        table=ClientTable,
        filters=ClientFilter,
        template="open311/clients.html",
        screen="api.clients",
    )


@login_required
@require_GET
def client_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One client: what it opens, what it used, what was done with its key."""
    require(can_keep_clients(request.user))
    client = found(ApiClient, pk=pk)
    context = {
        "client": client,
        "usage": reads.recent_usage(client, today()),
        "entries": timeline.of(client),
        "crumbs": crumbs((client.name, "")),
    }
    return render(request, "open311/client.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new_client(request: HttpRequest) -> HttpResponse:
    """Issue a key. Shown once, so the answer is not remembered: a second post is stopped by the name."""
    require(can_keep_clients(request.user))

    def write(data: dict[str, Any]) -> HttpResponse:
        return _key_page(request, *actions.issue_client(by=request.user, **data))

    heading = _("New API client")
    back = reverse("open311:clients")
    return form_page(
        request, ClientForm(request.POST or None), heading, back, write, crumbs=crumbs((heading, ""))
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_client(request: HttpRequest, pk: int) -> HttpResponse:
    """Other scopes, other limits."""
    require(can_keep_clients(request.user))
    client = found(ApiClient, pk=pk)

    def write(data: dict[str, Any]) -> HttpResponse:
        actions.change_client(client_id=pk, by=request.user, **data)
        messages.success(request, _("Saved."))
        return redirect(client)

    form = ClientForm(request.POST or None, instance=client)
    back = client.get_absolute_url()
    return form_page(request, form, client.name, back, write, crumbs=crumbs((client.name, "")))


@login_required
@require_POST
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """A new key instead of the old one."""
    require(can_keep_clients(request.user))
    return _key_page(request, *actions.renew_key(client_id=pk, by=request.user))


@login_required
@require_POST
@once
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the key back."""
    client = actions.revoke_client(client_id=pk, by=request.user)
    messages.success(request, _("The key is revoked."))
    return redirect(client)


@login_required
@require_http_methods(["GET", "POST"])
@once
def about_server(request: HttpRequest) -> HttpResponse:
    """What the server says about itself."""
    require(can_keep_clients(request.user))

    def write(data: dict[str, Any]) -> HttpResponse:
        actions.save_jurisdiction(by=request.user, **data)
        messages.success(request, _("Saved."))
        return redirect("open311:about_server")

    heading = _("The Open311 server")
    form = JurisdictionForm(request.POST or None, instance=jurisdiction())
    return form_page(
        request,
        form,
        heading,
        reverse("open311:clients"),
        write,
        crumbs=crumbs((heading, "")),
        is_server=True,
    )


def _key_page(request: HttpRequest, client: ApiClient, key: str) -> HttpResponse:
    """The key is shown once, here: only its hash is kept."""
    context = {"client": client, "key": key, "crumbs": crumbs((client.name, client.get_absolute_url()))}
    response = render(request, "open311/issued.html", context)
    response["Cache-Control"] = "no-store"
    return response
