"""What the demonstration publishes: moderators have looked at a good part of the public appeals, some wait for them;
how exactly places are shown; measured times; what residents read and said of the frequent questions."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import override

from qala.config.demo.story.lives import FIELDS
from qala.config.demo.story.player import fast
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.models import Topic
from qala.contact.knowledge.models import Article
from qala.ground.people.models import User
from qala.ground.people.rules import roles
from qala.ground.people.rules.masking import hide
from qala.ground.people.rules.never_public import never_public
from qala.public.faq.access import visible_questions
from qala.public.faq.models import Opening, Opinion
from qala.public.published.access import public_appeals
from qala.public.published.actions import add_site, measure_times, refuse, release, set_precisions
from qala.public.published.models import (
    EmbedSite,
    MeasuredTimes,
    Precision,
    PublicPlace,
    PublicTerms,
    ReleasedPhoto,
)
from qala.public.published.queries.moderating import with_material
from qala.shared.clock import travel
from qala.shared.live import hushed

MADE = (MeasuredTimes, PublicPlace, PublicTerms, EmbedSite, ReleasedPhoto, Opening, Opinion)
"""What a sweep takes away beside that which goes with its appeal."""
WITH_PHOTO, WITHOUT, WAITING = 60, 60, 14
NOTES = {"kk": "Мәтіні түсініксіз.", "ru": "Не объяснено, куда звонить."}


def make_published(*, seed: int, until: datetime) -> None:
    """From the appeals of the demonstration to its public site."""
    rng = random.Random(f"{seed} published")
    moderator = _person(roles.CONTENT_EDITOR)
    admin = _person(roles.ADMINISTRATOR)
    if moderator is None or admin is None:
        return
    with transaction.atomic(), fast(), hushed(), override("kk"):
        _places(admin)
        _decide(rng, moderator, until)
        add_site(origin="https://zhanalyq.example", label="Қала жаңалықтары", by=admin)
        _questions(rng, until)
    measure_times()


def _person(role: str) -> User | None:
    return User.objects.filter(duties__role=role, is_active=True).order_by("pk").first()


def _places(admin: User) -> None:
    """Streets, yards and parks are public space; whatever is at home stays a building."""
    topics = Topic.objects.filter(is_public=True).select_related("group")
    outside = {topic.pk: Precision.EXACT.value for topic in topics if topic.group.code in FIELDS}
    set_precisions(chosen=outside, by=admin)


def _decide(rng: random.Random, moderator: User, until: datetime) -> None:
    """The newest wait; of the others those with photos come first."""
    newest = public_appeals().order_by("-received_at", "-id")
    waiting = set(newest.values_list("pk", flat=True)[:WAITING])
    pictured = newest.filter(attachments__file__kind="photo", attachments__role__in=("report", "proof"))
    chosen = list(dict.fromkeys(pictured.values_list("pk", flat=True)[: 2 * WITH_PHOTO]))[:WITH_PHOTO]
    chosen += [pk for pk in newest.values_list("pk", flat=True)[: 4 * WITHOUT] if pk not in chosen][:WITHOUT]
    rows = with_material(Appeal.objects.filter(pk__in=[pk for pk in chosen if pk not in waiting]))
    for appeal in rows.order_by("received_at", "id"):
        at = min(until, (appeal.resolved_at or appeal.received_at) + timedelta(hours=rng.randint(1, 20)))
        with travel(at):
            _one(rng, appeal, moderator)


def _one(rng: random.Random, appeal: Any, moderator: User) -> None:
    draw = rng.random()
    if draw < 0.08:
        cause = rng.choice(("personal", "home", "off_topic"))
        refuse(appeal_id=appeal.pk, cause=cause, is_hidden=draw < 0.02, by=moderator)
        return
    words = hide(appeal.text, is_for_all=True)[:400]
    photos: list[UUID] = [each.file_id for each in appeal.photos]
    answers = {each.pk: hide(each.text, is_for_all=True) for each in appeal.answers.all()}
    release(
        appeal_id=appeal.pk,
        words="" if never_public(words) else words,
        language=appeal.language,
        photos=photos,
        answers={pk: text for pk, text in answers.items() if not never_public(text)},
        by=moderator,
    )


def _questions(rng: random.Random, until: datetime) -> None:
    articles = list(visible_questions().select_related("published").order_by("pk"))
    openings, opinions = [], []
    for place, article in enumerate(articles):
        for day in range(21):
            count = max(0, int(rng.gauss(30 / (1 + place), 4)))
            if count:
                openings.append(Opening(article=article, on=until.date() - timedelta(days=day), count=count))
        opinions += _opinions(rng, article, until)
    Opening.objects.bulk_create(openings)
    Opinion.objects.bulk_create(opinions)


def _opinions(rng: random.Random, article: Article, until: datetime) -> list[Opinion]:
    made = []
    for number in range(rng.randint(2, 6)):
        is_helpful = rng.random() < 0.8
        reason = "" if is_helpful else rng.choice(("unclear", "incomplete"))
        note = "" if is_helpful else rng.choice(list(NOTES.values()))
        at = until - timedelta(hours=rng.randint(1, 400))
        made.append(
            Opinion(
                article=article,
                version=article.published,
                visitor=f"demonstration {number}",
                at=at,
                is_helpful=is_helpful,
                reason=reason,
                note=note,
            )
        )
    return made
