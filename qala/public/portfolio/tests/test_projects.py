"""The public portfolio: filters, sums and files say the same; what was withdrawn is nowhere."""

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Sum
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from qala.office.projects.actions.publish import take_publication
from qala.office.projects.models import Stage, Standing
from qala.public.portfolio.queries.cards import cards
from qala.public.portfolio.queries.totals import total, totals_by
from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject
from qala.shared.models.lists import ExportRecord

URL = "/projects/"


def found(client: Client, **query: Any) -> set[str]:
    page = client.get(URL, query).context["page"]
    return {one.url.split("/")[-2] for one in page.rows}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_strangers_read_the_list_in_their_language(client: Client, row: PublicProject, language: str) -> None:
    text = client.get(URL, headers={"Accept-Language": language}).content.decode()
    assert row.facts.title.said(language) in text
    assert row.facts.block.name.said(language) in text
    assert reverse("portfolio:project", args=[row.code]) in text


def test_each_filter_narrows(client: Client, row: PublicProject, more: list[PublicProject]) -> None:
    cancelled, foreign = more
    every = {row.code, cancelled.code, foreign.code}
    assert found(client, size="25") == every
    assert found(client, sign="live") == {row.code, foreign.code}
    assert found(client, block="other") == {foreign.code}
    assert found(client, currency="USD") == {foreign.code}
    assert found(client, stage=Stage.CANCELLED) == {cancelled.code}
    assert found(client, curator=row.curator) == every
    assert found(client, department=row.department, year=str(row.year)) == every
    assert found(client, portfolio="nowhere") == set()
    assert found(client, q=row.facts.title.ru.split()[0]) == every
    assert found(client, q="thereisnosuchword") == set()
    assert found(client, least="7", most="7") == {cancelled.code, foreign.code}
    assert found(client, least="junk") == set()


def test_sums_are_the_offices_and_never_across_currencies(
    row: PublicProject, more: list[PublicProject]
) -> None:
    made = total(public_projects())
    assert made.count == 2
    assert made.by_stage == {row.stage: 2}
    newest = Standing.objects.filter(project=row.project, is_newest=True).aggregate(Sum("paid"))["paid__sum"]
    assert made.money[row.currency].paid == row.paid
    assert made.money[row.currency].budget == row.budget
    assert made.money["USD"].budget == Decimal(7_000_000)
    assert newest is None or newest == row.paid
    assert made.oldest == made.newest == row.data_as_of


def test_a_card_counts_the_rows_it_leads_to(client: Client, row: PublicProject) -> None:
    made = cards("block", "block")
    assert [card.totals.count for card in made] == [1]
    page = client.get(made[0].url).context["page"]
    assert page.count == 1
    PublicProject.objects.filter(pk=row.pk).update(portfolios=["five", "drive"])
    assert {code: one.count for code, one in totals_by(public_projects(), "portfolios").items()} == {
        "five": 1,
        "drive": 1,
    }


def test_a_withdrawn_project_vanishes(client: Client, city: Any, row: PublicProject) -> None:
    assert row.code in found(client)
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="wrong"
    )
    assert found(client) == set()
    assert total(public_projects()).count == 0
    text = client.get(URL, headers={"Accept-Language": "ru"}).content.decode()
    assert str(row.facts.title) not in text


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_files_hold_what_is_filtered_and_write_nothing(client: Client, row: PublicProject, kind: str) -> None:
    with override("ru"):
        answer = client.get(
            URL,
            {"format": kind, "stage": row.stage, "columns": "code,budget"},
            headers={"Accept-Language": "ru"},
        )
    body = b"".join(answer.streaming_content)
    assert ExportRecord.objects.count() == 0
    if kind == "csv":
        lines = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
        assert len(lines) == 2
        assert row.code in lines[1]
    else:
        assert body.startswith(b"PK")


def test_the_page_asks_as_much_for_three_rows_as_for_one(
    client: Client, row: PublicProject, more: list[PublicProject], django_assert_max_num_queries: Any
) -> None:
    client.get(URL)
    with django_assert_max_num_queries(9) as asked:
        client.get(URL)
    assert not [one for one in asked.captured_queries if not one["sql"].startswith("SELECT")]
    many = len(asked.captured_queries)
    PublicProject.objects.filter(pk__in=[one.pk for one in more]).update(stage=Stage.PLANNED)
    with django_assert_max_num_queries(many):
        client.get(URL)
