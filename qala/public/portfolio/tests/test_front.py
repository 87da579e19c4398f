"""The site's first page, its map for search engines and its search know the projects."""

import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.test import Client

from qala.office.projects.actions.publish import take_publication
from qala.public.projection.models import PublicProject


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_first_page_says_what_the_city_builds(
    client: Client, more: list[PublicProject], language: str
) -> None:
    page = client.get("/", headers={"Accept-Language": language})
    assert page.context["totals"].count == 2
    assert sum(count for _url, _name, count in page.context["stages"]) == 2
    text = page.content.decode()
    for name in ("all_url", "late_url", "ending_url"):
        assert page.context[name].replace("&", "&amp;") in text
    assert client.get(page.context["all_url"]).context["page"].count == 2
    assert client.get(page.context["late_url"]).context["page"].count == page.context["totals"].late
    assert client.get(page.context["ending_url"]).context["page"].count == page.context["totals"].ending
    for url, _name, count in page.context["stages"]:
        assert client.get(url).context["page"].count == count


def test_without_projects_the_first_page_says_nothing_of_them(client: Client, city: Any) -> None:
    assert 'id="builds"' not in client.get("/").content.decode()


def test_the_sitemap_names_public_projects_alone(client: Client, city: Any, row: PublicProject) -> None:
    text = client.get("/sitemap.xml").content.decode()
    ET.fromstring(text)
    assert f"/projects/{row.code}/<" in text
    assert "/projects/around/<" in text
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="wrong"
    )
    assert f"/projects/{row.code}/<" not in client.get("/sitemap.xml").content.decode()


def test_staff_find_public_projects_once(client: Client, city: Any, row: PublicProject) -> None:
    word = row.facts.title.ru.split()[0]
    client.force_login(city.people.operator)
    assert f"/projects/{row.code}/" in client.get("/search/", {"q": word}).content.decode()
    client.force_login(city.people.project_office)
    text = client.get("/search/", {"q": word}).content.decode()
    assert f'"/projects/{row.code}/"' not in text
    assert f"/office/projects/{row.code}/" in text
