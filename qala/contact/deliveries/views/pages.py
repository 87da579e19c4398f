"""Pages of the room: two logs, webhooks, outside systems, sending again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.deliveries import actions, tasks
from qala.contact.deliveries.access import can_manage, can_view
from qala.contact.deliveries.filters import DeliveryFilter, RequestFilter
from qala.contact.deliveries.forms import SystemForm, WebhookForm
from qala.contact.deliveries.models import Delivery, OutgoingRequest, OutsideSystem, Webhook
from qala.contact.deliveries.rules.parameters import DeliveryParameters
from qala.contact.deliveries.tables import DeliveryTable, RequestTable
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.lists import list_screen
from qala.shared.parameters.reading import of_today
from qala.shared.ui.parts import Tab


def tabs(current: str) -> list[Tab]:
    """The three pages of the room."""
    pages = (("endpoints", _("Addresses")), ("log", _("News sent")), ("requests", _("Appeals sent")))
    return [Tab(label, reverse(f"deliveries:{name}"), name == current) for name, label in pages]


@login_required
@require_GET
def endpoints(request: HttpRequest) -> HttpResponse:
    """Webhooks and outside systems, and which of them does not answer."""
    require(can_view(request.user))
    context = {
        "webhooks": Webhook.objects.select_related("organisation"),
        "systems": OutsideSystem.objects.select_related("organisation"),
        "may_manage": can_manage(request.user),
        "keep_days": of_today(DeliveryParameters).keep_days,
        "tabs": tabs("endpoints"),
    }
    return render(request, "deliveries/endpoints.html", context)


@login_required
@require_GET
def log(request: HttpRequest) -> HttpResponseBase:
    """What was sent to webhooks."""
    rows = Delivery.objects.select_related("webhook", "appeal")
    return _log(request, rows, DeliveryTable, DeliveryFilter, "log")


@login_required
@require_GET
def requests(request: HttpRequest) -> HttpResponseBase:
    """What was sent to outside systems."""
    rows = OutgoingRequest.objects.select_related("system__organisation", "appeal")
    return _log(request, rows, RequestTable, RequestFilter, "requests")


def _log(request: HttpRequest, rows: Any, table: Any, filters: Any, name: str) -> HttpResponseBase:
    require(can_view(request.user))
    return list_screen(
        request,
        queryset=rows,
        table=table,
        filters=filters,
        template="deliveries/log.html",
        screen=f"deliveries.{name}",
        context={"tabs": tabs(name), "dead_url": f"{reverse(f'deliveries:{name}')}?state=dead"},
    )


@login_required
@require_http_methods(["GET", "POST"])
def new_webhook(request: HttpRequest) -> HttpResponse:
    """The secret is shown once, so the answer is not remembered: a second post is stopped by the name."""
    form = WebhookForm(request.POST or None, initial={"is_active": True})

    def write() -> HttpResponse:
        return _secret_page(request, *actions.save_webhook(by=request.user, **form.words()))

    return _form_page(request, form, _("New webhook"), write)


@login_required
@require_http_methods(["GET", "POST"])
@once
def webhook(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one."""
    row = found(Webhook, pk=pk)
    form = WebhookForm(request.POST or None, instance=row)

    def write() -> HttpResponse:
        actions.save_webhook(webhook_id=pk, by=request.user, **form.words())
        messages.success(request, _("Saved."))
        return redirect("deliveries:endpoints")

    return _form_page(request, form, row.name, write, row)


@login_required
@require_POST
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """A new secret."""
    return _secret_page(request, *actions.renew_secret(webhook_id=pk, by=request.user))


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_system(request: HttpRequest) -> HttpResponse:
    """Another body's Open311 server."""
    form = SystemForm(request.POST or None, initial={"is_active": True})
    return _form_page(request, form, _("New outside system"), lambda: _system_saved(request, form, None))


@login_required
@require_http_methods(["GET", "POST"])
@once
def system(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one."""
    row = found(OutsideSystem, pk=pk)
    form = SystemForm(request.POST or None, instance=row)
    return _form_page(request, form, str(row), lambda: _system_saved(request, form, pk), row)


def _system_saved(request: HttpRequest, form: SystemForm, pk: int | None) -> HttpResponse:
    actions.save_system(system_id=pk, by=request.user, **form.words())
    messages.success(request, _("Saved."))
    return redirect("deliveries:endpoints")


@login_required
@require_POST
@once
def resend_delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """News again."""
    row = actions.resend(model=Delivery, pk=pk, by=request.user)
    tasks.queue(row)
    messages.success(request, _("It is being sent again."))
    return redirect("deliveries:log")


@login_required
@require_POST
@once
def resend_request(request: HttpRequest, pk: int) -> HttpResponse:
    """An appeal again."""
    row = actions.resend(model=OutgoingRequest, pk=pk, by=request.user)
    tasks.queue(row)
    messages.success(request, _("It is being sent again."))
    return redirect("deliveries:requests")


def _form_page(
    request: HttpRequest, form: Any, heading: str, write: Callable[[], HttpResponse], row: Any = None
) -> HttpResponse:
    require(can_manage(request.user))
    back = reverse("deliveries:endpoints")
    return form_page(
        request,
        form,
        heading,
        back,
        lambda _data: write(),
        template="deliveries/form.html",
        names={"fields": "fields_"},
        row=row,
        is_webhook=isinstance(row, Webhook),
        entries=timeline.of(row) if row else [],
        crumbs=[(_("Deliveries"), back), (heading, "")],
    )


def _secret_page(request: HttpRequest, row: Webhook, secret: str) -> HttpResponse:
    """Shown once, here: it is not kept, only the salt from which it follows."""
    response = render(request, "deliveries/secret.html", {"row": row, "secret": secret})
    response["Cache-Control"] = "no-store"
    return response
