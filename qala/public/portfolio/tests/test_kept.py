"""The real site behind the kept pages: what was withdrawn is in no later answer, and pages hold nothing personal."""

import asyncio
from typing import Any

import pytest

from qala.config.handler import ThreadedHandler
from qala.office.projects.actions.publish import take_publication
from qala.public.projection.models import PublicProject
from qala.shared.kept import KeptPages, generations
from qala.shared.kept.triggers import topic_of
from qala.shared.tests.test_kept import get

PAGES = [
    "/",
    "/projects/",
    "/projects/?health=green",
    "/projects/map/",
    "/projects/map/points/",
    "/projects/timeline/",
    "/projects/districts/",
    "/projects/around/",
    "/projects/around/?lon=71.43&lat=51.13",
    "/projects/around/points/?lon=71.43&lat=51.13",
    "/opendata/",
    "/opendata/data/projects/",
    "/open/appeals/",
    "/open/map/",
    "/open/map/points/",
    "/open/districts/",
]


@pytest.fixture
def site(transactional_db: None, city: Any, settings: Any) -> KeptPages:
    settings.ALLOWED_HOSTS = ["*"]
    return KeptPages(ThreadedHandler(), most_bytes=10_000_000)


def asked(site: Any, *paths: str, **headers: str) -> list[Any]:
    """Answers one after another, in one event loop."""

    async def ask() -> list[Any]:
        try:
            return [await get(site, path, **headers) for path in paths]
        finally:
            await site.asker.close()

    return asyncio.run(ask())


def test_pages_for_strangers_are_kept_and_hold_no_token(site: Any, row: PublicProject) -> None:
    answers = dict(zip(pages := [*PAGES, f"/projects/{row.code}/"], asked(site, *pages), strict=True))
    for path, (status, headers, body) in answers.items():
        assert status == 200, path
        assert "set-cookie" not in headers, path
        assert "csrf" not in body.lower(), path
        assert "nonce" not in headers["content-security-policy"] + body, path
    assert len(site.store) == len(pages)


def test_a_withdrawn_project_is_in_no_later_answer(site: Any, row: PublicProject, city: Any) -> None:
    pages = [
        "/projects/",
        f"/projects/?block={row.block}",
        f"/projects/{row.code}/",
        "/opendata/data/projects/",
    ]
    before = asked(site, *pages)
    assert all(row.code in body for _status, _headers, body in before)
    title = str(row.facts.title)
    take_publication(
        project_id=row.project_id, verb="withdraw", reason="Under review", by=city.people.project_office
    )
    after = asked(site, *pages)
    assert [status for status, _headers, _body in after] == [200, 200, 410, 200]
    for _status, _headers, body in (*after[:2], after[3]):
        assert title not in body
        assert f"/projects/{row.code}/" not in body


def test_names_in_filters_go_with_their_project(site: Any, row: PublicProject, city: Any) -> None:
    curator = row.curator
    assert curator
    assert curator in asked(site, "/projects/")[0][2]
    take_publication(
        project_id=row.project_id, verb="withdraw", reason="Under review", by=city.people.project_office
    )
    assert curator not in asked(site, "/projects/")[0][2]


def test_a_language_is_chosen_without_a_token(site: Any) -> None:
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/i18n/setlang/", {"language": "ru", "next": "/projects/"})
    assert (answer.status_code, answer.cookies["qala_language"].value) == (302, "ru")
    foreign = strict.post("/i18n/setlang/", {"language": "en"}, headers={"sec-fetch-site": "cross-site"})
    assert foreign.status_code == 403
    assert "qala_language" not in foreign.cookies


def test_another_projects_change_leaves_a_page_alone(site: Any, row: PublicProject) -> None:
    other = next(
        f"p-{n}" for n in range(99) if topic_of("projects", f"p-{n}") != topic_of("projects", row.code)
    )
    before = generations()
    PublicProject.objects.filter(pk=row.pk).update(completeness=7)
    after = generations()
    mine, all_of_them = topic_of("projects", row.code), "projects"
    assert after[mine] > before[mine]
    assert after[all_of_them] == before[all_of_them] + 1
    assert after.get(topic_of("projects", other), 0) == before.get(topic_of("projects", other), 0)
