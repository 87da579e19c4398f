"""Make the demonstration: the standing part in one transaction, the appeals in many, and what stands on them in one
more, which also sets the mark that it is made.

All or nothing in effect: a run that was killed leaves "making", and the next one sweeps the appeals away (they can only
be its own, for it begins in an empty database and nobody is let in before it ends) and plays them again.
"""

from __future__ import annotations

import gc
import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import override

from qala.config.demo import (
    assistant,
    cabinet,
    deliveries,
    fieldwork,
    notifications,
    polls,
    published,
    quality,
    shifts,
    submitting,
)
from qala.config.demo.building.catalogue import make_catalogue
from qala.config.demo.building.knowledge import make_knowledge
from qala.config.demo.building.organisations import make_cares, make_organisations
from qala.config.demo.building.people import make_people
from qala.config.demo.building.places import make_places
from qala.config.demo.letters import make_letters
from qala.config.demo.models import DemoRun
from qala.config.demo.story.cast import Cast
from qala.config.demo.story.contacts import make_contacts
from qala.config.demo.story.drafts import Draft, draw
from qala.config.demo.story.legal import play_legal
from qala.config.demo.story.player import Player
from qala.config.demo.suggestions import make_copies, make_joined
from qala.config.demo.tasks import build, learn
from qala.contact.appeals.actions.register import take_serials
from qala.contact.appeals.actions.words import learn_words
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.models import Topic
from qala.contact.contacts.models import Contact
from qala.ground.files import storage
from qala.ground.files.models import StoredFile
from qala.ground.organisations.models import Organisation
from qala.ground.places.models import City
from qala.shared.audit import because
from qala.shared.clock import city_zone, now
from qala.shared.events import unheard
from qala.shared.jobs import defer
from qala.shared.live import hushed
from qala.shared.models import TimelineEntry

Tick = Callable[[int], None]
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


@dataclass(frozen=True)
class Share:
    """What one process plays: the drafts whose index leaves `number` when divided by `of`."""

    number: int
    of: int
    seed: int
    count: int
    until: datetime
    first_serial: int


def is_taken() -> bool:
    """Whether the database serves a city already, so that nothing invented may come into it."""
    return any(model.objects.exists() for model in (City, Organisation, Topic, Appeal))


def begin(*, count: int, seed: int) -> Share:
    """The standing part, or what an interrupted run left of it; returns the whole of the work that follows."""
    until = now()
    run = DemoRun.objects.first()
    if run is None:
        run = _build(count, seed, until)
    else:
        _sweep_away()
        run.until, run.appeals_count, run.seed = until, count, seed
        run.save()
    return Share(0, 1, seed, count, until, take_serials(count)[0] if count else 0)


def _build(count: int, seed: int, until: datetime) -> DemoRun:
    rng = random.Random(f"{seed} city")
    password = "qala-" + "".join(secrets.choice(_LETTERS) for _ in range(8))
    with transaction.atomic(), because("make_demo"), hushed(), override("kk"):
        make_places(rng)
        bodies = make_organisations()
        make_cares(bodies, rng)
        make_catalogue(bodies)
        make_people(bodies, password)
        make_knowledge(until, random.Random(f"{seed} knowledge"))
        return DemoRun.objects.create(seed=seed, appeals_count=count, until=until, password=password)


def _sweep_away() -> None:
    """Take out every appeal with its files, and what stands on them."""
    for file in StoredFile.objects.all():
        for key in file.keys.values():
            storage.kept().delete(key)
    models: list[Any] = [
        *apps.get_app_config("appeals").get_models(include_auto_created=True),
        *fieldwork.MADE,
        *quality.HISTORY,
        *shifts.MADE,
        *deliveries.MADE,
        *published.MADE,
        *polls.MADE,
        *cabinet.MADE,
        *notifications.MADE,
        *assistant.MADE,
    ]
    tables = [model._meta.db_table for model in models]
    with transaction.atomic():
        with connection.cursor() as cursor:
            # CASCADE: with everything that rooms above have made of them.
            cursor.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE")
        # Patterns, webhooks and the like keep no story of a city that never was.
        kinds = {model._meta.label_lower for model in (*models, Contact)}
        TimelineEntry.objects.filter(subject_kind__in=kinds).delete()
        StoredFile.objects.all().delete()


def play(share: Share, tick: Tick) -> None:
    """Live one share of the drafts."""
    # With debugging on Django keeps the text of every statement: half as slow again, and of no use here.
    settings.DEBUG = False
    # Rows come and go without cycles; looking for them at Python's usual pace costs a tenth of the time.
    gc.set_threshold(50_000, 20, 20)
    cast = Cast.gather()
    drafts: list[Draft] = draw(
        share.count, share.until, city_zone(), cast, random.Random(f"{share.seed} drafts")
    )
    mine = [(d, share.first_serial + d.index) for d in drafts if d.index % share.of == share.number]
    with override("kk"):
        Player(mine, cast, seed=share.seed, until=share.until, tick=tick).play()


def finish() -> None:
    """What stands on the appeals (of the law first, for they count as appeals to all that follow; quality after
    all that answers), and the mark. One transaction: killed in it, none of it is there."""
    run = DemoRun.objects.get()
    when: dict[str, Any] = {"seed": run.seed, "until": run.until}
    with transaction.atomic(), because("make_demo"), override("kk"), unheard(*cabinet.QUIET):
        play_legal(run.appeals_count, **when)
        learn_words()
        shifts.make_shifts(**when)
        make_contacts(Cast.gather(), **when)
        deliveries.make_other_systems(run.seed)
        fieldwork.make(**when)
        quality.make_quality(**when)
        make_copies(run.appeals_count, **when)
        make_joined(**when)
        make_letters(**when)
        published.make_published(**when)
        polls.make_polls(**when)
        notifications.make_notifications(**when)
        cabinet.make_cabinet(**when)
        assistant.make_conversations(**when)
        submitting.make_sent(until=run.until)
        defer(learn)
        defer(build)
        DemoRun.objects.update(state=DemoRun.State.MADE)
    with connection.cursor() as cursor:
        for name in ("appeals_appeal", "appeals_target", "contacts_contact", "shared_timelineentry"):
            cursor.execute(f"ANALYZE {name}")
