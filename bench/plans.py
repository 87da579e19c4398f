"""How PostgreSQL finds what the busiest screens show: `python -m bench.plans` (Django's settings, a filled register).

Opens the screens as an operator and asks for the plan of every statement that touches the register, shortened to what
is read and how.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import django

SCREENS = {
    "register, newest first": "/appeals/",
    "register, by the next term": "/appeals/?sort=due",
    "register, one executor": "/appeals/?executor={executor}",
    "search: горячей воды": f"/appeals/?q={quote('горячей воды')}",
    "search: свитофор (misspelt)": f"/appeals/?q={quote('свитофор')}",
    "contacts, newest first": "/contacts/",
    "contacts, one topic": "/contacts/?topic={topic}",
    "caller's card": "caller",
}
TABLES = ("appeals_appeal", "contacts_contact", "appeals_applicant", "appeals_target")
NOISE = re.compile(
    r"^\s*(Planning|Execution|Buffers|Output|Heap |Cache|Filter|Recheck|Sort |Index Searches|Rows Removed|Order By|Hits"
    r"|Storage|Presorted|Full-sort|Pre-sorted|Disabled|Worker|Buckets)"
)


def plan(sql: str, params: Any) -> list[str]:
    """The nodes of a plan: kind, index or table, rows, milliseconds."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF) {sql}", params)
        lines = [row[0] for row in cursor.fetchall()]
    took = next(line for line in lines if line.startswith("Execution"))
    return [*(short(line) for line in lines if not NOISE.match(line)), took]


def short(line: str) -> str:
    """Without what Django writes out in full, and without the condition's values."""
    line = re.sub(
        r"\(actual time=[\d.]+\.\.([\d.]+) rows=([\d.]+) loops=(\d+)\)", r"(\1 ms, rows \2 × \3)", line
    )
    return line.replace(" × 1)", ")")[:150].rstrip()


def seen(client: Any, path: str, phone: str) -> list[list[str]]:
    """Plans of what one screen asks the register."""
    from django.db import connection

    asked: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith("SELECT") and any(f'"{table}"' in sql for table in TABLES):
            asked.append((sql, params))
        return execute(sql, params, many, context)

    def ask() -> None:
        if path == "caller":
            client.post("/contacts/desk/caller/", {"phone": phone})
        else:
            client.get(path)

    ask()  # what a process keeps is read
    with connection.execute_wrapper(note):
        ask()
    return [plan(sql, params) for sql, params in asked]


def main() -> None:
    django.setup()
    from django.db import connection
    from django.test import Client

    from qala.contact.contacts.models import Contact
    from qala.ground.people.models import User

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT executor_id, topic_id FROM appeals_appeal WHERE executor_id IS NOT NULL LIMIT 1"
        )
        executor, topic = cursor.fetchone()
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.get(email="operator0@bench.example"))
    phone = Contact.objects.exclude(phone="").order_by("-started_at")[5_000].phone
    for name, path in SCREENS.items():
        print(f"\n-- {name}")
        for lines in seen(client, path.format(executor=executor, topic=topic), phone):
            print("\n".join(lines), end="\n\n")


if __name__ == "__main__":
    main()
