"""A resident's corner in the demonstration: messages, followed places, news, one wish to be erased. Invented texts."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from qala.config.demo.building.people import DOMAIN
from qala.config.demo.story.player import fast
from qala.contact.appeals.actions import write
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.ground.notifications.actions.notify import history
from qala.ground.notifications.models import Dispatch
from qala.ground.people.models import Duty, User
from qala.ground.places.locating import locate
from qala.ground.places.models import Building
from qala.public.cabinet import handlers, reference
from qala.public.cabinet.actions import ask_erasure, follow_appeal, follow_district, spread
from qala.public.cabinet.models import DataCopy, ErasureRequest, Following, Kept, Reading
from qala.public.cabinet.rules.circles import cells_of
from qala.shared.clock import travel
from qala.shared.events import unheard
from qala.shared.live import hushed

MADE = (Following, Reading, DataCopy, Kept, ErasureRequest)
"""What a sweep takes away."""
QUIET = (handlers.registered, handlers.moved, handlers.breached)
"""Listeners that have nothing to tell while history is written."""
SHOWN = 5
TALKS = {
    "kk": (
        "Қосымша: кіреберіс үшінші, домофон жұмыс істемейді, қоңырау шалыңыздар.",
        "Рақмет, бригада бүгін сағат 15:00-ден кейін барады. Кіреберіс ашық болса жарайды.",
    ),
    "ru": (
        "Дополняю: подъезд третий, домофон не работает, позвоните заранее.",
        "Спасибо, бригада приедет сегодня после 15:00. Хорошо, если подъезд будет открыт.",
    ),
}
STEPS = {"new": "register", "active": "accept", "waiting": "ask", "done": "answer", "rejected": "reject"}


def make_cabinet(*, seed: int, until: datetime) -> None:
    """For the first residents, among them the one whose sign-in is shown."""
    rng = random.Random(f"{seed} cabinet")
    reference.load(lambda _line: None)
    residents = list(User.objects.filter(kind="resident", email__endswith=f"@{DOMAIN}").order_by("pk"))
    with transaction.atomic(), fast(), hushed(), unheard(*QUIET):
        for resident in residents[:SHOWN]:
            own = list(Appeal.objects.filter(resident=resident).order_by("-received_at", "-pk")[:12])
            _talk(resident, own, rng, until)
            _follow(resident, rng, until)
            _news(own, until)
            _read(resident, own, until)
        # Nobody gets letters of an invented past.
        told = Dispatch.objects.filter(kind__startswith="cabinet.")
        told.update(state=Dispatch.State.SENT, sent_at=F("made_at"))
        if residents:
            with travel(until - timedelta(days=1, hours=3)):
                ask_erasure(by=residents[-1])


def _talk(resident: User, own: list[Appeal], rng: random.Random, until: datetime) -> None:
    """On one open appeal: the resident adds something, the executor answers."""
    appeal = next((each for each in own if each.stage == "active" and each.executor_id), None)
    if appeal is None:
        return
    holders = Duty.objects.filter(role="executor", organisation_id=appeal.executor_id or 0)
    duty = holders.select_related("user").first()
    start = max(appeal.changed_at, until - timedelta(hours=rng.uniform(3, 20)))
    if duty is None or start + timedelta(minutes=50) > until:
        return
    theirs, ours = TALKS.get(resident.language, TALKS["ru"])
    with travel(start):
        write(appeal_id=appeal.pk, text=theirs, by=resident)
    with travel(start + timedelta(minutes=rng.randint(10, 45))):
        write(appeal_id=appeal.pk, text=ours, by=duty.user)


def _follow(resident: User, rng: random.Random, until: datetime) -> None:
    with travel(until - timedelta(days=rng.randint(3, 25))):
        others = Appeal.objects.filter(is_public=True, stage__in=OPEN_STAGES, procedure=None)
        other = (
            others.exclude(resident=resident).exclude(executor=None).order_by("-received_at", "-pk").first()
        )
        if other is not None:
            follow_appeal(number=other.number, by=resident)
        last = Appeal.objects.filter(resident=resident, district__isnull=False).order_by("-pk").first()
        if last is not None and last.district_id is not None:
            follow_district(district_id=last.district_id, by=resident)
        building = (
            Building.objects.exclude(lon=None)
            .select_related("street")
            .order_by("pk")[rng.randrange(50) :]
            .first()
        )
        if building is not None and building.lon is not None and building.lat is not None:
            _circle(resident, building, building.lon, building.lat, until)


def _circle(resident: User, building: Building, lon: float, lat: float, until: datetime) -> None:
    point = locate(lon, lat).point
    Following.objects.get_or_create(
        user=resident, kind=Following.Kind.CIRCLE, lon=lon, lat=lat,
        defaults={
            "label": str(building), "x": point.x, "y": point.y, "radius_m": 500,
            "cells": cells_of(lon, lat, 500), "made_at": until - timedelta(days=9),
        },
    )  # fmt: skip


def _news(own: list[Appeal], until: datetime) -> None:
    """The latest step of each appeal, as it would have been told on its day."""
    for appeal in own[:6]:
        at = min(appeal.changed_at, until)
        with travel(at), history():
            spread(appeal_id=appeal.pk, verb=STEPS[appeal.stage], by_id=None, at=at)


def _read(resident: User, own: list[Appeal], until: datetime) -> None:
    """All but the newest two have been looked at."""
    Reading.objects.bulk_create(
        [Reading(user=resident, appeal=appeal, read_at=until) for appeal in own[2:]], ignore_conflicts=True
    )
