"""Addresses of joining (see tests/url_matrix.py for the others)."""

from typing import Any

from qala.public.portal.models import BlockedWord, HeldAppeal
from qala.shared.clock import now, today
from tests.url_matrix import ALL, Row

ROWS = {
    "portal:challenge": Row(ALL, is_page=False),
    "portal:code": Row(do=ALL, codes=(422,)),
    "portal:code_confirm": Row(do=ALL, codes=(422,)),
    "portal:decide": Row(do="ct"),
    "portal:draft": Row(do=ALL, codes=(422,)),
    "portal:held": Row("ct"),
    "portal:icon": Row(ALL, is_page=False),
    "portal:look": Row(do=ALL),
    "portal:manifest": Row(ALL, is_page=False),
    "portal:offline": Row(ALL),
    "portal:questions": Row(ALL, is_page=False),
    "portal:rules": Row("A"),
    "portal:rules_add": Row("A", "A", (422,)),
    "portal:rules_end": Row(do="A"),
    "portal:share": Row(ALL, ALL, (403,)),
    "shared:worker": Row(ALL, is_page=False),
    "portal:similar": Row(ALL, is_page=False),
    "portal:join": Row(ALL, ALL, (422,)),
    "portal:joined": Row(ALL, codes=(404,)),  # of the session that has just joined
    "portal:shared": Row("r"),
}


def held(city: Any) -> dict[str, Any]:
    from qala.contact.appeals.models import Appeal

    appeal = Appeal.objects.get(number=city.number("fresh"))
    words = {"words": ["word"], "held_at": now()}
    return {"pk": HeldAppeal.objects.get_or_create(appeal=appeal, defaults=words)[0].pk}


def word(_city: Any) -> dict[str, Any]:
    row = BlockedWord.objects.get_or_create(word="word", valid_from=today())[0]
    return {"pk": row.pk}


ARGUMENTS = {
    "portal:decide": held,
    "portal:icon": lambda _city: {"size": 192, "kind": "any"},
    "portal:rules_end": word,
    "portal:join": lambda c: {"number": c.number("fresh")},
    "portal:shared": lambda c: {"number": c.reporter.number},
}
