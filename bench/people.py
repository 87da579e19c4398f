"""Many who are signed in: `python -m bench.people ROLE COUNT` prints their cookies (JSON).

Executors belong to the organisations in turn, and each organisation's open appeals are given to its own in turn.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import django

from bench.city import sign_in

GIVE = """
WITH mine AS (
    SELECT organisation_id, user_id, row_number() OVER (PARTITION BY organisation_id ORDER BY user_id) - 1 AS place,
        count(*) OVER (PARTITION BY organisation_id) AS count
    FROM people_duty WHERE role = 'executor'
)
UPDATE appeals_appeal a SET assignee_id = mine.user_id
FROM mine WHERE mine.organisation_id = a.executor_id AND a.id % mine.count = mine.place AND a.assignee_id IS NULL
    AND a.stage IN ('new', 'active', 'waiting')
"""


def organisations() -> list[Any]:
    from qala.ground.organisations.models import Organisation

    return list(Organisation.objects.filter(code__startswith="bench").order_by("pk"))


def main() -> None:
    django.setup()
    from django.db import connection, transaction

    role, count = sys.argv[1], int(sys.argv[2])
    with transaction.atomic():
        bodies = organisations() if role == "executor" else [None]
        cookies = [sign_in(role, n, bodies[n % len(bodies)]) for n in range(count)]
        if role == "executor":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL session_replication_role = replica")
                cursor.execute(GIVE)
    print(json.dumps(cookies))


if __name__ == "__main__":
    main()
