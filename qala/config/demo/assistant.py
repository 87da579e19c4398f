"""Conversations of the virtual operator in the last days: whole reports, questions, numbers asked for, one that waits
for a person. All of them go through the engine, on the site's channel: a demonstration writes to nobody's messenger."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import override

from qala.contact.appeals.models import Appeal
from qala.contact.assistant.actions import handle, receive
from qala.contact.assistant.models import Conversation
from qala.ground.places.models import Building
from qala.shared.clock import travel
from qala.shared.live import hushed

MADE = (Conversation,)
"""What a sweep takes away, with all that hangs on it."""
REPORTS = [
    ("kk", "Ауладағы шам үш күннен бері жанбайды, кешке балалар қорқады"),
    ("kk", "Кіреберістің алдында қар тазаланбаған, жүру қиын"),
    ("ru", "Во дворе третий день не вывозят мусор, контейнеры полные"),
    ("ru", "На дороге у дома глубокая яма, машины объезжают по тротуару"),
    ("en", "The lift in our building has been standing since Monday"),
]
QUESTIONS = [
    ("kk", "Жылу маусымы қашан басталады?"),
    ("ru", "Куда обратиться, если отключили воду?"),
    ("ru", "Как подать обращение?"),
    ("en", "Where is the nearest clinic on the moon?"),
]
COUNT, OF_LAST_HOUR = 30, 7
"""Whole reports are of the last hour: nobody would have worked on older ones."""


def make_conversations(seed: int, until: datetime) -> None:
    """Some dozens; the last of them waits."""
    rng = random.Random(f"{seed} assistant")
    buildings = list(Building.objects.select_related("street").order_by("pk")[:200])
    numbers = list(Appeal.objects.order_by("-pk").values_list("number", flat=True)[:20])
    if not buildings or not numbers:
        return
    with hushed():
        for index in range(COUNT):
            left = COUNT - index
            minutes = left * 8 if left <= OF_LAST_HOUR else (left - OF_LAST_HOUR) * 170 + rng.randint(60, 160)
            _one(index, until - timedelta(minutes=minutes), rng, buildings, numbers)
        _waits(until - timedelta(minutes=6))


def _one(index: int, at: datetime, rng: random.Random, buildings: list[Any], numbers: list[str]) -> None:
    kind = index % 6
    if kind in (0, 3) and COUNT - index <= OF_LAST_HOUR:
        language, words = rng.choice(REPORTS)
        house = rng.choice(buildings)
        where = {"lon": house.lon, "lat": house.lat}
        _says(index, language, at, words, "=skip", where, "=yes", "=no", "=skip", "=yes")
    elif kind in (0, 1):
        language, words = rng.choice(QUESTIONS)
        _says(index, language, at, "=ask", words, "=menu")
    elif kind in (3, 4):
        _says(index, "ru", at, "=find", rng.choice(numbers), "=menu")
    elif kind == 2:
        _says(index, "kk", at, "Сәлеметсіз бе", "=report", "Жертөледен су иісі шығып тұр", "=cancel")
    else:
        _says(index, "ru", at, "Добрый день", "=polls", "спасибо")


def _waits(at: datetime) -> None:
    _says(
        COUNT, "kk", at, "Көшедегі жаңа аялдамада орындық жоқ, қарттар тұрып күтеді", "=skip",
        "Маған адаммен сөйлескен дұрыс болар", "=person", "Жұмыс қашан басталатынын білгім келеді",
    )  # fmt: skip


def _says(index: int, language: str, at: datetime, *steps: Any) -> None:
    for number, step in enumerate(steps):
        with travel(at + timedelta(seconds=25 * number)), override(language):
            payload = step if isinstance(step, dict) else _payload(step)
            if payload.get("button") == "no" and not _is_at("similar", index):
                continue
            conversation, _is_new = receive(
                channel="site", update_key=f"demo {index} {number}", outside_id=f"demo {index}", payload=payload,
                language=language,
            )  # fmt: skip
            handle(conversation_id=conversation.pk)


def _payload(step: str) -> dict[str, Any]:
    return {"button": step[1:]} if step.startswith("=") else {"text": step}


def _is_at(state: str, index: int) -> bool:
    return Conversation.objects.filter(inbounds__update_key=f"demo {index} 0", state=state).exists()
