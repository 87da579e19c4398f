"""Who sees clashes and who may say something about them: whoever has to do with one of the two projects."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import can
from qala.office.overview.models import Clash
from qala.office.projects.access import KEEP, may, visible_projects
from qala.office.projects.rules.parts import CURATOR, HEAD, INSIDE, OFFICE, verb

FORECAST = verb(
    "overview.forecast",
    _("See forecasts and quality of the plan"),
    _("Doubts are talked about inside."),
    *INSIDE,
)
SETTLE = verb(
    "overview.settle_clash", _("Decide about clashes"), _("Those who can move works."), OFFICE, CURATOR, HEAD
)


def visible_clashes(user: Any) -> QuerySet[Clash]:
    """Clashes of the projects that the person sees."""
    seen = visible_projects(user).order_by().values("pk")
    return Clash.objects.filter(Q(one__in=seen) | Q(other__in=seen))


def can_decide(user: Any, clash: Clash) -> bool:
    """Whether the person may accept, settle or reopen it."""
    return may(user, SETTLE, clash.one) or (clash.other is not None and may(user, SETTLE, clash.other))


def can_keep_occasions(user: Any) -> bool:
    """Whether the person writes down occasions of the city."""
    return can(user, KEEP)
