"""What the escalation ladder has told the person."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from qala.contact.appeals.access import VIEW
from qala.contact.appeals.actions.escalate import see_all
from qala.contact.appeals.filters import NoticeFilter
from qala.contact.appeals.models import EscalationNotice
from qala.contact.appeals.tables import NoticeTable
from qala.ground.people.access import can
from qala.shared.errors import require
from qala.shared.lists import list_screen


@login_required
@require_GET
def notices(request: HttpRequest) -> HttpResponseBase:
    """The person's own notices, the latest first."""
    require(can(request.user, VIEW))
    mine = EscalationNotice.objects.filter(user_id=request.user.pk or 0)
    context = {"unread_count": mine.filter(seen_at=None).count()}
    return list_screen(
        request,
        queryset=mine.select_related("appeal", "target"),
        table=NoticeTable,
        filters=NoticeFilter,
        template="appeals/notices.html",
        screen="appeals.notices",
        context=context,
    )


@login_required
@require_POST
def seen_all(request: HttpRequest) -> HttpResponse:
    """Everything is read."""
    require(can(request.user, VIEW))
    see_all(by=request.user)
    return redirect("appeals:notices")
