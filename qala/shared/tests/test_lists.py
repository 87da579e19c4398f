"""A list screen: address, filters, chips, columns, views, files."""

import asyncio
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpRequest, StreamingHttpResponse
from django.test import AsyncRequestFactory, RequestFactory
from django.test.utils import CaptureQueriesContext

from qala.shared import permissions
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from qala.shared.lists import (
    ChoicesFilter,
    Column,
    DateRangeFilter,
    ListFilter,
    Table,
    TextFilter,
    saved,
    screen,
)
from qala.shared.lists.exporting import csv_value
from qala.shared.models import ExportRecord, SavedView, TimelineEntry

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


class EntryTable(Table):
    columns = [
        Column(
            "verb",
            "Verb",
            value=lambda row: row.verb,
            link=lambda row: f"/e/{row.pk}/",
            sort="verb",
            is_fixed=True,
        ),
        Column("at", "At", value=lambda row: row.at, sort="at"),
        Column("note", "Note", value=lambda row: row.note),
        Column("stage", "Stage", value=lambda row: row.to_stage, is_default=False),
        Column("secret", "Secret", value=lambda row: row.data, permission="nobody.may", sort="subject_id"),
    ]
    default_sort = "-at"

    def row_url(self, row: Any) -> str:
        return f"/e/{row.pk}/"


class EntryFilter(ListFilter):
    verb = ChoicesFilter(label="Verb", choices=[("accept", "Accepted"), ("close", "Closed")])
    at = DateRangeFilter(label="At", field_name="at")
    text = TextFilter(label="Text", field_name="note", lookup_expr="icontains")

    class Meta:
        model = TimelineEntry
        fields: list[str] = []


@pytest.fixture
def user() -> Any:
    return get_user_model()._default_manager.create(**{get_user_model().USERNAME_FIELD: "a@example.org"})


def make(count: int, **words: Any) -> None:
    TimelineEntry.objects.bulk_create(
        TimelineEntry(
            subject_kind="x.y",
            subject_id=number,
            verb="accept" if number % 2 else "close",
            at=START + timedelta(hours=number),
            note=words.get("note", f"note {number}"),
        )
        for number in range(count)
    )


def ask(query: str = "", user: Any = None, **headers: str) -> HttpRequest:
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get(f"/entries/{query}", headers=headers)
    request.user = user or AnonymousUser()
    return request


def listing(query: str = "", user: Any = None) -> screen.Listing:
    request = ask(query, user)
    return screen.Listing(
        request, TimelineEntry.objects.all(), EntryTable(request.user), "x.entries", EntryFilter
    )


def page(query: str = "", user: Any = None) -> Any:
    return listing(query, user).page(may_export=True)


def export(query: str, **more: Any) -> bytes:
    response = screen.list_screen(
        ask(query, more.pop("user", None)),
        queryset=TimelineEntry.objects.all(),
        table=EntryTable,
        filters=EntryFilter,
        template="x.html",
        screen="x.entries",
        **more,
    )
    assert isinstance(response, StreamingHttpResponse)
    return b"".join(response)


def verbs(page: Any) -> list[str]:
    return [row.cells[0].text for row in page.rows]


def test_pages_follow_their_links() -> None:
    make(60)
    first = page()
    assert len(first.rows) == 25
    assert first.count == 60
    assert first.prev_url == first.first_url == ""
    second = page(first.next_url.removeprefix("/entries/"))
    last = page(second.next_url.removeprefix("/entries/"))
    assert [len(second.rows), len(last.rows)] == [25, 10]
    assert last.next_url == last.last_url == ""
    back = page(second.prev_url.removeprefix("/entries/"))
    assert [row.pk for row in back.rows] == [row.pk for row in first.rows]
    jumped = page(first.last_url.removeprefix("/entries/"))
    assert len(jumped.rows) == 25
    assert jumped.next_url == ""


def test_sorting_only_by_permitted_columns() -> None:
    make(4)
    assert verbs(page("?sort=verb")) == ["accept", "accept", "close", "close"]
    assert page("?sort=secret").sort == "-at"
    assert page("?sort=note").sort == "-at"
    heads = {head.key: head for head in page("?sort=verb").all_columns}
    assert heads["verb"].sort_direction == "asc"
    assert "sort=-verb" in heads["verb"].sort_url
    assert not heads["note"].is_sortable
    assert "secret" not in heads


def test_filters_and_chips() -> None:
    make(48)
    shown = page("?verb=accept&verb=close&at_from=2026-03-02&at_to=2026-03-02&text=note&sort=at")
    # The city's second of March ends at 19:00 UTC; the first row is at 05:00.
    assert shown.count == 14
    labels = [(chip.label, chip.value) for chip in shown.chips]
    assert labels[0] == ("Verb", "Accepted")
    assert labels[1] == ("Verb", "Closed")
    assert [label for label, _value in labels] == ["Verb", "Verb", "At", "Text"]
    assert "verb=close" in shown.chips[0].remove_url
    assert "verb=accept" not in shown.chips[0].remove_url
    assert "at_from" not in shown.chips[2].remove_url
    assert shown.is_filtered
    assert "sort=at" in shown.clear_url
    assert "verb" not in shown.clear_url


def test_a_wrong_filter_shows_no_rows() -> None:
    make(3)
    shown = page("?at_from=junk")
    assert shown.is_empty
    assert "at" in shown.filter.form.errors


def test_the_columns_of_the_address_win_over_the_persons_own(user: Any) -> None:
    make(1)
    assert [c.key for c in page(user=user).columns] == ["verb", "at", "note"]
    saved.choose_columns(by=user, screen="x.entries", keys=["stage"])
    assert [c.key for c in page(user=user).columns] == ["verb", "stage"]
    assert [c.key for c in page("?columns=note,secret", user).columns] == ["verb", "note"]
    saved.choose_columns(by=user, screen="x.entries", keys=[])
    assert [c.key for c in page(user=user).columns] == ["verb", "at", "note"]


@pytest.mark.parametrize("count", [1, 100])
def test_the_number_of_statements_does_not_depend_on_the_rows(
    user: Any, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(permissions, "_checker", None)  # rights are read once per request, not by the list
    make(count)
    with CaptureQueriesContext(connection) as seen:
        page("?size=50", user)
    assert len(seen) <= 3


def test_counts_beyond_the_limit_are_not_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "COUNT_LIMIT", 30)
    make(40)
    assert page().count is None
    assert page().count_label == "more than 30"


def test_empty_parameters_and_the_default_view_redirect(user: Any) -> None:
    assert listing("?verb=&sort=at").better_url() == "/entries/?sort=at"
    view = saved.create(
        by=user, screen="x.entries", name="Mine", query="verb=close&page=x&view=3", is_default=True
    )
    assert view.query == "verb=close"
    assert listing("", user).better_url() == f"/entries/?verb=close&view={view.pk}"
    assert listing("?view=0", user).better_url() == ""
    assert page(f"?verb=close&view={view.pk}", user).views[0].is_active


def test_views_belong_to_their_owner(user: Any) -> None:
    view = saved.create(by=user, screen="x.entries", name="Mine", query="")
    with pytest.raises(Conflict):
        saved.create(by=user, screen="x.entries", name=" Mine ", query="")
    with pytest.raises(Invalid):
        saved.create(by=user, screen="x.entries", name=" ", query="")
    stranger = get_user_model()._default_manager.create(**{get_user_model().USERNAME_FIELD: "b@example.org"})
    with pytest.raises(Missing):
        saved.own_view(stranger, view.pk)
    assert page(user=stranger).views == []


def test_only_one_default_view(user: Any) -> None:
    one = saved.create(by=user, screen="x.entries", name="One", query="", is_default=True)
    saved.create(by=user, screen="x.entries", name="Two", query="", is_default=True)
    saved.set_default(one, is_default=True)
    assert list(SavedView.objects.filter(is_default=True).values_list("name", flat=True)) == ["One"]


def test_saving_a_view_by_its_address(client_for: Any, user: Any) -> None:
    client = client_for(user)
    answer = client.post(
        "/lists/x.entries/views/", {"name": "Late", "query": "verb=close", "next": "/entries/?a=1"}
    )
    view = SavedView.objects.get()
    assert answer["Location"] == f"/entries/?verb=close&view={view.pk}"
    client.post(f"/lists/views/{view.pk}/", {"do": "rename", "name": "Later", "next": "/entries/"})
    view.refresh_from_db()
    assert view.name == "Later"
    answer = client.post(f"/lists/views/{view.pk}/delete/", {"next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"
    assert not SavedView.objects.exists()
    answer = client.post(
        "/lists/x.entries/columns/", {"columns": "verb,stage", "next": "/entries/?columns=at&sort=at"}
    )
    assert answer["Location"] == "/entries/?sort=at"
    assert SavedView.objects.get().columns == ["verb", "stage"]


def test_csv_has_all_filtered_rows_and_is_recorded(user: Any) -> None:
    make(60, note="=1+1")
    lines = export("?format=csv&verb=accept&sort=at", user=user).decode("utf-8-sig").splitlines()
    assert lines[0] == "Verb,At,Note"
    assert len(lines) == 31
    assert lines[1] == "accept,2026-03-02 11:00:00,'=1+1"
    record = ExportRecord.objects.get()
    assert (record.by, record.row_count, record.filters) == (user, 30, ["sort", "verb"])
    assert not export("?format=csv&bom=0").startswith(b"\xef\xbb\xbf")
    assert b"Verb;At" in export("?format=csv&delimiter=semicolon")


def test_xlsx_keeps_types_and_disarms_formulas() -> None:
    make(3, note="=HYPERLINK()")
    sheet = openpyxl.load_workbook(io.BytesIO(export("?format=xlsx&sort=at"))).active
    rows = list(sheet.values)
    assert rows[0] == ("Verb", "At", "Note")
    assert rows[1] == ("close", datetime(2026, 3, 2, 10, 0), "=HYPERLINK()")
    assert sheet["C2"].data_type == "s"


@pytest.mark.parametrize("count", [0, 2, 3, 4])
def test_xlsx_goes_on_in_the_next_sheet(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qala.shared.lists.workbook.ROWS", 2)
    make(count)
    book = openpyxl.load_workbook(io.BytesIO(export("?format=xlsx&sort=at")))
    sheets = [list(sheet.values) for sheet in book]
    assert [len(rows) - 1 for rows in sheets] == {0: [0], 2: [2], 3: [2, 1], 4: [2, 2]}[count]
    assert {rows[0] for rows in sheets} == {("Verb", "At", "Note")}


def test_files_without_the_right_are_refused() -> None:
    with pytest.raises(NotAllowed):
        export("?format=csv", may_export=False)
    with pytest.raises(Invalid):
        export("?format=exe")
    assert listing().page(may_export=False).csv_url == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=1", "'=1"),
        ("+7 700", "'+7 700"),
        ("-", "'-"),
        ("@a", "'@a"),
        ("\tx", "'\tx"),
        (-5, -5),
        (None, ""),
        ("a", "a"),
    ],
)
def test_cells_cannot_start_a_formula(value: Any, text: Any) -> None:
    assert csv_value(value) == text


@pytest.mark.django_db(transaction=True)
def test_files_stream_under_asgi_without_a_warning() -> None:
    make(10)
    request = AsyncRequestFactory().get("/entries/?format=csv")
    request.user = ask().user

    async def read() -> bytes:
        def respond() -> Any:
            return screen.list_screen(
                request,
                queryset=TimelineEntry.objects.all(),
                table=EntryTable,
                template="",
                screen="x.entries",
            )

        response = await sync_to_async(respond)()
        assert response.is_async
        content = b"".join([part async for part in response])
        await sync_to_async(lambda: connection.close())()  # the thread's own
        return content

    assert len(asyncio.run(read()).splitlines()) == 11


def test_htmx_asks_for_the_list_alone() -> None:
    assert not screen.wants_fragment(ask())
    assert screen.wants_fragment(ask(**{"HX-Request": "true"}))
    assert not screen.wants_fragment(ask(**{"HX-Request": "true", "HX-Boosted": "true"}))
    assert screen.wants_fragment(ask(**{"HX-Request": "true", "HX-Boosted": "true", "HX-Target": "list"}))
    assert not screen.wants_fragment(ask(**{"HX-Request": "true", "HX-History-Restore-Request": "true"}))


def test_a_permitted_column_appears(user: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permissions, "_checker", lambda _user, code: code == "nobody.may")
    make(1)
    assert "secret" in [column.key for column in page(user=user).columns]
