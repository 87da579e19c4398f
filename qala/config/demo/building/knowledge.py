"""What the city's operators answer from: articles with a short history, scripts, banners of the seasons.

All of it is our own wording and marked as a sample; made by the same actions as an editor's work.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from qala.config.demo.data import cells, sections
from qala.contact.catalog.models import Topic
from qala.contact.knowledge.actions import (
    Card,
    create_article,
    publish_script,
    save_banner,
    save_script,
    save_step,
    save_version,
)
from qala.contact.knowledge.models import Article, ArticleUse, ArticleVote
from qala.contact.knowledge.models.use import VoteReason
from qala.contact.knowledge.rules.content import Content
from qala.ground.people.models import User
from qala.shared.clock import city_zone, travel

SINCE = date(2024, 1, 1)
USED_FOR = 90
"""Days before the present on which articles were used."""

Topics = dict[str, Topic]


def make_knowledge(until: datetime, rng: random.Random) -> None:
    """Everything; the last review days lie around `until`."""
    editor = User.objects.get(email__startswith="editor@")
    readers = list(User.objects.filter(duties__role__in=("operator", "shift_supervisor")).order_by("pk"))
    topics = {topic.code: topic for topic in Topic.objects.all()}
    articles = _articles(until, rng, editor, topics)
    _uses(until, rng, list(dict.fromkeys(articles.values())), readers)
    for head, lines in sections("scripts").items():
        if head:
            _script(head, lines, editor, topics, articles)
    for head, lines in sections("banners").items():
        if head:
            _banner(head, lines, editor, topics, articles)


def texts(lines: list[str]) -> dict[str, tuple[str, str]]:
    """Title and text by language: "kk: title" opens one, the lines below are its text."""
    found: dict[str, list[str]] = {}
    here: list[str] = []
    for line in lines:
        if line[:4] in ("kk: ", "ru: ", "en: "):
            here = found.setdefault(line[:2], [line[4:]])
        else:
            here.append(line)
    return {language: (part[0], "\n".join(part[1:])) for language, part in found.items()}


def _articles(until: datetime, rng: random.Random, editor: User, topics: Topics) -> dict[str, Article]:
    """By each of their topics, so that scripts and banners can name them; the first article of a topic counts."""
    made: dict[str, Article] = {}
    for head, lines in sections("articles").items():
        if not head:
            continue
        codes, keywords = (part.strip() for part in head.split("|", 1))
        words = {f"title_{code}": title for code, (title, _body) in texts(lines).items()}
        words |= {f"body_{code}": body for code, (_title, body) in texts(lines).items()}
        card = Card(
            valid_from=SINCE,
            owner=editor,
            review_on=until.date() + timedelta(days=rng.randint(-20, 170)),
            topics=[topics[code] for code in codes.split()],
            is_sample=True,
            is_public=True,
        )
        with travel(until - timedelta(days=rng.randint(120, 400))):
            article = create_article(
                content=Content(**words, keywords=keywords), card=card, is_published=True, by=editor
            )
        if rng.random() < 0.3:
            _second_version(article, Content(**words, keywords=keywords), until, rng, editor)
        for code in codes.split():
            made.setdefault(code, article)
    return made


def _second_version(
    article: Article, content: Content, until: datetime, rng: random.Random, editor: User
) -> None:
    """A line that says where to see planned work, added later."""
    more = Content(
        title_kk=content.title_kk,
        title_ru=content.title_ru,
        body_kk=f"{content.body_kk}\nЖоспарлы жұмыстар туралы хабарландыруларды да қараңыз.",
        body_ru=f"{content.body_ru}\nПосмотрите также объявления о плановых работах.",
        keywords=content.keywords,
    )
    with travel(until - timedelta(days=rng.randint(5, 100))):
        save_version(
            article_id=article.pk,
            content=more,
            base_id=article.latest_id,
            is_published=True,
            note="Жоспарлы жұмыстар туралы қосылды",
            by=editor,
        )


def _uses(until: datetime, rng: random.Random, articles: list[Article], readers: list[User]) -> None:
    """As the actions would have written them; three months of them one by one would cost seconds."""
    uses: list[ArticleUse] = []
    votes: list[ArticleVote] = []
    for article in articles:
        article.refresh_from_db()
        uses += _uses_of(article, until, rng, readers)
        votes += [_vote(article, reader, until, rng) for reader in readers if rng.random() < 0.4]
    ArticleUse.objects.bulk_create(uses)
    ArticleVote.objects.bulk_create(votes)


def _uses_of(
    article: Article, until: datetime, rng: random.Random, readers: list[User]
) -> Iterator[ArticleUse]:
    seen = set()
    for kind, count in (("opened", rng.randint(3, 25)), ("used", rng.randint(0, 30))):
        for _each in range(count):
            at, reader = until - timedelta(minutes=rng.randint(1, USED_FOR * 1440)), rng.choice(readers)
            day = at.astimezone(city_zone()).date()
            # Opening is counted once a day for each person.
            if kind == "used" or (day, reader.pk) not in seen:
                seen.add((day, reader.pk))
                yield ArticleUse(
                    article=article, version_id=_version(article), kind=kind, by=reader, on=day, at=at
                )


def _vote(article: Article, reader: User, until: datetime, rng: random.Random) -> ArticleVote:
    is_helpful = rng.random() < 0.8
    return ArticleVote(
        article=article,
        version_id=_version(article),
        by=reader,
        is_helpful=is_helpful,
        reason="" if is_helpful else rng.choice(VoteReason.values),
        at=until - timedelta(days=rng.randint(1, 60)),
    )


def _version(article: Article) -> int:
    assert article.published_id is not None
    return article.published_id


def _script(head: str, lines: list[str], editor: User, topics: Topics, articles: dict[str, Article]) -> None:
    code, codes, kk, ru = (part.strip() for part in head.split("|"))
    of_topics = [topics[each] for each in codes.split()]
    script = save_script(
        script_id=None, code=code, name_kk=kk, name_ru=ru, topics=of_topics, is_sample=True, by=editor
    )
    above: list[int] = []
    for step, label_kk, label_ru, text_kk, text_ru in cells(lines):
        depth, kind, goal = step.split()
        del above[int(depth) :]
        made = save_step(
            script_id=script.pk,
            step_id=None,
            parent_id=above[-1] if above else None,
            kind=kind,
            label_kk=label_kk,
            label_ru=label_ru,
            text_kk=text_kk,
            text_ru=text_ru,
            article=articles.get(goal) if kind == "article" else None,
            topic=topics.get(goal) if kind == "topic" else None,
            service=goal if kind == "emergency" else "",
            by=editor,
        )
        above.append(made.pk)
    publish_script(script_id=script.pk, by=editor)


def _banner(head: str, lines: list[str], editor: User, topics: Topics, articles: dict[str, Article]) -> None:
    days, tone, public, article, codes = (part.strip() for part in head.split("|"))
    start, end = _span(*days.split())
    words: dict[str, Any] = {f"title_{code}": title for code, (title, _text) in texts(lines).items()}
    words |= {f"text_{code}": text for code, (_title, text) in texts(lines).items()}
    save_banner(
        banner_id=None,
        valid_from=start,
        valid_to=end,
        is_yearly=True,
        tone=tone,
        is_public=public == "public",
        article=articles.get(article),
        topics=[topics[each] for each in codes.split() if each != "-"],
        is_sample=True,
        by=editor,
        **words,
    )


def _span(start: str, end: str) -> Iterator[date]:
    """From and up to, over New Year where the end lies before the beginning."""
    first = date.fromisoformat(f"{SINCE.year}-{start}")
    last = date.fromisoformat(f"{SINCE.year}-{end}")
    yield first
    yield last if last > first else last.replace(year=SINCE.year + 1)
