"""Suggestions in the demonstration: a few people joined to appeals of others, matters written down twice, and
classifiers learnt from its own register, put into use by its analyst."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import override

from qala.config.demo.story.player import fast
from qala.contact.appeals.actions import Person, Place, join, register
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.contact.suggestions import reference
from qala.contact.suggestions.actions import activate, train
from qala.contact.suggestions.models import ClassifierModel
from qala.ground.people.models import Duty, User
from qala.ground.people.rules import roles
from qala.shared import timeline
from qala.shared.clock import today, travel
from qala.shared.errors import Conflict
from qala.shared.live import hushed

JOINED, COPIES = 24, 8
KINDS = ("topic", "executor")
AGAIN = {"kk": "Көршілер де осыған шағымданып жүр.", "ru": "Соседи тоже жалуются."}
WORDS = {
    "kk": ("Бізде де солай.", "Көрші үйде тұрамын, бізде де сол мәселе.", ""),
    "ru": ("У нас то же самое.", "Живу в соседнем доме, та же проблема.", ""),
}


def make_joined(*, seed: int, until: datetime) -> None:
    """Neighbours who call about what somebody else has written already."""
    rng = random.Random(f"{seed} joined")
    operators = list(_people(roles.OPERATOR))
    rows = Appeal.objects.filter(stage__in=OPEN_STAGES, changed_at__lt=until - timedelta(hours=1))
    appeals = list(rows.order_by("-received_at", "-pk")[: 4 * JOINED])
    with transaction.atomic(), fast(), hushed(), override("kk"):
        for appeal in rng.sample(appeals, min(JOINED, (len(appeals) + 3) // 4)):
            last = told_last(appeal)
            at = last + (until - last) * rng.uniform(0.2, 0.9)
            # 000 is no operator's code: nobody has this number.
            person = Person(phone=f"+7000{rng.randrange(10_000_000):07d}")
            with travel(at):
                join(
                    appeal_id=appeal.pk,
                    channel="phone",
                    by=rng.choice(operators),
                    person=person,
                    words=rng.choice(WORDS.get(appeal.language, WORDS["ru"])),
                    language=appeal.language,
                )


def make_copies(count: int, *, seed: int, until: datetime) -> int:
    """Of a large register some matters were written down twice in the last hours: merges to suggest. How many."""
    rng = random.Random(f"{seed} copies")
    operators = list(_people(roles.OPERATOR))
    rows = Appeal.objects.filter(stage__in=OPEN_STAGES, point__isnull=False, procedure=None)
    firsts = list(rows.order_by("-received_at", "-pk")[: 3 * COPIES])
    copied = rng.sample(firsts, min(COPIES, count // 500, len(firsts)))
    with transaction.atomic(), fast(), hushed(), override("kk"):
        for first in copied:
            at = first.received_at + (until - first.received_at) * rng.uniform(0.3, 0.9)
            with travel(at):
                register(
                    text=f"{first.text} {AGAIN.get(first.language, AGAIN['ru'])}",
                    topic_id=first.topic_id,
                    channel="phone",
                    by=rng.choice(operators),
                    language=first.language,
                    place=Place(first.lon, first.lat, first.building_id, first.address),
                    person=Person(phone=f"+7000{rng.randrange(10_000_000):07d}"),
                )
    return len(copied)


def told_last(appeal: Appeal) -> datetime:
    """The moment of the last line of its story; what is added comes after."""
    last = timeline.of(appeal).aggregate(at=Max("at"))["at"]
    return last if isinstance(last, datetime) else appeal.received_at


def make_classifiers() -> None:
    """Learn and put into use; a register that is too small learns nothing."""
    reference.load(lambda _line: None)
    analyst = _people(roles.ANALYST).first()
    for kind in KINDS:
        if analyst is None or ClassifierModel.objects.filter(kind=kind).exists():
            continue
        try:
            made = train(kind=kind, by=analyst).model
        except Conflict:
            continue
        if made is not None and made.can_become_active:
            activate(model_id=made.pk, by=analyst)


def _people(role: str) -> Any:
    holders = Duty.objects.as_of(today()).filter(role=role).values("user_id")
    return User.objects.filter(pk__in=holders, is_active=True).order_by("pk")
