"""A language model behind an OpenAI-compatible address (`QALA_LLM_URL`), off by default. It helps with words, no more.

What it says is a proposal: the caller validates it, and goes on without when there is none. Nothing personal leaves:
callers hand in hidden text. One call has `SECONDS`; after `FAILURES` in a row nobody asks for `PAUSE` seconds.
"""

import json
import logging
import time
from typing import Any

from django.conf import settings

from qala.shared.web import Unreached, call

log = logging.getLogger("qala.assistant")
SECONDS, FAILURES, PAUSE = 3.0, 3, 60.0
MOST_TOKENS = 300


class Breaker:
    """Of this process: how many failures in a row, and until when it is quiet (seconds of the monotonic clock)."""

    def __init__(self) -> None:
        self.failures, self.until = 0, 0.0

    @property
    def is_open(self) -> bool:
        """Whether nobody asks now."""
        return time.monotonic() < self.until

    def note(self, *, is_good: bool) -> None:
        """One call has ended."""
        self.failures = 0 if is_good else self.failures + 1
        if self.failures >= FAILURES:
            self.failures, self.until = 0, time.monotonic() + PAUSE


breaker = Breaker()


def is_on() -> bool:
    """Whether the city has set one."""
    return bool(settings.LLM["url"])


def ask(task: str, text: str) -> dict[str, Any]:
    """The JSON object that the model answers; {} when it is off, quiet, late, or talks something else."""
    if not is_on() or breaker.is_open:
        return {}
    try:
        found = _asked(task, text)
    except (Unreached, ValueError, KeyError, IndexError, TypeError) as fault:
        breaker.note(is_good=False)
        log.warning("the language model was of no use: %s", type(fault).__name__)
        return {}
    breaker.note(is_good=True)
    return found


def _asked(task: str, text: str) -> dict[str, Any]:
    body = {
        "model": settings.LLM["model"],
        "temperature": 0,
        "max_tokens": MOST_TOKENS,
        "response_format": {"type": "json_object"},
        "messages": [{"role": "system", "content": task}, {"role": "user", "content": text}],
    }
    headers = {"Content-Type": "application/json"}
    if key := settings.LLM["key"]:
        headers["Authorization"] = f"Bearer {key}"
    url = f"{settings.LLM['url'].rstrip('/')}/chat/completions"
    reply = call("POST", url, body=json.dumps(body).encode(), headers=headers, seconds=SECONDS)
    if not reply.is_good:
        raise Unreached(f"status {reply.status}")
    found = json.loads(json.loads(reply.body)["choices"][0]["message"]["content"])
    if not isinstance(found, dict):
        raise TypeError
    return found
