"""200 conversations a minute through the webhook: against real web processes, a worker, and a double of the Bot API.

Each conversation is a report from the first word to the number. Measured is the time from the update that is brought
to the answer that arrives at the messenger (worker and HTTP included), and that nothing is lost: every conversation has
its number, every update is handled, every line sent.
"""

from __future__ import annotations

import http.client
import json
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from bench.report import Report
from bench.stand import Stand, settle, stand
from qala.contact.assistant.tests.botapi import TOKEN, BotApi, Chatter, bot_api

PER_MINUTE = 200
PATIENCE = 60.0  # seconds for one answer
MATTER = "Пәтерде үшінші күн жылу жоқ, батареялар мұздай"


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
            settle()
            _talk(api, here.port, hook, 1, [])  # the first one imports aiogram
            _measure(report, api, here, hook, count)


def _measure(report: Report, api: BotApi, here: Stand, hook: dict[str, str], count: int) -> None:
    waits: list[float] = []
    threads = []
    began = time.monotonic()
    for number in range(count):
        time.sleep(max(0.0, began + number * 60 / PER_MINUTE - time.monotonic()))
        thread = threading.Thread(target=_talk, args=(api, here.port, hook, 1000 + number, waits))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    took = time.monotonic() - began
    found = here.django("bench.conversations")
    waits.sort()
    report.say("conversations", count, "whole reports")
    report.say("conversations a minute", 60 * count / took, "per min")
    report.say("answers", len(waits), "answers", f"= {6 * count}")
    report.say("answer at the messenger, p50", 1000 * waits[len(waits) // 2], "ms")
    report.say("answer at the messenger, p95", 1000 * waits[int(len(waits) * 0.95)], "ms", "≤ 2000")
    report.say("appeals registered", int(found["appeals"]) - 1, "appeals", f"= {count}")
    report.say("updates not handled, lines not sent", int(found["left"]), "rows", "= 0")


def _talk(api: BotApi, port: int, hook: dict[str, str], chat_id: int, waits: list[float]) -> None:
    """One person: each step when the answer to the one before is there."""
    one = Chatter(api, chat_id)
    steps: list[dict[str, Any]] = [
        one.text("/start"), one.text(MATTER), one.press("skip"), one.location(*map(float, hook["at"].split())),
    ]  # fmt: skip
    for step in steps:
        _bring(api, port, hook, chat_id, step, waits)
    while "yes" not in (last := _last(api, chat_id)):
        choice = next((value for value in last if value.startswith("topic:")), "")
        _bring(
            api,
            port,
            hook,
            chat_id,
            one.press(choice or ("no" if "no" in last else "skip")),
            waits if choice else [],
        )
    _bring(api, port, hook, chat_id, one.press("yes"), waits)


def _last(api: BotApi, chat_id: int) -> list[str]:
    with api.lock:
        message = [each for each in api.sent if each["chat_id"] == str(chat_id)][-1]
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row]


def _bring(
    api: BotApi, port: int, hook: dict[str, str], chat_id: int, update: dict[str, Any], waits: list[float]
) -> None:
    before, began = _count(api, chat_id), time.monotonic()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": hook["secret"]}
    line.request("POST", f"/assistant/telegram/{hook['path']}", json.dumps(update), headers)
    assert line.getresponse().status == 200
    line.close()
    while _count(api, chat_id) == before:
        assert time.monotonic() - began < PATIENCE, f"no answer to {update}"
        time.sleep(0.01)
    waits.append(time.monotonic() - began)


def _count(api: BotApi, chat_id: int) -> int:
    with api.lock:
        return sum(each["chat_id"] == str(chat_id) for each in api.sent)


def main() -> None:
    """Inside the stand: where the webhook is, a point of the city, and what is in the database (JSON)."""
    import django

    django.setup()
    from qala.contact.appeals.models import Appeal
    from qala.contact.assistant.channels.telegram import webhook_path, webhook_secret
    from qala.contact.assistant.models import Inbound, Outbound
    from qala.ground.places.models import District

    outline = District.objects.order_by("pk")[0].outline
    ring = outline["coordinates"][0] if outline["type"] == "Polygon" else outline["coordinates"][0][0]
    lon, lat = (sum(point[axis] for point in ring[:-1]) / (len(ring) - 1) for axis in (0, 1))
    left = Inbound.objects.exclude(state="done").count() + Outbound.objects.exclude(state="sent").count()
    found = {"path": webhook_path(), "secret": webhook_secret(), "at": f"{lon} {lat}"}
    print(json.dumps(found | {"appeals": Appeal.objects.filter(channel__code="bot").count(), "left": left}))


if __name__ == "__main__":
    main()
