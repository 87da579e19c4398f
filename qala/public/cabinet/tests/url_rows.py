"""Who opens which address of the room; letters as in tests/url_matrix.py."""

from typing import Any

from qala.contact.open311.access import own_keys
from qala.contact.open311.actions import make_own_key
from qala.public.cabinet import reference
from qala.public.cabinet.models import DataCopy, ErasureRequest, Following
from qala.shared.clock import now
from tests.url_matrix import SIGNED_IN, Row

REVIEWERS = "cA"

ROWS = {
    "cabinet:appeals": Row(SIGNED_IN),
    "cabinet:joined": Row(SIGNED_IN),
    "cabinet:attach": Row(SIGNED_IN, SIGNED_IN, (422,)),
    "cabinet:attach_found": Row(do=SIGNED_IN),
    "cabinet:seen": Row(do="r", codes=(204,)),
    "cabinet:seen_all": Row(do=SIGNED_IN),
    "cabinet:following": Row(SIGNED_IN),
    "cabinet:add_address": Row(do=SIGNED_IN, codes=(422,)),
    "cabinet:add_area": Row(do=SIGNED_IN, codes=(422,)),
    "cabinet:add_appeal": Row(do=SIGNED_IN),
    "cabinet:add_project": Row(do=SIGNED_IN),
    "cabinet:add_dataset": Row(do=SIGNED_IN),
    "cabinet:leave": Row(do="r"),
    "cabinet:keys": Row(SIGNED_IN, SIGNED_IN, (422,)),
    "cabinet:revoke_key": Row(do="r"),
    "cabinet:data": Row(SIGNED_IN),
    "cabinet:ask_copy": Row(do=SIGNED_IN),
    "cabinet:copy": Row(SIGNED_IN, codes=(404,), is_page=False),  # the owner's alone; here it is nobody's
    "cabinet:erase": Row(SIGNED_IN, SIGNED_IN),
    "cabinet:withdraw": Row(do="r"),
    "cabinet:erasures": Row(REVIEWERS),
    "cabinet:erasure": Row(REVIEWERS),
    "cabinet:agree": Row(do=REVIEWERS),
    "cabinet:refuse": Row(do=REVIEWERS, codes=(422,)),
    "cabinet:terms": Row(REVIEWERS),
    "cabinet:edit_term": Row("A", "A", (422,)),
}


def _wish(city: Any) -> ErasureRequest:
    at = now()
    made, _new = ErasureRequest.objects.get_or_create(
        user=city.people.resident,
        state="asked",
        defaults={"language": "kk", "asked_at": at, "not_before": at},
    )
    return made


def _following(city: Any) -> Following:
    values = {"kind": "district", "district": city.district}
    made, _new = Following.objects.get_or_create(
        user=city.people.resident, **values, defaults={"made_at": now()}
    )
    return made


def _key(city: Any) -> dict[str, Any]:
    rows = own_keys(city.people.resident).filter(revoked_at=None)
    return {"pk": (rows.first() or make_own_key(name="R", by=city.people.resident)[0]).pk}


def _term(city: Any) -> dict[str, Any]:
    reference.load(lambda line: None)
    return {"subject": "cooling"}


def _withdraw(city: Any) -> dict[str, Any]:
    _wish(city)
    return {}


def _project(city: Any) -> dict[str, Any]:
    from qala.public.projection.tests.samples import public_project

    return {"code": public_project(city).code}


ARGUMENTS = {
    "cabinet:seen": lambda c: {"number": c.number("answered")},
    "cabinet:add_appeal": lambda c: {"number": c.number("planned")},
    "cabinet:add_project": _project,
    "cabinet:add_dataset": lambda _c: {"code": "topics"},
    "cabinet:revoke_key": _key,
    "cabinet:leave": lambda c: {"pk": _following(c).pk},
    "cabinet:copy": lambda c: {"pk": DataCopy(pk="5f6c5d5e-0000-4000-8000-000000000001").pk},
    "cabinet:erasure": lambda c: {"pk": _wish(c).pk},
    "cabinet:agree": lambda c: {"pk": _wish(c).pk},
    "cabinet:refuse": lambda c: {"pk": _wish(c).pk},
    "cabinet:edit_term": _term,
    "cabinet:withdraw": _withdraw,
}
