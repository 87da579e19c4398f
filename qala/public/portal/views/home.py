"""The first page."""

from datetime import timedelta

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.contact.catalog.queries import book
from qala.public.portal.forms import TrackForm
from qala.public.portal.queries import last_week
from qala.public.portfolio.queries.cards import totals_with_links
from qala.public.projection.access import public_projects
from qala.shared.clock import now
from qala.shared.kept import keepable

KEPT_FOR = 60


@require_GET
@keepable("appeals", "projects", seconds=15)
def home(request: HttpRequest) -> HttpResponse:
    """The two things people come for, last week in honest numbers, and what the city builds."""
    week = caches["local"].get_or_set("portal-week", lambda: last_week(until=now()), KEPT_FOR)
    groups = {
        topic.group_id: topic.group for topic in book().topics.values() if topic.is_active and topic.is_public
    }
    context = {
        "week": week,
        "since": now() - timedelta(days=7),
        "groups": list(groups.values())[:12],
        **totals_with_links(public_projects()),
    }
    return render(request, "portal/home.html", {**context, "track_form": TrackForm()})
