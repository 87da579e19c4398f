"""Photos of building sites, drawn by code from one viewpoint each, so that a series shows how the works grow."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

SIZE = (720, 480)
GROUND = 300
SKIES = ("#9ec7e8", "#b9cfe0", "#c9d6df", "#8fb4dc", "#d8dee4")
Pen = ImageDraw.ImageDraw


def drawn(course: str, seed: str, percent: float) -> bytes:
    """The site at so many per cent, as JPEG; the same seed is the same viewpoint."""
    rng = random.Random(seed)
    picture = Image.new("RGB", SIZE, rng.choice(SKIES))
    pen = ImageDraw.Draw(picture)
    _town(pen, rng)
    pen.rectangle((0, GROUND, *SIZE), fill="#b9ad98" if percent < 90 else "#8fa46b")
    _SITES[course](pen, rng, percent / 100)
    if 3 < percent < 97:
        _fence(pen)
    out = BytesIO()
    picture.filter(ImageFilter.GaussianBlur(0.7)).save(out, "JPEG", quality=76)
    return out.getvalue()


def sheet(number: int) -> bytes:
    """A photo of a signed protocol: small, for there are hundreds."""
    picture = Image.new("RGB", (210, 297), "#fdfdf8")
    pen = ImageDraw.Draw(picture)
    pen.text((64, 18), f"No {number}", fill="#333")
    for y in range(50, 230, 14):
        pen.line((24, y, 186 if y % 28 else 140, y), fill="#9a9a9a", width=2)
    pen.arc((110, 236, 170, 276), 20, 320, fill="#2b4a8b", width=2)
    out = BytesIO()
    picture.save(out, "JPEG", quality=60)
    return out.getvalue()


def _town(pen: Pen, rng: random.Random) -> None:
    left = -20
    while left < SIZE[0]:
        width, height = rng.randint(70, 150), rng.randint(60, 170)
        pen.rectangle(
            (left, GROUND - height, left + width, GROUND), fill=rng.choice(("#c9b79c", "#a3a9ae", "#d6cdbf"))
        )
        for x in range(left + 9, left + width - 12, 22):
            for y in range(GROUND - height + 10, GROUND - 16, 26):
                pen.rectangle((x, y, x + 10, y + 13), fill="#49586a" if rng.random() < 0.7 else "#f3dd9a")
        left += width + rng.randint(2, 24)


def _fence(pen: Pen) -> None:
    pen.rectangle((0, 440, SIZE[0], 480), fill="#3c6e8f")
    for x in range(0, SIZE[0], 60):
        pen.line((x, 440, x, 480), fill="#f2f2f2", width=3)


def _road(pen: Pen, rng: random.Random, done: float) -> None:
    pen.polygon([(260, GROUND), (460, GROUND), (700, 480), (20, 480)], fill="#8a7c66")
    reach = int(480 - (480 - GROUND) * min(1, done * 1.25))
    if done > 0.2:
        half = lambda y: 100 + (y - GROUND) * 240 / 180  # noqa: E731
        pen.polygon(
            [(360 - half(reach), reach), (360 + half(reach), reach), (700, 480), (20, 480)], fill="#45484d"
        )
        for y in range(470, reach, -34):
            pen.line((360, y, 360, y - 14), fill="#f4f4f0", width=5)
    if done > 0.85:
        for x in (120, 600):
            pen.line((x, 440, x, 250), fill="#5c6670", width=6)
            pen.ellipse((x - 10, 240, x + 10, 254), fill="#f6e7a0")
    elif done > 0.1:
        x = rng.randint(180, 420)
        pen.rectangle((x, reach - 40, x + 90, reach - 8), fill="#d99a1e")
        pen.ellipse((x + 6, reach - 22, x + 38, reach + 10), fill="#2c2c2c")


def _network(pen: Pen, rng: random.Random, done: float) -> None:
    reach = int(60 + 600 * done)
    if done < 0.85:
        pen.polygon([(40, 360), (680, 360), (690, 430), (30, 430)], fill="#6b5a43")
        for x in range(60, reach, 92):
            pen.rounded_rectangle(
                (x, 378, min(x + 88, reach), 414), 16, fill="#2f6f8f", outline="#1d4a61", width=3
            )
    else:
        pen.rectangle((0, 350, SIZE[0], 440), fill="#55585d")
    if 0.1 < done < 0.85:
        x = min(reach, 560) + rng.randint(0, 20)
        pen.rectangle((x, 300, x + 80, 348), fill="#e0a526")
        pen.line((x + 10, 304, x - 50, 250, x - 90, 380), fill="#b5821a", width=10)


def _building(pen: Pen, rng: random.Random, done: float) -> None:
    floors = 7
    built = round(floors * min(1.0, max(0.0, (done - 0.12) / 0.5)))
    pen.rectangle((180, 392, 560, 410), fill="#8d8d8d")
    for floor in range(built):
        top = 392 - (floor + 1) * 38
        is_closed = done > 0.55 + floor * 0.05
        pen.rectangle(
            (190, top, 550, top + 36), fill="#d8c7a8" if is_closed else "#9a9da1", outline="#7c7f83"
        )
        for x in range(208, 540, 44):
            pen.rectangle((x, top + 8, x + 24, top + 28), fill="#6fa3c9" if is_closed else "#5b5e62")
    if 0.08 < done < 0.9:
        x = rng.choice((140, 590))
        pen.line((x, 410, x, 60), fill="#e0b020", width=9)
        pen.line((x - 90, 76, x + 190, 76), fill="#e0b020", width=7)
        pen.line((x + 120, 76, x + 120, 150), fill="#444", width=2)


def _space(pen: Pen, rng: random.Random, done: float) -> None:
    if done > 0.3:
        pen.polygon([(60, 470), (300, 330), (430, 330), (330, 470)], fill="#cfc4ae")
        pen.ellipse((420, 350, 640, 440), fill="#b8a47c")
    for number in range(int(done * 14)):
        x, y = rng.randint(20, 690), rng.randint(330, 450)
        pen.rectangle((x - 3, y, x + 3, y + 24), fill="#6b4f34")
        pen.ellipse((x - 20, y - 34, x + 20, y + 8), fill="#4f8a45" if number % 3 else "#6aa84f")
    if done > 0.8:
        for x in (150, 240, 520):
            pen.rectangle((x, 420, x + 54, 428), fill="#7a4b2a")


_SITES: dict[str, Callable[[Pen, random.Random, float], None]] = {
    "road": _road,
    "network": _network,
    "building": _building,
    "space": _space,
}
