"""What the rooms above ask, in how many statements."""

from datetime import date, timedelta
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.knowledge.actions import end_banner, save_banner, save_version
from qala.contact.knowledge.models import Article
from qala.contact.knowledge.queries import answers_for, banners_for, public_banners
from qala.contact.knowledge.rules.content import Content
from qala.contact.knowledge.tests.factories import make_article, make_banner
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed


def titles(text: str, topic: Any = None, district: Any = None, language: str = "ru") -> list[str]:
    found = answers_for(text, topic and topic.pk, district and district.pk, today(), language)
    return [answer.title for answer in found]


@pytest.fixture
def shelf(world: World) -> Article:
    """Three articles; the one on heat is of its topic."""
    editor = world.people.content_editor
    make_article(
        editor,
        title_kk="Балабақша кезегіне тұру",
        body_kk="Өтінішті портал арқылы беріңіз.",
        title_ru="Как встать в очередь в детский сад",
        body_ru="Подайте заявление на портале. Справки об отоплении не нужно.",
    )
    make_article(editor, title_kk="Тек қазақша", body_kk="Лифт тоқтап қалды.")
    return make_article(editor, card={"topics": [world.heat]})


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("как получить очередь в садик или детский сад", "Как встать в очередь в детский сад"),
        ("очереди", "Как встать в очередь в детский сад"),
        ("балабақшаға кезек", "Как встать в очередь в детский сад"),
        ("балабакша", "Как встать в очередь в детский сад"),
        ("jxthtlm", "Как встать в очередь в детский сад"),
        ("отаплениа", "Нет отопления в квартире"),
        ("батареялар", "Нет отопления в квартире"),
        ("лифт", "Тек қазақша"),
    ],
)
def test_words_find(shelf: Article, typed: str, title: str) -> None:
    assert titles(typed)[0] == title


def test_a_title_says_more_than_a_text(shelf: Article) -> None:
    assert titles("отопление") == ["Нет отопления в квартире", "Как встать в очередь в детский сад"]


def test_topic_place_and_day(world: World, shelf: Article, assert_queries: Any) -> None:
    assert titles("", world.heat) == [shelf.published.title_ru]
    assert titles("") == titles("абракадабра") == []
    editor = world.people.content_editor
    make_article(editor, title_ru="Лёд", body_ru="x", card={"districts": [world.west]})
    make_article(editor, title_ru="Лёд весной", body_ru="x", card={"valid_from": today() + timedelta(days=9)})
    make_article(editor, title_ru="Лёд зимой", body_ru="x", card={"valid_to": today()})
    make_article(editor, title_ru="Лёд в черновике", body_ru="x", is_published=False)
    assert titles("лед", district=world.west) == titles("лед") == ["Лёд"]
    assert titles("лед", district=world.east) == []
    with assert_queries(2):
        answers_for("отопление ледд", world.heat.pk, world.west.pk, today(), "kk")


def test_another_language_is_marked(shelf: Article) -> None:
    (answer,) = answers_for("лифт", None, None, today(), "ru")
    assert (answer.language, answer.is_fallback, answer.is_of_topic) == ("kk", True, False)
    (own,) = answers_for("батареялар", None, None, today(), "kk")
    assert (own.language, own.is_fallback) == ("kk", False)
    assert "<strong>барлық батареяны</strong>" in own.html
    assert own.excerpt == "Алдымен үйдегі барлық батареяны тексеріңіз."
    # own.url


def test_readers_find_the_published_words(world: World, shelf: Article) -> None:
    editor = world.people.content_editor
    save_version(
        article_id=shelf.pk,
        content=Content(title_ru="Ураган", body_ru="Ветер"),
        base_id=shelf.latest_id,
        is_published=False,
        by=editor,
    )
    assert titles("ураган") == []
    assert titles("батареи") == ["Нет отопления в квартире"]


def test_banners_of_a_day(world: World, assert_queries: Any) -> None:
    editor = world.people.content_editor
    make_banner(editor)
    make_banner(editor, title_kk="Жылу", tone="bad", topics=[world.heat], is_public=True)
    make_banner(editor, title_kk="Батыс", districts=[world.west])
    make_banner(
        editor, title_kk="Қыс", is_yearly=True, valid_from=date(2024, 11, 1), valid_to=date(2025, 3, 16)
    )
    with assert_queries(1):
        seen = banners_for(today(), world.heat.pk, world.west.pk, "kk")
    assert [notice.title for notice in seen] == ["Жылу", "Қыс", "Су тасқыны", "Батыс"]
    assert [notice.title for notice in banners_for(today(), language="kk")] == ["Қыс", "Су тасқыны"]
    assert [notice.title for notice in banners_for(date(2026, 6, 1), language="kk")] == []
    with assert_queries(1):
        assert [notice.title for notice in public_banners(today(), "kk")] == ["Жылу"]
    english = banners_for(today(), language="en")[0]
    assert (english.language, english.is_fallback, english.html) == ("kk", True, "")


def test_banners_are_written_by_editors(world: World) -> None:
    editor = world.people.content_editor
    with pytest.raises(NotAllowed):
        make_banner(world.people.operator)
    for wrong in (
        {"title_kk": "", "title_ru": ""},
        {"title_kk": "", "is_public": True},
        {"valid_to": date(2026, 3, 1)},
        {"valid_to": None, "is_yearly": True},
    ):
        with pytest.raises(Invalid):
            make_banner(editor, **wrong)
    banner = make_banner(editor)
    with pytest.raises(Missing):
        save_banner(banner_id=0, by=editor, title_kk="x")
    save_banner(banner_id=banner.pk, by=editor, tone="good", topics=[world.heat])
    with pytest.raises(NotAllowed):
        end_banner(banner_id=banner.pk, on=today(), by=world.people.operator)
    end_banner(banner_id=banner.pk, on=today(), by=editor)
    with pytest.raises(Conflict):
        end_banner(banner_id=banner.pk, on=today(), by=editor)
    assert banners_for(today(), world.heat.pk) == []
    assert [entry.verb for entry in timeline.of(banner).order_by("pk")] == ["create", "change", "end"]
    coming = make_banner(editor, valid_from=date(2026, 9, 1), valid_to=date(2026, 10, 1), is_yearly=True)
    assert not end_banner(banner_id=coming.pk, on=today(), by=editor).is_shown_on(date(2027, 9, 5))
