"""Photos of the demonstration, drawn by code: a street or a yard, with the matter in it or done with."""

from __future__ import annotations

import random
from functools import cache
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFilter

from qala.ground.files.actions import store

SIZE = (560, 420)
HORIZON = 190
VARIANTS = 5
SKIES = ("#9ec7e8", "#b9cfe0", "#c9d6df", "#8fb4dc", "#d8dee4")
WALLS = ("#c9b79c", "#b8a690", "#d6cdbf", "#a3a9ae", "#c4a484")
GROUNDS = {"winter": "#e8eef2", "yards": "#7f9a5e", "waste": "#8d8f86", "roads": "#6f7276"}


def store_picture(group: str, rng: random.Random, *, by: Any, is_done: bool) -> str:
    """Store one of the drawn photos as the person's upload; returns its id for an action's `files`."""
    variant = rng.randrange(VARIANTS)
    name = f"{'after' if is_done else 'before'}-{variant + 1}.jpg"
    upload = ContentFile(drawn(group if group in GROUNDS else "yards", variant, is_done), name=name)
    return str(store(upload, by=by).pk)


@cache
def drawn(group: str, variant: int, is_done: bool) -> bytes:
    """The picture as JPEG bytes; one of forty."""
    rng = random.Random(f"{group} {variant}")
    picture = Image.new("RGB", SIZE, SKIES[variant % len(SKIES)])
    pen = ImageDraw.Draw(picture)
    _houses(pen, rng)
    pen.rectangle((0, HORIZON + 40, *SIZE), fill=GROUNDS[group])
    if not is_done:
        _MATTERS[group](pen, rng)
    elif group == "roads":
        pen.rectangle((190, 300, 380, 380), fill="#4a4c50")
    picture = picture.filter(ImageFilter.GaussianBlur(0.8))
    out = BytesIO()
    picture.save(out, "JPEG", quality=78)
    return out.getvalue()


def _houses(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    left = 0
    while left < SIZE[0]:
        width, height = rng.randint(80, 150), rng.randint(60, 170)
        top = HORIZON + 40 - height
        pen.rectangle((left, top, left + width, HORIZON + 40), fill=rng.choice(WALLS))
        for x in range(left + 8, left + width - 10, 20):
            for y in range(top + 8, HORIZON + 25, 22):
                pen.rectangle((x, y, x + 9, y + 12), fill="#49586a" if rng.random() < 0.7 else "#f3dd9a")
        left += width + rng.randint(4, 30)


def _pothole(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    x, y = rng.randint(160, 260), rng.randint(290, 330)
    pen.ellipse((x, y, x + 170, y + 60), fill="#34363a")
    pen.ellipse((x + 20, y + 14, x + 140, y + 48), fill="#4f6375")


def _snow(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    for _ in range(14):
        x, y = rng.randint(-20, 480), rng.randint(250, 370)
        pen.ellipse(
            (x, y, x + rng.randint(70, 150), y + 50), fill=rng.choice(("#f7fafc", "#dbe4ea", "#cfd9e0"))
        )


def _rubbish(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    pen.rectangle((150, 250, 290, 340), fill="#3f6b4f")
    pen.rectangle((310, 250, 450, 340), fill="#3f6b4f")
    for _ in range(60):
        x, y = rng.randint(110, 480), rng.randint(320, 400)
        pen.rectangle(
            (x, y, x + rng.randint(8, 26), y + rng.randint(6, 18)),
            fill=rng.choice(("#222", "#e9e4d6", "#b5482f", "#3b5b8c")),
        )


def _playground(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    pen.line((170, 370, 230, 240), fill="#b5482f", width=8)
    pen.line((230, 240, 300, 372), fill="#b5482f", width=8)
    pen.line((230, 244, 380, 262 + rng.randint(0, 40)), fill="#d8a531", width=8)
    pen.line((300, 250, 330, 372), fill="#333", width=4)


_MATTERS = {"roads": _pothole, "winter": _snow, "waste": _rubbish, "yards": _playground}
