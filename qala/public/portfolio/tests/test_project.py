"""The page of a project: everything public in three languages, nothing else, and nothing after it was withdrawn."""

import html
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from qala.office.projects.actions.publish import take_publication
from qala.office.projects.actions.talk import comment
from qala.office.projects.models import Standing
from qala.office.reporting.models import ProjectPhoto
from qala.office.risks.models import Risk
from qala.public.portfolio.templatetags.public_project import subject
from qala.public.projection.actions import refresh
from qala.public.projection.models import PublicProject
from qala.public.projection.rules.facts import Words
from qala.shared.clock import now, today

SECRET = "Zhasyrynsoz"


def page(client: Client, row: PublicProject, language: str = "ru") -> Any:
    return client.get(reverse("portfolio:project", args=[row.code]), headers={"Accept-Language": language})


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_tells_everything_in_the_language(client: Client, row: PublicProject, language: str) -> None:
    text = page(client, row, language).content.decode()
    facts = row.facts
    names = [facts.title, facts.block.name, facts.department.name, *(one.name for one in facts.milestones)]
    for each in names:
        assert each.said(language) in text
    assert all(one.name in text for one in facts.officials)
    assert all(one.number in text for one in facts.contracts)
    assert all(one.id in text for one in (*facts.photos, *facts.documents))
    assert all(one.title.said(language) in text for one in facts.outcomes)
    assert facts.reports[0].narrative.said(language) in text


def test_a_contract_called_as_its_project_is_said_in_the_readers_language() -> None:
    title = Words(kk="Көше", ru="Улица")
    with override("kk"):
        assert subject("Улица", title) == "Көше"
        assert subject("Поставка щебня", title) == "Поставка щебня"


def test_every_link_answers_with_what_it_says(client: Client, row: PublicProject) -> None:
    text = page(client, row).content.decode()
    main = text[text.index("<main") : text.index("</main>")]
    addresses = {html.unescape(each) for each in re.findall(r'(?:href|src)="(/[^"#]+)"', main)}
    answers = {each: client.get(each, follow=True) for each in addresses}
    assert {each: answer.status_code for each, answer in answers.items() if answer.status_code != 200} == {}
    for one in row.facts.documents:
        paper = answers[reverse("files:variant", args=[one.id, "clean"])]
        assert paper.headers["Content-Type"] == one.media_type
        assert "filename" in paper.headers["Content-Disposition"]
    said = {each: answer.headers.get("Content-Type", "") for each, answer in answers.items()}
    assert {kind for each, kind in said.items() if "/files/" in each} <= {
        "image/webp", "image/jpeg", "application/pdf",
    }  # fmt: skip
    assert said[reverse("portfolio:passport", args=[row.code])] == "application/pdf"
    assert {kind for kind in said.values() if "json" in kind and "geo" not in kind} == set()


def test_no_secret_of_the_office_is_there(client: Client, city: Any, row: PublicProject) -> None:
    Risk.objects.filter(project=row.project).update(cause=SECRET, event=SECRET, effect=SECRET)
    comment(project_id=row.project_id, text=SECRET, by=city.people.project_head)
    Standing.objects.update_or_create(
        project=row.project,
        day=today(),
        defaults={
            "reasons": [{"code": "risk", "value": "20", "name": SECRET}],
            "health": "red",
            "reckoned_at": now(),
        },
    )
    ProjectPhoto.objects.filter(project=row.project).update(lon=76.912345, lat=43.212345)
    refresh(row.project_id)
    text = page(client, row).content.decode()
    assert SECRET not in text
    assert "20 баллов из 25" in text
    assert "43.212345" not in text
    assert "/original" not in text
    assert city.people.project_head.email not in text


def test_search_engines_read_what_it_is_about(client: Client, row: PublicProject) -> None:
    text = page(client, row).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.+?)</script>', text)
    assert found is not None
    data = json.loads(found[1])
    assert data["mainEntity"]["identifier"] == row.code
    assert data["mainEntity"]["name"] == row.facts.title.ru
    assert f'<meta property="og:title" content="{row.facts.title.ru}">' in text


def test_what_was_withdrawn_is_gone_at_once(client: Client, city: Any, row: PublicProject) -> None:
    assert page(client, row).status_code == 200
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="Пересмотр"
    )
    answer = page(client, row)
    assert answer.status_code == 410
    text = answer.content.decode()
    assert "Пересмотр" in text
    assert "<h1>Снято с сайта</h1>" in text
    assert row.facts.title.ru not in text


def test_an_open_page_is_sent_away_when_it_is_withdrawn(
    client: Client, city: Any, row: PublicProject
) -> None:
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="Пересмотр"
    )
    answer = client.get(reverse("portfolio:project", args=[row.code]), headers={"HX-Request": "true"})
    assert (answer.headers["HX-Refresh"], answer.content) == ("true", b"")


def test_an_unknown_code_is_not_there(client: Client, row: PublicProject) -> None:
    assert client.get(reverse("portfolio:project", args=["nothing"])).status_code == 404


def test_it_costs_the_same_whatever_it_holds(client: Client, row: PublicProject, assert_queries: Any) -> None:
    page(client, row)
    with assert_queries(2):  # the row, and whether its questions moved; the drawn parts are kept
        page(client, row)


def test_news_are_drawn_although_parts_are_kept(client: Client, row: PublicProject) -> None:
    page(client, row)
    ProjectPhoto.objects.filter(project=row.project).update(alt_ru="Совсем новая подпись")
    assert refresh(row.project_id)
    assert "Совсем новая подпись" in page(client, row).content.decode()


def test_strangers_leave_no_trace(client: Client, row: PublicProject) -> None:
    answer = page(client, row)
    assert "sessionid" not in answer.cookies
