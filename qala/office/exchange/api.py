"""Projects as JSON, for programs with a key and for people signed in: the list, one project whole, what changed."""

from datetime import datetime
from typing import Annotated

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router

from qala.office.exchange.queries.told import changed_since, told_line, told_project, with_news
from qala.office.exchange.schemas import Changes, ProjectOut, Projects
from qala.office.projects.access import SEE_INSIDE, projects_for, sees_projects, visible_projects
from qala.office.projects.filters import ProjectFilter
from qala.shared.api import Bearer, SignedIn, answer, answers, tagged
from qala.shared.db import found
from qala.shared.errors import Invalid, require
from qala.shared.lists.asking import AskedList, asked_cursor
from qala.shared.lists.keyset import Keyset
from qala.shared.lists.table import Order

SCOPE = "projects:read"
router = Router(tags=["projects"], auth=[Bearer(SCOPE), SignedIn()])
ORDER = Order("code", F("code"), False)
MOST_CHANGES = 500


ASKED = AskedList(ProjectFilter, "size", "cursor")


@router.get(
    "/projects",
    url_name="projects",
    summary="Projects",
    response=answers(Projects, 401, 403, 422),
    openapi_extra=ASKED.described,
)
def projects(
    request: HttpRequest,
    size: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str, Query(max_length=2000)] = "",
) -> HttpResponse:
    """The projects that the account sees, by the same filters as the page. With `ETag`: unchanged pages answer 304."""
    require(sees_projects(request.user))
    rows = ASKED.rows(request, with_news(visible_projects(request.user)))
    page = Keyset(rows, ORDER).page(size, asked_cursor(cursor, ORDER.name))
    inside = projects_for(request.user, SEE_INSIDE).filter(pk__in=[row.pk for row in page.rows])
    known = set(inside.values_list("pk", flat=True))
    items = [told_line(row, is_inside=row.pk in known) for row in page.rows]
    return tagged(request, answer({"items": items, "next": page.next.dump() if page.next else None}))


@router.get(
    "/projects/changes",
    url_name="project_changes",
    summary="What changed",
    response=answers(Changes, 401, 403, 422),
)
def changes(
    request: HttpRequest,
    since: Annotated[datetime | None, Query(alias="from")] = None,
    size: Annotated[int, Query(ge=1, le=500)] = 200,
) -> HttpResponse:
    """Codes of projects that changed at or after the moment, the earliest first. A project stands once, at its last
    change; ask again from `next` until nothing new comes."""
    require(sees_projects(request.user))
    if since is None or since.tzinfo is None:
        raise Invalid(
            fields={"from": _("Give the moment with its offset, for example 2026-11-27T10:00:00Z.")}
        )
    rows = changed_since(visible_projects(request.user), since).values("code", "changed_at")
    items = list(rows[:size])
    return answer({"items": items, "next": items[-1]["changed_at"] if items else None})


@router.get(
    "/projects/{code}",
    url_name="project",
    summary="One project",
    response=answers(ProjectOut, 401, 403, 404),
)
def project(request: HttpRequest, code: str) -> HttpResponse:
    """Passport, plan, baselines; for those inside the city also money, risks, results and reports."""
    require(sees_projects(request.user))
    row = found(with_news(visible_projects(request.user)), code=code)
    return tagged(request, answer(told_project(row, request.user)))
