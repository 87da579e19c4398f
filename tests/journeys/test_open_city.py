"""The open city across its rooms: one figure everywhere, and nothing left of what was withdrawn."""

import csv
import html
import io
import json
import math
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.utils import translation

from qala.office.projects.actions.publish import take_publication
from qala.public.opendata.actions import measure, take
from qala.public.opendata.models import Snapshot
from qala.public.opendata.queries import oc4ids
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.opendata.rules.oc4ids import check
from qala.public.portfolio.queries import paper
from qala.public.portfolio.queries.totals import total
from qala.public.projection.access import public_projects
from qala.public.projection.actions.refresh import digest_of
from qala.public.projection.models import PublicProject
from qala.public.projection.tests import samples
from qala.shared import money
from qala.shared.choices import forget
from tests.personas import everybody

OF_PROJECTS = [each for each in DATASETS.values() if each.of]
OF_MONEY = ("budget", "paid")


@pytest.fixture
def city(db: None, frozen_clock: Any) -> Iterator[Any]:
    """People of every role."""
    caches["local"].clear()
    forget()
    yield SimpleNamespace(people=everybody())
    caches["local"].clear()


@pytest.fixture
def row(city: Any) -> PublicProject:
    """Published, with everything."""
    return samples.public_project(city)


def like(row: PublicProject, code: str, **facts: Any) -> PublicProject:
    """Another one with the same money, and other facts."""
    office = type(row.project).objects.get(pk=row.project_id)
    office.pk, office.code, office._state.adding = None, code, True
    office.save()
    copy = PublicProject.objects.get(pk=row.pk)
    copy.pk, copy.project, copy.code, copy._state.adding = None, office, code, True
    copy.document = {**copy.document, "code": code, **facts}
    copy.stage, copy.digest = copy.document["stage"], digest_of(copy.document)
    copy.save()
    return copy


@pytest.fixture
def three(row: PublicProject) -> list[PublicProject]:
    """Two more like it, one of them with a loan in dollars; and a fourth that is cancelled."""
    made = [row, like(row, "P-9001")]
    like(row, "P-9009", stage="cancelled", phase="cancelled")
    money = row.document["money"]
    loan = {"currency": "USD", "original": None, "budget": "5000000.00", "paid": "1250000.00"}
    added = {
        "sums": [*money["sums"], {**dict.fromkeys(money["sums"][0]), **loan}],
        "lines": [*money["lines"], {"year": 2026, "source": "loan", **loan}],
    }
    return [*made, like(row, "P-9002", money={**money, **added})]


def body(path: str, language: str = "ru") -> bytes:
    response: Any = Client().get(path, headers={"Accept-Language": language})
    assert response.status_code == 200, (path, response.status_code)
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


def rows_of(dataset: str, file_format: str) -> list[dict[str, Any]]:
    """By the codes of the columns, whatever the format."""
    content = body(f"/opendata/data/{dataset}.{file_format}?lang=en")
    codes = [each.code for each in DATASETS[dataset].columns]
    if file_format == "csv":
        table: Any = list(csv.reader(io.StringIO(content.decode())))[1:]
    elif file_format == "xlsx":
        sheet: Any = openpyxl.load_workbook(io.BytesIO(content)).active
        table = list(sheet.iter_rows(min_row=2, values_only=True))
    elif file_format == "parquet":
        return list(pq.read_table(io.BytesIO(content)).to_pylist())
    else:
        return [json.loads(line) for line in content.splitlines()]
    return [dict(zip(codes, line, strict=True)) for line in table]


Sums = dict[str, dict[str, Decimal]]
LOAN = {"budget": Decimal(5_000_000), "paid": Decimal(1_250_000)}


def added(rows: list[dict[str, Any]], name: str) -> Decimal:
    return sum((Decimal(str(each[name])) for each in rows if each[name] not in (None, "")), Decimal(0))


def sums(rows: list[dict[str, Any]]) -> Sums:
    """Of those that are not cancelled, as whoever reads a file adds them up."""
    live = [each for each in rows if each["stage"] != "cancelled"]
    assert len(live) < len(rows)
    return {
        code: {name: added([each for each in live if each["currency"] == code], name) for name in OF_MONEY}
        for code in {each["currency"] for each in live}
    }


def words_of(path: str, first: str, last: str) -> str:
    """What people read on the page between two pieces of it."""
    page = html.unescape(body(path, "en").decode()).replace("\xa0", " ")
    cut = page[page.index(first) :]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", cut[: cut.index(last)]))


@pytest.fixture
def expected(row: PublicProject, three: list[PublicProject]) -> Sums:
    """Of the three; all of the dollars is the loan."""
    own = {name: sum((getattr(each, name) for each in three), Decimal(0)) for name in OF_MONEY}
    assert all(own.values())
    return {row.currency: own, "USD": LOAN}


def test_totals_are_one_number_in_every_file(row: PublicProject, expected: Sums) -> None:
    """CSV, XLSX, JSON lines, Parquet, features, OC4IDS of the same moment: the cancelled one by its stage, each
    currency by itself."""
    own = {row.currency: expected[row.currency]}
    for file_format in ("csv", "xlsx", "jsonl", "parquet"):
        assert sums(rows_of("projects", file_format)) == own, file_format
        assert sums(rows_of("budgets", file_format)) == expected, file_format
    features = json.loads(body("/opendata/features/collections/projects/items?f=json"))["features"]
    assert sums([each["properties"] for each in features]) == own
    package = json.loads(body("/opendata/oc4ids/ru/projects.json"))["projects"]
    live = [each for each in package if each["status"] != "cancelled"]
    assert (len(package), len(live)) == (4, 3)
    told = [each["budget"]["amount"] for each in live]
    assert {each["currency"] for each in told} == {row.currency}
    assert added(told, "amount") == own[row.currency]["budget"]
    cuts = [cut for each in live for cut in each["budget"]["budgetBreakdowns"]]
    parts = {
        cut["id"]: {line["amount"]["currency"] for line in cut["budgetBreakdown"]} for cut in cuts
    }  # no cut holds two
    assert parts == {"year": {row.currency}, "source": {row.currency}, "year-USD": {"USD"}}
    (loan,) = [cut for cut in cuts if cut["id"] == "year-USD"]
    assert added([line["amount"] for line in loan["budgetBreakdown"]], "amount") == LOAN["budget"]
    assert check({"projects": package, **oc4ids.head(oc4ids.site("ru"), "/", row.changed_at)}) == []
    paid = [
        payment["value"]
        for each in live
        for process in each["contractingProcesses"]
        for payment in process["summary"].get("transactions", [])
    ]
    assert added(paid, "amount") == own[row.currency]["paid"]


def test_totals_are_one_number_on_every_page(row: PublicProject, expected: Sums) -> None:
    """What is shown on the list, of districts and their file, and in a part for other sites."""
    told = total(public_projects())
    assert {
        code: {name: getattr(one, name) for name in OF_MONEY} for code, one in told.money.items()
    } == expected
    with translation.override("en"):
        said = [
            money.short(amount, code).replace("\xa0", " ")
            for code, amounts in expected.items()
            for amount in amounts.values()
        ]
    stats = words_of("/projects/", 'class="q-stats"', "Data as of")
    together = words_of("/projects/districts/", "<tfoot", "</tfoot>")
    for text in (stats, together):
        assert all(each in text for each in said), (said, text)
    assert re.search(r"Projects 3\b|\b3 Projects", stats), stats
    assert together.split("All together")[1].split()[0] == "3"
    head, *lines = csv.reader(io.StringIO(body("/projects/districts/?format=csv", "en").decode("utf-8-sig")))
    rows = [dict(zip(head, line, strict=True)) for line in lines]
    assert added(rows, "Projects") == 3
    for code, amounts in expected.items():
        assert (added(rows, f"Budget, {code}"), added(rows, f"Paid, {code}")) == tuple(amounts.values())
    chart = words_of("/projects/embed/chart/money/?lang=en", "<body", "</body>")
    assert (row.currency in chart, "USD" in chart) == (True, True)
    assert said[2] in chart  # all dollars are of one year


def test_a_project_says_the_same_on_its_page_and_paper(
    row: PublicProject, three: list[PublicProject], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[dict[str, Any]] = []
    real = paper.typeset
    monkeypatch.setattr(
        paper, "typeset", lambda sheet, data, **words: told.append(data) or real(sheet, data, **words)
    )
    with translation.override("ru"):
        loan = [money.say(each, "USD") for each in LOAN.values()]
        own = [money.say(getattr(row, name), row.currency) for name in OF_MONEY]
    for one, said in ((row, own), (three[2], [*own, *loan])):
        page = html.unescape(body(f"/projects/{one.code}/").decode()).replace("\xa0", " ")
        assert body(f"/projects/{one.code}/passport.pdf").startswith(b"%PDF")
        figures = {value.replace("\xa0", " ") for _label, value in told[-1]["figures"]}
        for each in said:
            assert each.replace("\xa0", " ") in figures
            assert each.replace("\xa0", " ") in page


def addresses(row: PublicProject) -> list[str]:
    """Wherever a project may stand, without those of itself."""
    lon, lat = row.lon or 0, row.lat or 0
    x, y = tile(lon, lat, 12)
    files = [f"/opendata/data/{each.code}.{name}?lang=ru" for each in OF_PROJECTS for name in each.formats]
    return [
        *files, "/projects/", "/projects/?format=csv", f"/projects/?q={row.code}", "/projects/map/",
        "/projects/map/points/",
        "/projects/timeline/", "/projects/districts/", f"/projects/districts/{row.district}/",
        f"/projects/around/?lon={lon}&lat={lat}", f"/projects/around/points/?lon={lon}&lat={lat}", "/",
        "/opendata/features/collections/projects/items?f=json", "/opendata/features/collections/projects/items?f=html",
        f"/opendata/features/collections/projects/items?bbox={lon - 1},{lat - 1},{lon + 1},{lat + 1}",
        "/sitemap.xml", f"/tiles/projects/12/{x}/{y}.mvt", "/opendata/quality/",
    ]  # fmt: skip


def tile(lon: float, lat: float, zoom: int) -> tuple[int, int]:
    count, bow = 2**zoom, math.radians(lat)
    return int((lon + 180) / 360 * count), int((1 - math.asinh(math.tan(bow)) / math.pi) / 2 * count)


def own(row: PublicProject) -> list[str]:
    """Addresses that are gone with it."""
    return [
        f"/projects/{row.code}/", f"/projects/{row.code}/passport.pdf", f"/projects/{row.code}/feed.atom",
        f"/projects/{row.code}/qr.svg", f"/projects/{row.code}/card/",
        f"/opendata/features/collections/projects/items/{row.code}",
        *(f"/opendata/oc4ids/{each}/projects/oc4ids-000000-{row.code}.json" for each in ("kk", "ru", "en")),
    ]  # fmt: skip


def text_of(path: str) -> str:
    """What stands in it, packed or not; nothing where nothing is to be had."""
    response: Any = Client().get(path, headers={"Accept-Language": "ru"})
    if response.status_code in (204, 404):
        return ""
    assert response.status_code == 200, (path, response.status_code)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if ".xlsx" in path:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    if ".parquet" in path:
        return str(pq.read_table(io.BytesIO(content)).to_pylist())
    return bytes(content).decode(errors="replace")


def test_what_was_withdrawn_is_gone_everywhere(row: PublicProject, city: Any) -> None:
    """Caches warm: everything is asked for before, and again at once after."""
    facts, places = row.facts, addresses(row)
    take(month=date(2026, 3, 1))
    measure()
    files = [f"/files/{each.id}/thumb-320" for each in facts.photos] + [
        f"/files/{each.id}/clean" for each in facts.documents
    ]
    assert facts.photos
    assert facts.documents
    before = {path: Client().get(path, follow=True).status_code for path in (*own(row), *files)}
    assert before == dict.fromkeys((*own(row), *files), 200)
    shown = [path for path in places if row.code in text_of(path)]
    assert len(shown) > len(places) // 2
    with (
        connection.cursor() as cursor
    ):  # a transaction of its own outside of tests: it raises the generations anew
        cursor.execute("SELECT set_config('qala.raised', '', true)")
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="Wrong sums"
    )
    titles = {facts.title.said(each) for each in ("kk", "ru", "en")}
    for path in places:
        marks = titles if "q=" in path else {row.code, *titles}  # a page of search repeats what was typed
        text = text_of(path)
        assert not [each for each in marks if each in text], path
    for path in own(row):
        assert Client().get(path).status_code == 410, path
    for path in files:
        assert Client().get(path, follow=True).status_code in (403, 404, 410), path
    for language in ("kk", "ru", "en"):
        assert Client().get(f"/opendata/oc4ids/{language}/projects.json").status_code == 404
    (change,) = json.loads(body("/opendata/oc4ids/changes.json"))["changes"]
    assert (change["withdrawn"], change["reason"]) == (True, "Wrong sums")
    assert {Client().get(each.get_absolute_url()).status_code for each in Snapshot.objects.all()} == {410}
