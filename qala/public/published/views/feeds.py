"""Feeds of the list and of one district, and a calendar of planned works. They take the filters of the list."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.contact.catalog.rules.stages import Stage
from qala.public.published.access import public_appeals
from qala.public.published.models import Publication
from qala.public.published.queries.showing import Shown, shown, with_parts
from qala.public.published.views.common import kept, narrowed, spoken
from qala.shared.clock import city_zone, today
from qala.shared.feeds import plain
from qala.shared.icalendar import Planned, calendar
from qala.shared.kept import keepable
from qala.shared.tagging import tagged

MOST = 50
MOST_WORKS = 500
BACK_DAYS = 14


@require_GET
@keepable("appeals", seconds=10)
def atom(request: HttpRequest) -> HttpResponse:
    """Atom (RFC 4287), newest first."""
    return _feed(request, Atom1Feed, "application/atom+xml; charset=utf-8")


@require_GET
@keepable("appeals", seconds=10)
def rss(request: HttpRequest) -> HttpResponse:
    """RSS 2.0 of the same."""
    return _feed(request, Rss201rev2Feed, "application/rss+xml; charset=utf-8")


def _feed(request: HttpRequest, kind: type[SyndicationFeed], content_type: str) -> HttpResponse:
    with spoken(request) as language:
        rows = with_parts(narrowed(request)).order_by("-received_at", "-id")[:MOST]
        entries = [shown(row) for row in rows]
        home = request.build_absolute_uri(reverse("published:appeals") + kept(request.GET))
        feed = kind(
            title=_("Appeals in the city"),
            link=home,
            description=_("What residents write to the city about, and what becomes of it."),
            language=language,
            feed_url=request.build_absolute_uri(),
            feed_guid=home,
        )
        for each in entries:
            feed.add_item(**_entry(request, each))
        changed_at = _changed_at(entries)
        # The generator would say "now" of an empty feed, and no tag would ever match.
        feed.latest_post_date = lambda: changed_at  # type: ignore[method-assign]
        return tagged(request, feed.writeString("utf-8").encode(), content_type)


def _entry(request: HttpRequest, each: Shown) -> dict[str, Any]:
    link = request.build_absolute_uri(each.url)
    parts = [each.headline, each.district, each.executor, each.words]
    return {
        "title": plain(each.title),
        "link": link,
        "unique_id": link,
        "description": plain(". ".join(filter(None, parts))),
        "pubdate": _begins(each.received_on),
        "updateddate": _begins(each.changed_on),
        "categories": [plain(each.group), plain(each.topic)],
        "author_name": plain(each.executor) or None,
    }


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), city_zone())


def _changed_at(entries: list[Shown]) -> datetime:
    """The day of the last change of what is shown, or the last decision of a moderator: it may have taken something
    away. As a day says nothing of a second change, a cache goes by the tag alone."""
    decided = Publication.objects.aggregate(at=Max("at"))["at"]
    moments = [_begins(each.changed_on) for each in entries] + ([decided] if decided else [])
    return max(moments, default=datetime.fromisoformat("2000-01-01T00:00:00+00:00"))


@require_GET
@keepable("appeals", seconds=10)
def works(request: HttpRequest) -> HttpResponse:
    """iCalendar of the days that executors have planned work for, from two weeks back on."""
    with spoken(request):
        since = today() - timedelta(days=BACK_DAYS)
        rows = public_appeals().filter(stage=Stage.ACTIVE, planned_on__gte=since)
        chosen = with_parts(narrowed(request, rows)).order_by("planned_on", "id")[:MOST_WORKS]
        entries = [shown(row) for row in chosen]
        planned = [_planned(request, each) for each in entries if each.planned_on]
        body = calendar(_("Planned works"), planned, product=f"-//Qala//{request.get_host()}//KK")
        response = tagged(request, body.encode(), "text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="works.ics"'
        return response


def _planned(request: HttpRequest, each: Shown) -> Planned:
    assert each.planned_on is not None
    return Planned(
        uid=f"{each.number}@{request.get_host()}",
        on=each.planned_on,
        title=each.title,
        text="\n".join(filter(None, (each.headline, each.executor, each.words, each.number))),
        place=", ".join(filter(None, (each.place, each.district))),
        url=request.build_absolute_uri(each.url),
        changed_at=_begins(each.changed_on),
        position=each.at,
    )
