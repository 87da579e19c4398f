"""What this room has to say to meetings and heads: projects in trouble, open clashes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.office.overview.models import Clash
from qala.office.overview.queries.clashes import with_names, words_of
from qala.office.overview.rules.clash_life import ClashStage
from qala.office.projects.access import led_projects
from qala.office.projects.models import Health, Project, Standing
from qala.office.projects.registries import Concern, Errand
from qala.office.projects.rules.health import say


def health_concerns(projects: QuerySet[Project], today: date) -> Iterator[Concern]:
    """Projects that are red by the newest standing, with the two worst reasons; since when they have been red.

    Two statements. A red light without a word would be useless on an agenda: such are left out.
    """
    red = Standing.objects.filter(
        project__in=projects.order_by().values("pk"), is_newest=True, health=Health.RED, day__lte=today
    )
    rows = list(red.select_related("project"))
    better = Standing.objects.filter(project=OuterRef("project"), day__gt=OuterRef("day")).exclude(
        health=Health.RED
    )
    unbroken = Standing.objects.filter(
        ~Exists(better), project__in=[row.project_id for row in rows], health=Health.RED
    )
    begun = dict(unbroken.order_by().values_list("project_id").annotate(first=Min("day")))
    for row in rows:
        words = say(row.reasons)[:2]
        if words:
            url = row.project.get_absolute_url()
            yield Concern(row.project_id, "health", " ".join(words), url, begun.get(row.project_id), "bad")


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
