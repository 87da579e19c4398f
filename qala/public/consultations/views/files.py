"""Feeds, and the tables of a consultation as files."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.public.consultations.models import Consultation
from qala.public.consultations.queries import showing
from qala.public.consultations.views.public import consultation_of
from qala.shared.clock import city_zone, today
from qala.shared.errors import Missing
from qala.shared.feeds import atom
from qala.shared.lists.exporting import csv_value, leave_to_take

MOST = 50


def _item(link: str, title: str, text: str, at: datetime, changed: datetime) -> dict[str, Any]:
    return {
        "title": title,
        "link": link,
        "unique_id": link,
        "description": text,
        "pubdate": at,
        "updateddate": changed,
    }


@require_GET
def feed(request: HttpRequest) -> HttpResponse:
    """Consultations: opened, summed up."""
    cards = showing.cards(today())[:MOST]
    items, moments = [], []
    for card in cards:
        row = card.row
        link = request.build_absolute_uri(reverse("consultations:consultation", args=[row.pk]))
        at: Any = row.opened_at
        moments.append(row.ended_at or at)
        items.append(_item(link, f"{row.title} · {card.label}", row.summary or row.question, at, moments[-1]))
    page = request.build_absolute_uri(reverse("consultations:list"))
    title = _("Consultations")
    return atom(request, title=title, page=page, about=title, items=items, at=max(moments, default=None))


@require_GET
def feed_of(request: HttpRequest, pk: int) -> HttpResponse:
    """Public remarks of one, and the replies to them."""
    row = consultation_of(pk)
    page = request.build_absolute_uri(reverse("consultations:consultation", args=[row.pk]))
    items = []
    # A remark that was taken back has changed the feed, too.
    decided = row.remarks.aggregate(at=Max("read_at"))["at"]
    moments: list[Any] = [row.ended_at or row.opened_at, *([decided] if decided else [])]
    for one in showing.told(row, showing.remarks_of(row)[:MOST]):
        title = _("Remark № %(number)d") % {"number": one.number}
        text = f"{one.words}\n\n{one.outcome}: {one.reply}" if one.reply else one.words
        changed = one.replied_at or one.read_at or one.made_at
        moments.append(changed)
        items.append(_item(f"{page}#remark-{one.number}", title, text, one.made_at, changed))
    return atom(request, title=row.title, page=page, about=row.title, items=items, at=max(moments))


@require_GET
def table(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """`plan` or `remarks` as CSV with a byte order mark: ISO days, plain numbers."""
    row = consultation_of(pk)
    if what not in TABLES:
        raise Missing(_("There is no such file."))
    leave_to_take(request)
    written = io.StringIO()
    rows = ([csv_value(cell) for cell in line] for line in TABLES[what](row))
    csv.writer(written).writerows(rows)
    response = HttpResponse(f"\ufeff{written.getvalue()}", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="consultation-{row.pk}-{what}.csv"'
    response["Cache-Control"] = "no-cache"
    return response


def _plan(row: Consultation) -> Iterator[list[Any]]:
    plan, public = row.plan, showing.public_codes(row)
    head = ["key", "block", "title", "purpose", "district", "department", "project"]
    yield [*head, *plan.years, "total", "currency"]
    for line in plan.lines:
        words = [line.block, line.title, line.purpose, line.district, line.department]
        sums = [line.money.get(year) for year in plan.years]
        project = line.project if line.project in public else ""
        yield [line.key, *map(str, words), project, *sums, line.total, plan.currency]


def _remarks(row: Consultation) -> Iterator[list[Any]]:
    yield ["number", "written", "line", "language", "remark", "outcome", "reply", "replied"]
    for one in showing.told(row, showing.remarks_of(row).iterator(chunk_size=500)):
        replied = _day(one.replied_at) if one.replied_at else ""
        yield [
            one.number, _day(one.made_at), one.line, one.language, one.words, one.outcome,
            one.reply, replied,
        ]  # fmt: skip


def _day(moment: datetime) -> str:
    return moment.astimezone(city_zone()).date().isoformat()


TABLES = {"plan": _plan, "remarks": _remarks}
