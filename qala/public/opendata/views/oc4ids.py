"""OC4IDS for programs: the whole portfolio, one project, what changed."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from qala.public.opendata.queries import formats, oc4ids
from qala.public.opendata.queries.changes import PAGE, Since, changes
from qala.public.opendata.queries.marks import PORTFOLIO, name_of, portfolio_mark
from qala.public.opendata.views.answers import GONE, kept, plain, refused
from qala.public.opendata.views.ready import ready
from qala.public.projection.models import PublicProject
from qala.shared.clock import city_zone
from qala.shared.languages import LANGUAGES

MISSING, WRONG = 404, 422
FIRST_YEAR = 1900


@require_safe
def projects(request: HttpRequest, language: str) -> HttpResponseBase:
    """The whole portfolio as one package."""
    with translation.override(language):
        told = oc4ids.state()
        if told.changed_at is None or not told.count:
            return refused("empty", _("No project has been published yet."), MISSING)
        where, changed_at = oc4ids.site(language), told.changed_at
        head = oc4ids.head(where, request.path, changed_at)
        return ready(
            request,
            name_of(PORTFOLIO, language, "json"),
            portfolio_mark(told, language),
            lambda: formats.spoken(
                oc4ids.package(head, (oc4ids.written(row, where) for row in oc4ids.rows())), language
            ),
            file_name=f"oc4ids-{language}.json",
        )


@require_safe
def project(request: HttpRequest, language: str, identifier: str) -> HttpResponseBase:
    """One project as a package; a withdrawn one says since when and why."""
    with translation.override(language):
        code = identifier.removeprefix(f"{settings.OC4IDS_PREFIX}-")
        row = PublicProject.objects.filter(code=code).first()
        if row is None or code == identifier:
            return refused("missing", _("No published project has this identifier."), MISSING)
        where = oc4ids.site(language)
        if row.is_withdrawn:
            return refused(
                "withdrawn", _("This project was withdrawn from publication."), GONE,
                id=identifier, withdrawn=where.at(row.changed_at), reason=row.withdrawal_reason,
            )  # fmt: skip
        head = oc4ids.head(where, request.path, row.changed_at)
        tag = oc4ids.State(row.changed_at, row.version, row.pk).tag(language)
        return kept(request, tag, lambda: oc4ids.package(head, iter([oc4ids.written(row, where)])))


@require_safe
@conditional_page
def feed(request: HttpRequest) -> HttpResponseBase:
    """What changed: `from` (a day or a moment), `order` asc or desc, pages by `next`, which holds on to both."""
    try:
        since = _since(request)
    except ValueError:
        return refused("invalid", _("`from` is a day or a moment like 2026-01-31T00:00:00+05:00."), WRONG)
    rows = changes(since, PAGE + 1)
    where = oc4ids.site(LANGUAGES[0])
    more = rows[PAGE - 1] if len(rows) > PAGE else None
    body: dict[str, Any] = {"changes": [_change(row, where) for row in rows[:PAGE]]}
    if more:
        said = {"at": more["changed_at"].isoformat(), "after": more["id"]}
        asked = {name: request.GET[name] for name in ("from", "order") if request.GET.get(name)}
        body["next"] = f"{where.url}{request.path}?{urlencode(asked | said)}"
    return plain(body)


def _since(request: HttpRequest) -> Since:
    """Raises ValueError."""
    begin, at, order = (request.GET.get(name, "") for name in ("from", "at", "order"))
    if order not in ("", "asc", "desc"):
        raise ValueError(order)
    last = (_moment(at), int(request.GET.get("after", "0"))) if at else None
    return Since(_moment(begin) if begin else None, last, is_newest_first=order == "desc")


def _moment(text: str) -> datetime:
    at = parse_datetime(text.replace(" ", "+"))
    day = None if at else parse_date(text)
    if day:
        at = datetime.combine(day, time())
    if at is None or at.year < FIRST_YEAR:
        raise ValueError(text)
    return at if at.tzinfo else at.replace(tzinfo=city_zone())


def _change(row: Mapping[str, Any], where: Any) -> dict[str, Any]:
    identifier = where.id_of(row["code"])
    told = {
        "id": identifier,
        "updated": row["changed_at"].astimezone(where.zone).isoformat(),
        "version": row["version"],
    }
    if row["is_withdrawn"]:
        return {**told, "withdrawn": True, "reason": row["withdrawal_reason"]}
    return {
        **told,
        "urls": {
            language: where.url + reverse("opendata:oc4ids_project", args=[language, identifier])
            for language in LANGUAGES
        },
    }
