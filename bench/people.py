"""Many signed-in controllers: `python -m bench.people COUNT` prints their cookies (JSON)."""

from __future__ import annotations

import json
import sys

import django

from bench.city import sign_in


def main() -> None:
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        print(json.dumps([sign_in("controller", n) for n in range(int(sys.argv[1]))]))


if __name__ == "__main__":
    main()
