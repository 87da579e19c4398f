"""Letters under the law that wait for somebody's hands, and what became of the others."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.appeals.access import can_see_person
from qala.contact.mailbox.access import can_hand_over, visible_outgoing
from qala.contact.mailbox.actions import hand_over
from qala.contact.mailbox.filters import OutgoingFilter
from qala.contact.mailbox.forms import HandForm
from qala.contact.mailbox.models import BY_HAND
from qala.contact.mailbox.tables import OutgoingTable
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


@login_required
@require_GET
def outgoing(request: HttpRequest) -> HttpResponseBase:
    """The waiting ones unless others are asked for."""
    require(can_hand_over(request.user))
    rows = visible_outgoing(request.user).select_related("appeal", "handed_by")
    return list_screen(
        request,
        queryset=rows if request.GET.get("state") else rows.filter(state__in=BY_HAND),
        table=OutgoingTable,
        filters=OutgoingFilter,
        template="mailbox/outgoing.html",
        screen="mailbox.outgoing",
        may_export=False,
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def hand(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter: its paper, and who brings it."""
    require(can_hand_over(request.user))
    row = visible_outgoing(request.user).select_related("appeal", "letter", "handed_by").filter(pk=pk).first()
    if row is None:
        raise Missing
    back = reverse("mailbox:outgoing")
    return form_page(
        request,
        HandForm(request.POST or None),
        row.get_kind_display(),
        back,
        lambda data: hand_over(outgoing_id=row.pk, by=request.user, **data) and back,
        template="mailbox/hand.html",
        row=row,
        may_see_person=can_see_person(request.user, row.appeal),
        may_hand=can_hand_over(request.user, row.appeal),
        crumbs=[(_("Letters to hand over"), back), (row.appeal.number, "")],
    )
