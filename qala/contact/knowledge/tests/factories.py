"""What the tests of the room stand on."""

from datetime import date
from typing import Any

from qala.contact.knowledge.actions import (
    Card,
    create_article,
    publish_script,
    save_banner,
    save_script,
    save_step,
)
from qala.contact.knowledge.models import Article, Banner, Script
from qala.contact.knowledge.rules.content import Content

SINCE = date(2026, 1, 1)


def make_article(
    by: Any, *, is_published: bool = True, card: dict[str, Any] | None = None, **words: str
) -> Article:
    """An article on heating in Kazakh and Russian, unless `words` say otherwise."""
    texts = words or {
        "title_kk": "Пәтерде жылу жоқ",
        "body_kk": "Алдымен үйдегі **барлық батареяны** тексеріңіз.",
        "title_ru": "Нет отопления в квартире",
        "body_ru": "Сначала проверьте все батареи. Позвоните [109](tel:109).",
        "keywords": "холодно батареи",
    }
    return create_article(
        content=Content(**texts),
        card=Card(**{"valid_from": SINCE, **(card or {})}),
        is_published=is_published,
        by=by,
    )


def make_script(by: Any, article: Article, topic: Any, code: str = "gas") -> Script:
    """ "Do you smell gas?": yes leads to 104, no to a second question with an article and a topic."""
    script = save_script(script_id=None, code=code, name_kk="Газ иісі", name_ru="Запах газа", by=by)
    words = {"by": by, "script_id": script.pk, "step_id": None}
    first = save_step(**words, kind="question", text_kk="Газ иісі бар ма?", text_ru="Пахнет газом?")
    save_step(
        **words,
        kind="emergency",
        parent_id=first.pk,
        label_kk="Иә",
        label_ru="Да",
        text_ru="Соединяю со 104.",
        service="104",
    )
    second = save_step(**words, kind="question", parent_id=first.pk, label_ru="Нет", text_ru="Холодно?")
    save_step(
        **words, kind="article", parent_id=second.pk, label_ru="Да", text_ru="Прочитайте.", article=article
    )
    save_step(**words, kind="topic", parent_id=second.pk, label_ru="Авария", text_ru="Оформим.", topic=topic)
    publish_script(script_id=script.pk, by=by)
    script.refresh_from_db()
    return script


def make_banner(by: Any, **words: Any) -> Banner:
    """A warning for March 2026."""
    return save_banner(
        banner_id=None,
        by=by,
        **{
            "title_kk": "Су тасқыны",
            "title_ru": "Паводок",
            "valid_from": date(2026, 3, 1),
            "valid_to": date(2026, 4, 1),
            **words,
        },
    )


def make_knowledge(by: Any, topic: Any) -> None:
    """One of each, for the tests that cross rooms."""
    article = make_article(
        by, card={"topics": [topic], "owner": by, "review_on": date(2026, 2, 1), "is_public": True}
    )
    make_script(by, article, topic)
    make_banner(by, is_public=True)
