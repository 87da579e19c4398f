"""What the demonstration city asks: one poll for everybody, one of a district, one closed with its results, a draft.

All votes are cast by the action, at moments of the past; the phones behind some of them are invented and kept nowhere.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from qala.config.demo.data import sections
from qala.contact.catalog.models import Topic
from qala.contact.polls.actions import (
    OptionWords,
    cast,
    close_poll,
    count_poll,
    open_poll,
    save_poll,
    save_question,
    voter_of_phone,
    voter_of_token,
)
from qala.contact.polls.models import AgeBand, Poll, Question
from qala.ground.people.models import User
from qala.ground.places.models import District
from qala.shared.clock import city_zone, travel
from qala.shared.languages import LANGUAGES

MADE = (Poll,)
"""What a sweep takes away, with all that hangs on it."""
CLOSED_VOTES, OPEN_VOTES, DISTRICT_VOTES = 180, 36, 12
AGES = [*AgeBand.values[1:], ""]

WORDS = [
    "Құмды таңертең ерте себу керек.",
    "Дворник отлично работает, спасибо!",
    "Аялдаманың алды әрдайым мұз.",
    "Не забывайте про пандусы.",
]


def make_polls(*, seed: int, until: datetime) -> None:
    """All of it; nothing in a city without an editor."""
    by = User.objects.filter(duties__role="content_editor").order_by("pk").first()
    districts = list(District.objects.as_of(until.date()).order_by("pk"))
    if by is None or not districts:
        return
    rng = random.Random(f"{seed} polls")
    _closed(by, districts, rng, until)
    _open(by, districts, rng, until)
    _district(by, districts[0], rng, until)
    with travel(until - timedelta(days=1)):
        _write(by, "bus", until + timedelta(days=7), days=14)


def _closed(by: User, districts: list[District], rng: random.Random, until: datetime) -> None:
    begin = until - timedelta(days=45)
    with travel(begin):
        poll = _write(by, "snow", begin, days=21)
        open_poll(poll_id=poll.pk, by=by)
    asked = list(poll.questions.prefetch_related("options"))
    for number in range(CLOSED_VOTES):
        with travel(begin + timedelta(minutes=rng.randrange(20 * 24 * 60))):
            _vote(poll, asked, number, rng, rng.choice([*districts, None]))
    with travel(begin + timedelta(days=21)):
        close_poll(poll_id=poll.pk, by=by)


def _open(by: User, districts: list[District], rng: random.Random, until: datetime) -> None:
    begin = until - timedelta(days=5)
    with travel(begin):
        topic = Topic.objects.filter(code="yard-dark").first()
        poll = _write(by, "light", begin, days=30, results="at_once", topic=topic)
        open_poll(poll_id=poll.pk, by=by)
    asked = list(poll.questions.prefetch_related("options"))
    for number in range(OPEN_VOTES):
        with travel(begin + timedelta(minutes=rng.randrange(5 * 24 * 60))):
            _vote(poll, asked, number, rng, rng.choice([*districts, None]))
    count_poll(poll_id=poll.pk)


def _district(by: User, district: District, rng: random.Random, until: datetime) -> None:
    begin = until - timedelta(days=3)
    with travel(begin):
        poll = _write(by, "park", begin, days=20, audience="district", districts=[district])
        open_poll(poll_id=poll.pk, by=by)
    asked = list(poll.questions.prefetch_related("options"))
    for number in range(DISTRICT_VOTES):
        with travel(begin + timedelta(minutes=rng.randrange(3 * 24 * 60))):
            _vote(poll, asked, number, rng, district, is_known=True)


def _write(by: User, code: str, begin: datetime, *, days: int, **more: Any) -> Poll:
    """A draft from the section of `data/polls.txt`."""
    lines = list(sections("polls")[code])
    words: dict[str, Any] = {
        f"{part}_{language}": text for part in ("title", "text") for language, text in _texts(lines.pop(0))
    }
    closing = (begin + timedelta(days=days)).astimezone(city_zone())
    closing = closing.replace(hour=20, minute=0, second=0, microsecond=0)
    poll = save_poll(poll_id=None, by=by, opens_at=begin, closes_at=closing, **words, **more)
    for head, *below in _questions_of(lines):
        kind, *flags = head.split("|")[0][1:].split()
        asked: dict[str, Any] = {f"text_{language}": text for language, text in _texts(head)}
        asked |= {"kind": kind, "is_required": "optional" not in flags}
        asked["most"] = next((int(flag) for flag in flags if flag.isdigit()), 1)
        ends = [line for line in below if line.startswith(">")]
        for end, line in zip(("low", "high"), ends, strict=False):
            asked |= {f"{end}_{language}": text for language, text in _texts(f"|{line[1:]}")}
        options = [_option(line) for line in below if line.startswith("-")]
        save_question(poll_id=poll.pk, question_id=None, by=by, options=options, **asked)
    return poll


def _option(line: str) -> OptionWords:
    (_kk, kk), (_ru, ru), (_en, en) = _texts(f"|{line[1:]}")
    return OptionWords(kk, ru, en)


def _questions_of(lines: list[str]) -> list[list[str]]:
    asked: list[list[str]] = []
    for line in lines:
        if line.startswith("?"):
            asked.append([])
        asked[-1].append(line)
    return asked


def _texts(line: str) -> list[tuple[str, str]]:
    return list(zip(LANGUAGES, (part.strip() for part in line.split("|")[1:]), strict=True))


def _vote(
    poll: Poll,
    asked: list[Question],
    number: int,
    rng: random.Random,
    district: District | None,
    *,
    is_known: bool = False,
) -> None:
    known = is_known or number % 3 == 0
    voter = (
        voter_of_phone(f"+7700{poll.pk % 100:02}{number:05}")
        if known
        else voter_of_token(f"demo-{poll.pk}-{number:016}")
    )
    origin = ("desk" if number % 2 else "account") if known else "site"
    said = {row.pk: _said(row, rng) for row in asked}
    cast(
        poll_id=poll.pk,
        answers={pk: answer for pk, answer in said.items() if answer is not None},
        voter=voter,
        origin=origin,
        district_id=district.pk if district else None,
        age_band=rng.choice(AGES),
    )


def _said(row: Question, rng: random.Random) -> Any:
    options = [option.pk for option in row.options.all()]
    if row.kind == "one":
        return rng.choices(options, [5, 4, 3, 2][: len(options)])[0]
    if row.kind == "many":
        return rng.sample(options, rng.randint(row.least, row.most))
    if row.kind == "scale":
        return rng.choices(range(row.low, row.high + 1), [2, 3, 5, 4, 2])[0]
    if row.kind == "text":
        return rng.choice(WORDS) if rng.random() < 0.2 else None
    if row.kind == "ranking":
        return rng.sample(options, len(options))
    at = {"lon": 71.45 + rng.uniform(-0.03, 0.03), "lat": 51.15 + rng.uniform(-0.02, 0.02)}
    return at if rng.random() < 0.8 else None
