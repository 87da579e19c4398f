"""Open clashes as concerns of meetings and as errands of heads."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.office.overview.models import Clash
from qala.office.overview.queries.clashes import with_names, words_of
from qala.office.overview.rules.clash_life import ClashStage
from qala.office.projects.access import led_projects
from qala.office.projects.models import Project
from qala.office.projects.registries import Concern, Errand


def clash_concerns(projects: QuerySet[Project], _today: date) -> Iterator[Concern]:
    """Each open clash at its first project among these; one statement."""
    asked = projects.order_by().values("pk")
    rows = Clash.objects.filter(Q(one__in=asked) | Q(other__in=asked), stage=ClashStage.OPEN)
    for row in with_names(rows):
        tone = "bad" if row.kind == Clash.Kind.ORDER else "warn"
        yield Concern(row.one_id, "clash", words_of(row), row.get_absolute_url(), row.found_on, tone)


def clash_errands(user: Any) -> Iterator[Errand]:
    """Open clashes of the projects that the person leads, due when they begin."""
    asked = led_projects(user).order_by().values("pk")
    rows = Clash.objects.filter(Q(one__in=asked) | Q(other__in=asked), stage=ClashStage.OPEN)
    for row in with_names(rows):
        yield Errand(words_of(row), row.get_absolute_url(), _("Clash of works"), row.begins_on, row.one)
