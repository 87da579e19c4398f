"""What others made of the open data. Invented works at addresses that are kept for examples."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from qala.config.demo.building.people import DOMAIN
from qala.config.demo.office.lives import on
from qala.ground.people.models import User
from qala.public.opendata.actions import propose_reuse, show_reuse
from qala.public.opendata.models import Reuse

# language, title, who, what it does, address, datasets, days before today
SHOWN = [
    ("kk", "Аулам қашан бітеді?", "Студенттер үйірмесі (көрсету үшін)",
     "Үйдің жанындағы жұмыстардың қашан аяқталатынын айтатын телеграм-бот.", "https://example.org/aula",
     ["projects", "milestones"], 41),
    ("ru", "Бюджет строек в одной картинке", "Городская редакция (для показа)",
     "Сколько город тратит на дороги, сети и школы по годам, с пересчётом каждую неделю.",
     "https://example.org/budget", ["budgets", "contracts"], 18),
]  # fmt: skip
WAITING = (
    "ru", "Карта опозданий", "Лаборатория данных (для показа)",
    "Какие проекты сдвинулись и на сколько, по районам.", "https://example.org/late", ["projects"], 1,
)  # fmt: skip


def tell_of_uses(until: date) -> None:
    """Two are shown, one waits for a moderator."""
    if Reuse.objects.exists():
        return
    moderator = User.objects.get(email=f"editor@{DOMAIN}")
    for each in (*SHOWN, WAITING):
        language, title, maker, about, address, datasets, days = each
        words: dict[str, Any] = {"title": title, "maker": maker, "about": about, "address": address}
        with on(until - timedelta(days=days), 18):
            row = propose_reuse(datasets=datasets, language=language, **words)
        if each is not WAITING:
            with on(until - timedelta(days=days - 1), 10):
                show_reuse(reuse_id=row.pk, by=moderator, datasets=datasets, **words)
