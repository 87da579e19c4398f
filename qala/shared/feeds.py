"""Feeds of public pages: Atom (RFC 4287) that is asked for again each time, for what was taken back must go."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

from qala.shared.tagging import tagged


def plain(text: str) -> str:
    """Without letters that XML does not know."""
    return "".join(
        letter for letter in text if " " <= letter < "\ufffe" or letter > "\uffff" or letter in "\n\t"
    )


def atom(
    request: HttpRequest,
    *,
    title: str,
    page: str,
    about: str,
    items: Iterable[dict[str, Any]],
    at: datetime | None,
) -> HttpResponse:
    """`page` is what the feed is of; `items` are the arguments of `add_item`; `at`: when it changed last."""
    feed = Atom1Feed(
        title=plain(title),
        link=page,
        description=plain(about),
        language=(get_language() or "kk")[:2],
        feed_url=request.build_absolute_uri(),
        feed_guid=page,
    )
    for item in items:
        feed.add_item(**{**item, "title": plain(item["title"]), "description": plain(item["description"])})
    if at is not None:
        # The generator would say "now" of an empty feed, and no tag would ever match.
        feed.latest_post_date = lambda: at  # type: ignore[method-assign]
    body = feed.writeString("utf-8").encode()
    return tagged(request, body, "application/atom+xml; charset=utf-8")
