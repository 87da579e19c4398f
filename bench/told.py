"""`python -m bench.told make COUNT`: residents, six of ten with an e-mail, the others with a phone.

`python -m bench.told tell ABOUT`: all of them hear of one outage; prints how many and how long writing it took (JSON).
"""

from __future__ import annotations

import json
import sys
import time

import django


def make(count: int) -> int:
    from qala.ground.people.models import User
    from qala.shared.bulk import copy_in
    from qala.shared.clock import now
    from qala.shared.db import atomic

    rows = []
    for n in range(count):
        has_mail = n % 10 < 6
        rows.append(
            User(
                email=f"told{n}@example.org" if has_mail else None,
                phone=None if has_mail else f"+7701{n:07}",
                full_name=f"Told {n}",
                language=("kk", "ru", "en")[n % 3],
                password="!",
                created_at=now(),
                updated_at=now(),
            )
        )
    with atomic():
        copy_in(rows)
    return count


def tell(about: str) -> dict[str, float]:
    from qala.ground.notifications.actions import Recipient, notify
    from qala.ground.people.models import User
    from qala.shared.db import atomic

    people = User.objects.filter(full_name__startswith="Told ").values_list("pk", flat=True)
    to = [Recipient(pk) for pk in people]
    words = {"title": "Абай көшесінде су жоқ", "text": "Абай көшесінде су сағат 18:00-ге дейін болмайды."}
    started = time.monotonic()
    with atomic():
        told = notify(kind="city.message", to=to, words=words, url="/", about=about)
    return {"told": told, "seconds": time.monotonic() - started, "at": time.time()}


if __name__ == "__main__":
    django.setup()
    made = {"made": make(int(sys.argv[2]))} if sys.argv[1] == "make" else tell(sys.argv[2])
    print(json.dumps(made))
