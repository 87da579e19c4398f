"""Walk a script by keyboard: every answer is a link with a digit, the path stands in the address."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from qala.contact.catalog.queries import book
from qala.contact.knowledge import hooks
from qala.contact.knowledge.access import visible_articles
from qala.contact.knowledge.actions import record_walk
from qala.contact.knowledge.models import Script, ScriptVersion
from qala.contact.knowledge.queries import Step, step
from qala.contact.knowledge.queries.answers import answer_of
from qala.contact.knowledge.rules.scripts import MAX_DEPTH, Service
from qala.contact.knowledge.views.common import crumbs, readable_script
from qala.shared.db import as_id, found
from qala.shared.errors import Missing
from qala.shared.idempotency import once


@login_required
@require_GET
def walk(request: HttpRequest, code: str) -> HttpResponse:
    """The step at `?path=12.15`, in version `?v=`: the version with which the call began, else the published one."""
    script = readable_script(request, code)
    version = _version(script, request.GET.get("v", ""))
    here = step(version, _path(request.GET.get("path", "")))
    address = f"{reverse('knowledge:walk', args=[code])}?v={version.pk}&path="
    context = {
        "script": script,
        "here": here,
        "choices": [(choice, address + _dotted((*here.path, choice.key))) for choice in here.choices],
        "back_url": address + _dotted(here.path[:-1]) if here.path else "",
        "start_url": reverse("knowledge:walk", args=[code]),
        "path": _dotted(here.path),
        "crumbs": crumbs((_("Scripts"), reverse("knowledge:scripts")), (script.name, "")),
        **_goal(request, here),
    }
    return render(request, "knowledge/walk.html", context)


def _goal(request: HttpRequest, here: Step) -> dict[str, Any]:
    if here.article_id is not None:
        rows = visible_articles(request.user).select_related("published", "latest")
        shown = found(rows, pk=here.article_id).shown
        return {"answer": answer_of(shown, get_language() or "kk")} if shown else {}
    if here.topic_id is not None:
        return {
            "topic_name": book().topic_name(here.topic_id),
            "leads_on": bool(hooks.desk_url(request.user, hooks.Goal(here.topic_id))),
        }
    if here.service:
        return {"service_name": Service(here.service).label}
    return {}


def _version(script: Script, value: str) -> ScriptVersion:
    number = _number(value) if value else script.published_id
    version: ScriptVersion = found(ScriptVersion.objects.filter(script=script), pk=number or 0)
    return version


def _path(value: str) -> list[int]:
    keys = value.split(".") if value else []
    if len(keys) > MAX_DEPTH:
        raise Missing
    return [_number(key) for key in keys]


def _number(value: str) -> int:
    number = as_id(value)
    if number is None:
        raise Missing
    return number


def _dotted(path: tuple[int, ...]) -> str:
    return ".".join(str(key) for key in path)


@login_required
@require_POST
@once
def walked(request: HttpRequest, code: str) -> HttpResponse:
    """The walk has ended: keep it."""
    script = readable_script(request, code)
    version = _version(script, request.POST.get("version", ""))
    made = record_walk(version_id=version.pk, path=_path(request.POST.get("path", "")), by=request.user)
    messages.success(request, _("The walk is recorded."))
    goal = hooks.Goal(made.topic_id, made.article_id, made.service)
    return redirect(hooks.desk_url(request.user, goal) or "knowledge:desk")
