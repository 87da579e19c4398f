"""The arguments of a search, read strictly: a filter that is not understood would be passed over in silence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.open311.queries.requests import MOST, STAGES, Search, cursor_after
from qala.contact.open311.rules import moments
from qala.contact.open311.views.protocol import Call, Fault
from qala.shared.clock import now
from qala.shared.lists.keyset import Cursor

# Beyond this many rows a numbered page is dear to find; the address in the header Link costs the same everywhere.
DEEPEST = 50_000
Box = tuple[float, float, float, float]


def read_search(call: Call) -> Search:
    """What the call asks. Raises Fault 400 with everything that is wrong."""
    numbers = call.many("service_request_id")
    if len(numbers) > MOST:
        raise Fault(400, _("At most %(most)s numbers in one call.") % {"most": MOST})
    if numbers:
        return Search(numbers=[read_number(number) or "" for number in numbers])
    reader = _Reader(call)
    search = reader.search()
    if reader.wrong:
        raise Fault(400, *reader.wrong)
    return search


class _Reader:
    """Gathers all mistakes, so that a program's author mends them at once."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.wrong: list[str] = []

    def search(self) -> Search:
        size = self.whole("page_size", MOST, MOST)
        page = self.whole("page", 1, 10**9)
        offset = (page - 1) * size
        if offset > DEEPEST:
            self.wrong.append(_("page: too deep. Follow the address in the header Link (rel=next)."))
        after = self.moment("updated_after")
        search = Search(
            codes=self.call.many("service_code"),
            statuses=self.statuses(),
            window=self.window(is_sync=after is not None),
            updated_after=after,
            updated_before=self.moment("updated_before"),
            box=self.box(),
            offset=offset,
            size=size,
        )
        return replace(search, after=self.after(search.order.name))

    def statuses(self) -> list[str]:
        given = [each.lower() for each in self.call.many("status")]
        for each in sorted(set(given) - set(STAGES)):
            self.wrong.append(_("status: %(given)s is neither open nor closed.") % {"given": each[:40]})
        return [each for each in given if each in STAGES]

    def moment(self, name: str) -> datetime | None:
        text = self.call.get(name)
        if not text:
            return None
        try:
            return moments.read(text)
        except (ValueError, OverflowError):
            self.wrong.append(_("%(name)s: write it like 2026-03-19T09:30:00+05:00.") % {"name": name})
            return None

    def window(self, *, is_sync: bool) -> moments.Window | None:
        """Whoever asks for changes gets those of old requests too, unless the call names a window."""
        since, until = self.moment("start_date"), self.moment("end_date")
        if is_sync and since is None and until is None:
            return None
        try:
            return moments.window(since, until, now())
        except (ValueError, OverflowError):
            self.wrong.append(_("start_date, end_date: at most 90 days, the earlier one first."))
            return None

    def whole(self, name: str, usual: int, most: int) -> int:
        text = self.call.get(name)
        if not text:
            return usual
        if not (text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= most):
            self.wrong.append(_("%(name)s: a number from 1 to %(most)s.") % {"name": name, "most": most})
            return usual
        return int(text)

    def box(self) -> Box | None:
        """bbox=west,south,east,north in degrees."""
        given = self.call.many("bbox")
        if not given:
            return None
        try:
            west, south, east, north = map(float, given)
        except ValueError:
            west = south = east = north = float("nan")
        if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
            self.wrong.append(_("bbox: west,south,east,north in degrees."))
            return None
        return west, south, east, north

    def after(self, order: str) -> Cursor | None:
        given = self.call.get("after")
        found = Cursor.load(given, order) if given else None
        if given and found is None:
            self.wrong.append(_("after: take it from the header Link (rel=next) of the page before."))
        return found


def next_page(call: Call, search: Search, rows: Sequence[Appeal]) -> str:
    """The header Link to what follows, "" after the last page."""
    if search.numbers or len(rows) < search.size:
        return ""
    query = call.request.GET.copy()
    query.pop("page", None)
    query["after"] = cursor_after(search, rows[-1]).dump()
    return f'<{call.request.build_absolute_uri(call.request.path)}?{query.urlencode()}>; rel="next"'
