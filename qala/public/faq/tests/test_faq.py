"""Residents read, search and judge the public answers; banners speak at once."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.knowledge.actions import end_banner, record_use, save_banner
from qala.contact.knowledge.events import BannerChanged
from qala.contact.knowledge.tests.factories import make_article, make_banner
from qala.public.faq.actions import say
from qala.public.faq.models import Opening, Opinion
from qala.shared.errors import Invalid, Missing
from qala.shared.models import OutboxEntry
from tests.kept import kept
from tests.personas import everybody


@kept(is_frozen=True)
def world() -> World:
    return make_world(everybody())


@pytest.fixture
def article(world: World) -> Any:
    return make_article(world.people.content_editor, card={"topics": [world.heat], "is_public": True})


def test_only_public_articles_are_there(world: World, article: Any, client: Client) -> None:
    inner = make_article(world.people.content_editor, title_kk="Ішкі нұсқау", body_kk="Қызметкерлерге")
    draft = make_article(world.people.content_editor, is_published=False, card={"is_public": True})
    page = client.get("/faq/").content.decode()
    assert "Пәтерде жылу жоқ" in page
    assert "Ішкі нұсқау" not in page
    assert client.get("/faq/", {"q": "Ішкі нұсқау"}).context["found"] == []
    for hidden in (inner, draft):
        assert client.get(f"/faq/{hidden.pk}/").status_code == 404
    assert client.get(f"/faq/{article.pk}/").status_code == 200


@pytest.mark.parametrize(
    "typed", ["жылу жоқ", "zhylu zhoq", "отоплние", "батареялар", "ОТОПЛЕНИЯ", ",fnfhtb"]
)
def test_any_spelling_finds_it(article: Any, client: Client, typed: str) -> None:
    assert [each.pk for each in client.get("/faq/", {"q": typed}).context["found"]] == [article.pk], typed


def test_another_language_is_told(article: Any, client_for: Any) -> None:
    page = client_for(**{"accept-language": "en"}).get(f"/faq/{article.pk}/").content.decode()
    assert 'lang="kk"' in page
    assert "Not in your language yet" in page
    assert "Not in your language" not in client_for(**{"accept-language": "ru"}).get("/faq/").content.decode()


def test_most_asked_counts_openings_and_the_desk(world: World, article: Any, client: Client) -> None:
    other = make_article(
        world.people.content_editor, card={"is_public": True}, title_kk="Қар", body_kk="Қар тазалау"
    )
    for _number in range(2):
        client.get(f"/faq/{other.pk}/")
    client.get(f"/faq/{article.pk}/")
    assert Opening.objects.get(article=other).count == 2
    assert [each.pk for each in client.get("/faq/").context["asked"]] == [other.pk, article.pk]
    for _number in range(3):
        record_use(article_id=article.pk, by=world.people.operator)
    assert [each.pk for each in client.get("/faq/").context["asked"]] == [article.pk, other.pk]


def test_an_opinion_is_one_per_visitor(world: World, article: Any, client: Client) -> None:
    address = f"/faq/{article.pk}/opinion/"
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"reason": "unclear", "note": "Көп сөз"}).status_code == 302
    assert client.post(address, {"helpful": "yes"}).status_code == 302
    row = Opinion.objects.get()
    assert (row.is_helpful, row.reason, row.note) == (True, "", "")
    assert "127.0.0.1" not in row.visitor
    with pytest.raises(Invalid):
        say(article_id=article.pk, visitor="v", is_helpful=False)
    with pytest.raises(Missing):
        say(article_id=article.pk + 1, visitor="v", is_helpful=True)


def test_opinions_are_throttled(article: Any, client: Client) -> None:
    codes = [client.post(f"/faq/{article.pk}/opinion/", {"helpful": "yes"}).status_code for _n in range(21)]
    assert codes[-1] == 429
    assert set(codes[:-1]) == {302}


def test_it_leads_to_an_appeal_about_the_topic(world: World, article: Any, client: Client) -> None:
    page = client.get(f"/faq/{article.pk}/").content.decode()
    assert f"/submit/?topic={world.heat.pk}" in page


def test_a_banner_speaks_at_once_and_falls_silent_at_once(world: World, client_for: Any) -> None:
    client = client_for(**{"accept-language": "kk"})
    by = world.people.content_editor
    assert "Су тасқыны" not in client.get("/").content.decode()
    made = make_banner(by, is_public=True)
    for address in ("/", "/faq/"):
        assert "Су тасқыны" in client.get(address).content.decode()
    save_banner(banner_id=made.pk, title_kk="Су қайтты", by=by)
    assert "Су қайтты" in client.get("/").content.decode()
    end_banner(banner_id=made.pk, on=date(2026, 3, 2), by=by)
    assert "Су қайтты" not in client.get("/").content.decode()


def test_open_desks_hear_of_a_banner(world: World) -> None:
    made = make_banner(world.people.content_editor, is_public=True)
    told = OutboxEntry.objects.get(topic="banner")
    assert told.data == {"id": made.pk}
    assert BannerChanged(made.pk) == BannerChanged(banner_id=made.pk)


def test_three_questions_cost_no_more_than_one(world: World, article: Any, client: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get("/faq/")
        return len(caught)

    cost()
    first = cost()
    for number in range(3):
        make_article(
            world.people.content_editor, card={"topics": [world.heat], "is_public": True}, title_kk=f"Сұрақ {number}",
            body_kk="Жауап",
        )  # fmt: skip
    assert cost() == first
