"""Projects as JSON, for programs with a key and for people signed in: the list, one project whole, what changed."""

from datetime import datetime
from typing import Annotated, Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router

from qala.office.exchange.queries.told import changed_since, told_line, told_project, with_news
from qala.office.exchange.schemas import Changes, ProjectOut, Projects
from qala.office.projects.access import sees_projects, visible_projects
from qala.office.projects.filters import ProjectFilter
from qala.shared.api import Bearer, SignedIn, answer, answers, tagged
from qala.shared.db import found
from qala.shared.errors import Invalid, require
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter
from qala.shared.lists.keyset import Cursor, Keyset
from qala.shared.lists.table import Order

SCOPE = "projects:read"
router = Router(tags=["projects"], auth=[Bearer(SCOPE), SignedIn()])
OWN = {"size", "cursor"}
ORDER = Order("code", F("code"), False)
MOST_CHANGES = 500


def _parameters() -> dict[str, dict[str, Any]]:
    """The filters of the list's page with their JSON schemas."""
    made: dict[str, dict[str, Any]] = {}
    for name, each in ProjectFilter.base_filters.items():
        if isinstance(each, DateRangeFilter):
            made |= {f"{name}_{end}": {"type": "string", "format": "date"} for end in ("from", "to")}
        elif isinstance(each, ChoicesFilter):
            made[name] = {"type": "array", "items": {"type": "string"}}
        else:
            made[name] = {"type": "string"}
    return made


FILTERS = _parameters()
_DESCRIBED = [{"in": "query", "name": n, "schema": s, "required": False} for n, s in FILTERS.items()]


@router.get(
    "/projects",
    url_name="projects",
    summary="Projects",
    response=answers(Projects, 401, 403, 422),
    openapi_extra={"parameters": _DESCRIBED},
)
def projects(
    request: HttpRequest,
    size: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str, Query(max_length=2000)] = "",
) -> HttpResponse:
    """The projects that the account sees, by the same filters as the page. With `ETag`: unchanged pages answer 304."""
    require(sees_projects(request.user))
    unknown = set(request.GET) - set(FILTERS) - OWN
    if unknown:
        raise Invalid(fields=dict.fromkeys(sorted(unknown), _("There is no such filter.")))
    filtered = ProjectFilter(request.GET, queryset=with_news(visible_projects(request.user)), request=request)
    if not filtered.is_valid():
        raise Invalid(fields={name: " ".join(map(str, texts)) for name, texts in filtered.errors.items()})
    page = Keyset(filtered.qs, ORDER).page(size, _cursor(cursor))
    items = [told_line(row) for row in page.rows]
    return tagged(request, answer({"items": items, "next": page.next.dump() if page.next else None}))


def _cursor(text: str) -> Cursor | None:
    if not text:
        return None
    cursor = Cursor.load(text, "code")
    if cursor is None:
        raise Invalid(fields={"cursor": _("This cursor belongs to another list. Begin without one.")})
    return cursor


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
