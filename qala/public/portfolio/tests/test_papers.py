"""Passport, QR code, feed and figures: for everybody, without names of more people, and gone when withdrawn."""

import csv
import io
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.office.projects.actions.publish import take_publication
from qala.public.portfolio.queries import paper
from qala.public.projection.models import PublicProject

ATOM = "{http://www.w3.org/2005/Atom}"


def got(client: Client, row: PublicProject, name: str, language: str = "ru", **more: str) -> Any:
    url = reverse(f"portfolio:{name}", kwargs={"code": row.code, **more})
    return client.get(url, headers={"Accept-Language": language})


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_passport_is_an_accessible_pdf_in_the_language(
    client: Client, row: PublicProject, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[dict[str, Any]] = []
    real = paper.typeset

    def listening(sheet: Any, data: Any, **words: Any) -> bytes:
        told.append(data)
        return real(sheet, data, **words)

    monkeypatch.setattr(paper, "typeset", listening)
    body = got(client, row, "passport", language).content
    assert body.startswith(b"%PDF")
    assert b"pdfuaid" in body
    assert (told[0]["lang"], told[0]["title"]) == (language, row.facts.title.said(language))
    rows = [cell for table in told[0]["tables"] for cells in table["rows"] for cell in cells]
    assert row.facts.contracts[0].number in rows
    assert row.facts.milestones[0].name.said(language) in rows
    figures, lists = dict(told[0]["figures"]), dict(told[0]["lists"])
    with override(language):
        assert figures[_("Start by the plan")] == date_format(
            row.facts.dates.promised_start, "SHORT_DATE_FORMAT"
        )
        assert lists[_("Risks")][0] == [_("Open risks"), str(row.facts.risks.count)]
        assert len(lists[_("Decisions")]) == len(row.facts.decisions) > 0
        titles = {each["title"]: each["rows"] for each in told[0]["tables"]}
        results = titles.get(_("Direct results"), []) + titles.get(_("Final results"), [])
        assert len(results) == len(row.facts.outcomes) > 0
        assert len(titles.get(_("Steps"), [])) == len(row.facts.steps)
    got(client, row, "passport", language)
    assert len(told) == 1  # the second visitor gets the kept one


def test_the_code_leads_to_the_page(client: Client, row: PublicProject) -> None:
    answer = got(client, row, "qr")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert ET.fromstring(answer.content).tag.endswith("svg")


def test_the_feed_tells_reports_milestones_and_photos(client: Client, row: PublicProject) -> None:
    feed = ET.fromstring(got(client, row, "feed").content)
    ids = [entry.findtext(f"{ATOM}id", "").partition("#")[2] for entry in feed.iter(f"{ATOM}entry")]
    assert f"report-{row.facts.reports[0].id}" in ids
    assert {f"photo-{one.id}" for one in row.facts.photos} <= set(ids)
    assert len(ids) == len(set(ids))


def test_figures_are_those_of_the_curve(client: Client, row: PublicProject) -> None:
    text = got(client, row, "figures", curve="progress").content.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head == ["day", "physical", "planned", "financial"]
    assert rows[-1][1:] == ["43.00", "52.00", "21.00"]
    money = got(client, row, "figures", curve="money").content.decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(money))) == ["month", "planned", "paid", "currency"]
    assert got(client, row, "figures", curve="people").status_code == 404


def test_all_of_them_are_gone_when_it_is_withdrawn(client: Client, city: Any, row: PublicProject) -> None:
    got(client, row, "passport")
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="Пересмотр"
    )
    names: list[tuple[str, dict[str, str]]] = [
        ("passport", {}), ("qr", {}), ("feed", {}), ("figures", {"curve": "money"}),
    ]  # fmt: skip
    assert {got(client, row, name, **more).status_code for name, more in names} == {410}
