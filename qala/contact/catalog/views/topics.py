"""Topics: the list, one with its terms and routes, and the forms."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.catalog.access import can_edit, can_view
from qala.contact.catalog.actions import add_route, end_route, end_term, promise, rename_status, save_topic
from qala.contact.catalog.filters import TopicFilter
from qala.contact.catalog.forms import EndForm, NewTopicForm, RouteForm, StatusForm, TermForm, TopicForm
from qala.contact.catalog.models import Route, ServiceTerm, Status, Topic
from qala.contact.catalog.tables import TopicTable, page_of
from qala.shared import form_pages, timeline
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Breadcrumbs under the topic list."""
    return [(_("Topics"), reverse("catalog:topics")), *more]


@login_required
@require_GET
def topics(request: HttpRequest) -> HttpResponseBase:
    """All topics, filtered; what an import brought waits here for review."""
    require(can_view(request.user))
    return list_screen(
        request,
        queryset=Topic.objects.select_related("group", "function"),
        table=TopicTable,
        filters=TopicFilter,
        template="catalog/topics.html",
        screen="catalog.topics",
        context={"may_edit": can_edit(request.user)},
    )


@login_required
@require_GET
def topic_page(request: HttpRequest, code: str) -> HttpResponse:
    """What is promised for a topic and who executes it, now and before."""
    require(can_view(request.user))
    topic = found(Topic, code=code)
    terms = (
        ServiceTerm.objects.filter(topic=topic)
        .select_related("district", "calendar")
        .order_by("kind", "-valid_from")
    )
    routes = Route.objects.filter(topic=topic).select_related("district", "executor").order_by("-valid_from")
    context = {
        "topic": topic,
        "terms": terms,
        "defaults": ServiceTerm.objects.filter(topic=None).as_of(today()),
        "routes": routes,
        "group_routes": Route.objects.filter(group=topic.group)
        .as_of(today())
        .select_related("district", "executor"),
        "entries": timeline.of(topic),
        "may_edit": can_edit(request.user),
        "crumbs": crumbs((topic.name, "")),
    }
    return render(request, "catalog/topic.html", context)


def _form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    heading: str,
    back: str,
    write: Callable[[dict[str, Any]], Any],
) -> HttpResponse:
    """A form about topics."""
    require(can_edit(request.user))
    return form_pages.form_page(request, form, heading, back, write, crumbs=crumbs((heading, "")))


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_topic(request: HttpRequest) -> HttpResponse:
    """Make a topic."""
    form = NewTopicForm(request.POST or None)
    back = reverse("catalog:topics")
    return _form_page(
        request, form, _("New topic"), back, lambda data: save_topic(topic=None, by=request.user, **data)
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_topic(request: HttpRequest, code: str) -> HttpResponse:
    """Change a topic."""
    topic = found(Topic, code=code)
    form = TopicForm(request.POST or None, instance=topic)
    return _form_page(
        request,
        form,
        topic.name,
        page_of(topic),
        lambda data: save_topic(topic=topic, by=request.user, **data),
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_term(request: HttpRequest, code: str) -> HttpResponse:
    """Promise something for a topic from a day on."""
    topic = found(Topic, code=code)
    form = TermForm(request.POST or None)
    return _form_page(
        request,
        form,
        _("New promise"),
        page_of(topic),
        lambda data: promise(topic=topic, by=request.user, **data),
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_route(request: HttpRequest, code: str) -> HttpResponse:
    """Say who executes a topic from a day on."""
    topic = found(Topic, code=code)
    form = RouteForm(request.POST or None)
    return _form_page(
        request,
        form,
        _("New route"),
        page_of(topic),
        lambda data: add_route(topic=topic, by=request.user, **data),
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def stop_term(request: HttpRequest, pk: int) -> HttpResponse:
    """End a promise."""
    term = found(ServiceTerm, pk=pk)
    back = page_of(term.topic) if term.topic else reverse("catalog:topics")
    form = EndForm(request.POST or None)
    return _form_page(
        request, form, str(term), back, lambda data: end_term(term=term, by=request.user, **data)
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def stop_route(request: HttpRequest, pk: int) -> HttpResponse:
    """End a route."""
    route = found(Route, pk=pk)
    back = page_of(route.topic) if route.topic else reverse("catalog:topics")
    form = EndForm(request.POST or None)
    return _form_page(
        request, form, str(route), back, lambda data: end_route(route=route, by=request.user, **data)
    )


@login_required
@require_GET
def statuses(request: HttpRequest) -> HttpResponse:
    """The city's words for each stage."""
    require(can_view(request.user))
    context = {"statuses": Status.objects.all(), "may_edit": can_edit(request.user)}
    return render(request, "catalog/statuses.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_status(request: HttpRequest, code: str) -> HttpResponse:
    """Change the words of a status."""
    status = found(Status, code=code)
    form = StatusForm(request.POST or None, instance=status)
    back = reverse("catalog:statuses")
    return _form_page(
        request, form, status.name, back, lambda data: rename_status(status=status, by=request.user, **data)
    )
