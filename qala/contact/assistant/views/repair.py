"""What could not be handled, and the figures."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from qala.contact.assistant import actions
from qala.contact.assistant.access import can_repair, can_set
from qala.contact.assistant.filters import FailedFilter
from qala.contact.assistant.models import Inbound, Outbound
from qala.contact.assistant.tables import FailedTable
from qala.contact.assistant.tasks import handle_soon
from qala.shared.errors import require
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


@login_required
@require_GET
def failed(request: HttpRequest) -> HttpResponseBase:
    """Updates that wait or were given up, and how many lines could not be sent."""
    require(can_repair(request.user))
    rows = Inbound.objects.exclude(state=Inbound.State.DONE).exclude(state=Inbound.State.NEW, attempts=0)
    unsent = dict(
        Outbound.objects.exclude(state="sent").values_list("state").annotate(Count("id")).order_by("state")
    )
    return list_screen(
        request, queryset=rows, table=FailedTable, filters=FailedFilter, template="assistant/failed.html",
        screen="assistant.failed",
        context={"unsent": unsent, "may_set": can_set(request.user)},
    )  # fmt: skip


@login_required
@require_POST
@once
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """One more attempt, now."""
    inbound = actions.try_again(inbound_id=pk, by=request.user)
    handle_soon(inbound.conversation_id)
    messages.success(request, _("It is being tried again."))
    return redirect("assistant:failed")
