"""Polls of the tests."""

from datetime import timedelta
from typing import Any

from qala.contact.polls.actions import (
    OptionWords,
    Receipt,
    cast,
    open_poll,
    save_poll,
    save_question,
    voter_of_token,
)
from qala.contact.polls.models import Poll, Question
from qala.contact.polls.rules.answers import WITH_OPTIONS
from qala.shared.clock import now

TEXTS = {
    "title_kk": "Саябақ",
    "title_ru": "Парк",
    "title_en": "The park",
    "text_kk": "Саябақта не керек?",
    "text_ru": "Что нужно в парке?",
}
KINDS = ("one", "many", "scale", "text", "ranking", "point")


def draft(by: Any, **words: Any) -> Poll:
    """A poll without questions: from an hour ago for a week."""
    words = {
        **TEXTS,
        "opens_at": now() - timedelta(hours=1),
        "closes_at": now() + timedelta(days=7),
        **words,
    }
    return save_poll(poll_id=None, by=by, **words)


def question(poll: Poll, by: Any, kind: str = "one", options: int = 3, **words: Any) -> Question:
    """A question with options "1", "2", …"""
    words = {
        "kind": kind,
        "text_kk": f"Сұрақ {kind}",
        "text_ru": f"Вопрос {kind}",
        "most": 2 if kind == "many" else 1,
        **words,
    }
    given = [OptionWords(f"Жауап {n}", f"Ответ {n}") for n in range(1, options + 1)]
    return save_question(
        poll_id=poll.pk, question_id=None, by=by, options=given if kind in WITH_OPTIONS else (), **words
    )


def running(by: Any, *kinds: str, **words: Any) -> Poll:
    """An open poll with these questions (one of several, unless named)."""
    poll = draft(by, **words)
    for kind in kinds or ("one",):
        question(poll, by, kind)
    return open_poll(poll_id=poll.pk, by=by)


def answer_to(row: Question, choice: int = 0) -> Any:
    """A good answer; `choice` picks among the options."""
    options = [option.pk for option in row.options.all()]
    return {
        "one": lambda: options[choice],
        "many": lambda: options[choice : choice + 2],
        "scale": lambda: row.low + choice,
        "text": lambda: f"Сөз {choice}",
        "ranking": lambda: [*options[choice:], *options[:choice]],
        "point": lambda: {"lon": round(71.43 + choice / 100, 3), "lat": 51.13},
    }[row.kind]()


def vote(poll: Poll, name: Any, choice: int = 0, **words: Any) -> Receipt:
    """Somebody with a browser of this name answers everything with the same choice."""
    answers = {row.pk: answer_to(row, choice) for row in poll.questions.all()}
    words = {"voter": voter_of_token(f"browser-{name:0>20}"), "origin": "site", **words}
    return cast(poll_id=poll.pk, answers=answers, **words)
