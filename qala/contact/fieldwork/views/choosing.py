"""Which rows a list sent: the checked ones, or all of its filter."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict

from qala.contact.appeals.access import ASSIGN, WORK, visible_appeals
from qala.contact.appeals.filters import AppealFilter
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.contact.fieldwork.actions.bulk import chosen_ids
from qala.contact.fieldwork.filters import TeamFilter
from qala.ground.people.access import organisations_of

SCREENS = {
    "appeals.register": "appeals:register",
    "appeals.desk": "appeals:desk",
    "fieldwork.team": "fieldwork:team",
}


def screen_of(request: HttpRequest) -> str:
    """The list the rows were chosen on; the register for an unknown one."""
    screen = request.POST.get("screen", "")
    return screen if screen in SCREENS else "appeals.register"


def chosen_rows(request: HttpRequest) -> QuerySet[Appeal]:
    """The rows meant; what the person does not see is left out by `open_run`."""
    if request.POST.get("is_all") != "1":
        return Appeal.objects.filter(pk__in=chosen_ids(request.POST.getlist("ids")))
    screen = screen_of(request)
    query = QueryDict(request.POST.get("query", ""))
    kind = TeamFilter if screen == "fieldwork.team" else AppealFilter
    rows: QuerySet[Appeal] = kind(query, queryset=_whole(request.user, screen), request=request).rows
    return rows


def _whole(user: Any, screen: str) -> QuerySet[Appeal]:
    """The same rows as the screen shows without a filter."""
    rows = visible_appeals(user)
    if screen == "appeals.register":
        return rows
    organisations = organisations_of(user, WORK if screen == "appeals.desk" else ASSIGN)
    inside = Q() if organisations is None else Q(executor_id__in=organisations)
    return rows.filter(inside, stage__in=OPEN_STAGES)
