"""SQL statements of pages, counted in Django itself: `python -m bench.statements` reads JSON requests from a file.

Each line of the answer is [path, status, count, statements]; every page is asked twice and the second time counts,
because the first fills the process's own caches (catalogue, calendars, district shapes).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import django


def ask(client: Any, raw: str, number: int) -> tuple[int, list[str]]:
    """Send one raw HTTP message through Django's test client and catch the SQL."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.client import ADDRESS, KEY

    head, _, body = raw.partition("\r\n\r\n")
    lines = head.split("\r\n")
    method, path, _ = lines[0].split()
    headers = dict(line.split(": ", 1) for line in lines[1:])
    headers = {name: value.replace(KEY, f"statements-{number}") for name, value in headers.items()}
    cookies = dict(pair.split("=", 1) for pair in headers.pop("Cookie", "").split("; ") if pair)
    client.cookies.clear()
    client.cookies.load(cookies)
    for name in ("Content-Length", "Content-Type", "Host", "X-Forwarded-For"):
        headers.pop(name, None)
    with CaptureQueriesContext(connection) as caught:
        if method == "POST":
            answer = client.post(path, dict(parse_qsl(body, keep_blank_values=True)), headers=headers)
        else:
            answer = client.get(path, headers=headers)
            list(getattr(answer, "streaming_content", ()))
    assert ADDRESS not in path
    return answer.status_code, [query["sql"] for query in caught.captured_queries]


def main() -> None:
    django.setup()
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    answers = []
    client = Client(enforce_csrf_checks=True)  # one for all: the middleware remembers sessions
    for number, raw in enumerate(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))):
        ask(client, raw, 2 * number)
        status, found = ask(client, raw, 2 * number + 1)
        answers.append([raw.split(" ", 2)[1], status, len(found), found])
    print(json.dumps(answers))


if __name__ == "__main__":
    main()
