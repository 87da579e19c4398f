"""The residents' form of the demonstration: contacts that are confirmed, and words that somebody has to read first.

The texts are invented; so are the addresses, which lead nowhere (RFC 2606).
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from qala.contact.appeals.actions import Person, Place
from qala.contact.appeals.models import Appeal
from qala.ground.people.models import User
from qala.public.portal.actions import Sent, decide_held, send_appeal
from qala.public.portal.models import HeldAppeal, SentDraft
from qala.shared.clock import travel

MADE = (SentDraft,)
"""What a sweep takes away; held appeals go with their appeals."""
# language, words, decided: None waits, True may be public, False stays hidden
TEXTS: list[tuple[str, str, bool | None]] = [
    ("ru", "Третий день во дворе темно, какая-то сволочь разбила фонарь у детской площадки.", True),
    ("kk", "Көрші ақымақ көлігін күн сайын балалар алаңына қояды, өтуге жол жоқ.", None),
    ("ru", "Дебилы из второго подъезда опять сломали домофон, приезжайте уже.", None),
    ("ru", "Ублюдок с пятого этажа, квартира 47, я тебя найду.", False),
    ("kk", "Аулада су құбыры жарылып, жол мұз болып қатты, балалар құлап жатыр.", None),
    ("ru", "На остановке разбито стекло, осколки лежат на тротуаре второй день.", None),
]


def make_sent(*, seed: int, until: datetime) -> None:
    """One appeal for each text in the last two days, at places that others have written about."""
    rng = random.Random(f"{seed} sent")
    reader = User.objects.filter(duties__role="controller").order_by("pk").first()
    known = Appeal.objects.exclude(lon=None).filter(is_public=True).order_by("-received_at", "-id")
    samples = list(known.values_list("topic_id", "lon", "lat", "building_id", "address")[:60])
    if reader is None or not samples:
        return
    for number, (language, words, decision) in enumerate(TEXTS):
        topic_id, lon, lat, building_id, address = rng.choice(samples)
        person = Person("", "", f"resident{number}@example.org", "", True)
        sent = Sent(
            words,
            topic_id,
            language,
            place=Place(lon, lat, building_id, address),
            person=person,
            confirmed=frozenset({"email"}),
        )
        at = until - timedelta(hours=rng.uniform(3, 46))
        with travel(at):
            made = send_appeal(sent, draft_key=f"{rng.getrandbits(128):032x}")
        if decision is not None and HeldAppeal.objects.filter(pk=made.appeal.pk).exists():
            with travel(at + timedelta(hours=2)):
                decide_held(appeal_id=made.appeal.pk, is_shown=decision, by=reader)
