"""200 conversations a minute through the webhook: against real web processes, a worker, and a double of the Bot API.

Each conversation is a report from the first word to the number, one in five with a photo that the worker fetches.
Measured is the time from the update that is brought to the answer that arrives at the messenger (web, database, worker
and HTTP included), what it costs, and that nothing is lost or said twice. Every wait ends and says what did not come.
"""

from __future__ import annotations

import http.client
import json
import sys
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.processes import cpu_seconds
from bench.report import Report
from bench.stand import Stand, settle, stand
from qala.contact.assistant.tests.botapi import TOKEN, BotApi, Chatter, bot_api

PER_MINUTE = 200
PATIENCE = 60.0  # seconds for one answer
MOST_STEPS = 14
WITH_PHOTO = 5  # every fifth
MATTER = "Пәтерде үшінші күн жылу жоқ, батареялар мұздай"


class Silent(Exception):
    """An answer did not come, or the conversation did not end."""


@dataclass
class Crowd:
    """Everybody who writes. `answers` by chat, in order, as the double got them; `faults` say what did not come."""

    api: BotApi
    port: int
    hook: dict[str, str]
    waits: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    seen: int = 0
    answers: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def of(self, chat_id: int) -> list[dict[str, Any]]:
        """What the person has got so far. Looks only at what is new since the last look, whoever asked."""
        with self.api.lock:
            for message in self.api.sent[self.seen :]:
                self.answers[str(message["chat_id"])].append(message)
            self.seen = len(self.api.sent)
            return list(self.answers[str(chat_id)])


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is how many conversations."""
    count = size or (20 if is_quick else PER_MINUTE)
    with tempfile.TemporaryDirectory(prefix="qala-bench-") as folder, bot_api() as api:
        settings = {
            "QALA_TELEGRAM_TOKEN": TOKEN,
            "QALA_TELEGRAM_API": api.url,
            "QALA_TELEGRAM_MODE": "webhook",
        }
        with stand(Path(folder), has_worker=True, **settings) as here:
            here.django("bench.city")
            hook = here.django("bench.conversations")
            api.files["photo"] = bytes.fromhex(hook["photo"])
            settle()
            for number in range(1, 5):  # the first ones import aiogram, in each process
                first = Crowd(api, here.port, hook)
                _person(first, 10 + number, has_photo=number == 1)
                if first.faults:
                    raise SystemExit(
                        "\n".join([*first.faults, str(here.django("bench.conversations", "why"))])
                    )
            _measure(report, Crowd(api, here.port, hook), here, count)


def _measure(report: Report, crowd: Crowd, here: Stand, count: int) -> None:
    before, cpu = here.django("bench.conversations"), _cpu(here)
    threads = []
    began = time.monotonic()
    for number in range(count):
        time.sleep(max(0.0, began + number * 60 / PER_MINUTE - time.monotonic()))
        words = {"has_photo": number % WITH_PHOTO == 0}
        threads.append(threading.Thread(target=_person, args=(crowd, 1000 + number), kwargs=words))
        threads[-1].start()
    for thread in threads:
        thread.join(MOST_STEPS * PATIENCE)
    took = time.monotonic() - began
    spent = {name: value - cpu[name] for name, value in _cpu(here).items()}
    found = _settled(here)
    _tell(report, crowd, count, took)
    updates = int(found["updates"]) - int(before["updates"])
    report.say("of it: stored until handled, p95", float(found["handled_ms"]), "ms")
    report.say("of it: written until sent by the worker, p95", float(found["sent_ms"]), "ms")
    for name, seconds in spent.items():
        report.say(f"CPU of an update, {name}", 1000 * seconds / max(updates, 1), "ms")
    report.say("appeals registered", int(found["appeals"]) - int(before["appeals"]), "appeals", f"= {count}")
    report.say("updates not handled, lines not sent", int(found["left"]), "rows", "= 0")
    # Every line of a report is one message: more would be something said twice.
    report.say("messages more than lines", len(crowd.api.sent) - int(found["sent"]), "messages", "= 0")


def _tell(report: Report, crowd: Crowd, count: int, took: float) -> None:
    waits = sorted(crowd.waits)
    for fault in crowd.faults[:5]:
        print(fault, flush=True)
    if crowd.faults:
        print(crowd.api.calls[-3:], flush=True)
    report.say("conversations", count, "whole reports")
    report.say("conversations that did not end", len(crowd.faults), "conversations", "= 0")
    report.say("conversations a minute, with the last one's end", 60 * count / took, "per min")
    report.say("replies", len(waits), "replies")
    for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        value = 1000 * waits[int((len(waits) - 1) * share)] if waits else 0.0
        report.say(f"reply at the messenger, {name}", value, "ms", "≤ 2000" if name == "p95" else "")


def _cpu(here: Stand) -> dict[str, float]:
    worker = [child.pid for child in here.children if child.pid and not child.name.startswith("web")]
    return {
        "web": cpu_seconds(*here.web_pids),
        "worker": cpu_seconds(*worker),
        "PostgreSQL": cpu_seconds(here.postgres_pid),
    }


def _settled(here: Stand) -> dict[str, Any]:
    """What is in the database when the last lines have left, or a minute later."""
    end = time.monotonic() + PATIENCE
    while True:
        found: dict[str, Any] = here.django("bench.conversations")
        if not int(found["left"]) or time.monotonic() > end:
            return found


def _person(crowd: Crowd, chat_id: int, *, has_photo: bool) -> None:
    try:
        _talk(crowd, Chatter(crowd.api, chat_id), has_photo=has_photo)
    except (Silent, OSError, http.client.HTTPException) as fault:
        crowd.faults.append(f"conversation {chat_id}: {fault or type(fault).__name__}")


def _talk(crowd: Crowd, one: Chatter, *, has_photo: bool) -> None:
    """Each step when the answer to the one before is there; what is pressed follows from what was offered."""
    lon, lat = map(float, crowd.hook["at"].split())
    _bring(crowd, one, one.text("/start"))
    _bring(crowd, one, one.text(MATTER))
    if has_photo:
        _bring(crowd, one, one.photo("photo"))
    _bring(crowd, one, one.press("skip"))
    _bring(crowd, one, one.location(lon, lat))
    for _step in range(MOST_STEPS):
        offered = _offered(crowd, one.chat_id)
        if "yes" in offered:
            _bring(crowd, one, one.press("yes"))
            return
        _bring(crowd, one, one.press(_choice(offered)))
    raise Silent(f"no end after {MOST_STEPS} steps; offered last: {_offered(crowd, one.chat_id)}")


def _choice(offered: list[str]) -> str:
    for kind in ("topic:", "group:"):
        found = next((value for value in offered if value.startswith(kind)), "")
        if found:
            return found
    # Something alike nearby is another matter here; for a phone (a keyboard, nothing to press) go on without.
    return "no" if "no" in offered else "skip"


def _offered(crowd: Crowd, chat_id: int) -> list[str]:
    rows = (crowd.of(chat_id)[-1].get("reply_markup") or {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row]


def _bring(crowd: Crowd, one: Chatter, update: dict[str, Any]) -> None:
    before, began = len(crowd.of(one.chat_id)), time.monotonic()
    line = http.client.HTTPConnection("127.0.0.1", crowd.port, timeout=PATIENCE)
    headers = {
        "Content-Type": "application/json",
        "X-Telegram-Bot-Api-Secret-Token": crowd.hook["secret"],
    }
    line.request("POST", f"/assistant/telegram/{crowd.hook['path']}", json.dumps(update), headers)
    status = line.getresponse().status
    line.close()
    if status != 200:
        raise Silent(f"the webhook answered {status}")
    while len(crowd.of(one.chat_id)) == before:
        if time.monotonic() - began > PATIENCE:
            raise Silent(f"no answer in {PATIENCE:.0f} s to {json.dumps(update, ensure_ascii=False)[:300]}")
        time.sleep(0.02)
    crowd.waits.append(time.monotonic() - began)


def main() -> None:
    """Inside the stand: where the webhook is, a point of the city, and what is in the database (JSON)."""
    import django

    django.setup()
    from django.db.models import F

    from qala.contact.appeals.models import Appeal
    from qala.contact.assistant.channels.telegram import webhook_path, webhook_secret
    from qala.contact.assistant.models import Inbound, Outbound
    from qala.ground.files.tests import media
    from qala.ground.places.models import District

    outline = District.objects.order_by("pk")[0].outline
    ring = outline["coordinates"][0] if outline["type"] == "Polygon" else outline["coordinates"][0][0]
    lon, lat = (sum(point[axis] for point in ring[:-1]) / (len(ring) - 1) for axis in (0, 1))
    found = {
        "path": webhook_path(),
        "secret": webhook_secret(),
        "at": f"{lon} {lat}",
        "photo": media.jpeg().hex(),
        "appeals": Appeal.objects.filter(channel__code="bot").count(),
        "updates": Inbound.objects.count(),
        "sent": Outbound.objects.filter(state="sent").count(),
        "handled_ms": _p95(Inbound.objects.filter(state="done"), F("handled_at") - F("received_at")),
        "sent_ms": _p95(Outbound.objects.filter(state="sent"), F("sent_at") - F("made_at")),
        "left": Inbound.objects.exclude(state="done").count()
        + Outbound.objects.exclude(state="sent").count(),
    }
    print(json.dumps({**found, "why": _why()} if "why" in sys.argv else found))


def _p95(rows: Any, took: Any) -> float:
    """Milliseconds within which 95 of 100 rows were done."""
    waits = sorted(each.total_seconds() for each in rows.annotate(took=took).values_list("took", flat=True))
    return 1000 * waits[int(0.95 * (len(waits) - 1))] if waits else 0.0


def _why() -> dict[str, list[Any]]:
    """What stands still: updates, lines and jobs that are not done, with their errors."""
    from django.db import connection

    from qala.contact.assistant.models import Inbound, Outbound

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name, status::text, count(*) FROM procrastinate_jobs GROUP BY 1, 2 ORDER BY 1, 2"
        )
        jobs = cursor.fetchall()
    return {
        "updates": list(Inbound.objects.values_list("state", "error", "place")[:5]),
        "lines": list(Outbound.objects.values_list("state", "error", "attempts")[:5]),
        "jobs": jobs,
    }


if __name__ == "__main__":
    main()
