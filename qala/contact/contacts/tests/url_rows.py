"""Rows of the table of addresses: who may open what."""

from qala.contact.contacts.models import HazardWord
from tests.url_matrix import SIGNED_IN, Row

DESK, READERS, PERSONAL, KEEPERS = "os", "osca", "osc", "sA"

ROWS = {
    "api:contact": Row(READERS, is_page=False),
    # The body is read before rights are asked; who may write one is tested in test_api.py.
    "api:contacts": Row(do=SIGNED_IN, codes=(400,)),
    "contacts:answers": Row(do=DESK),
    "contacts:caller": Row(do=DESK),
    "contacts:contact": Row(READERS),
    "contacts:desk": Row(DESK, DESK),
    "contacts:draft": Row(do=DESK, codes=(422,)),
    "contacts:drop": Row(do=DESK),
    "contacts:gate": Row(KEEPERS),
    "contacts:gate_add": Row(KEEPERS, KEEPERS),
    "contacts:gate_end": Row(do=KEEPERS),
    "contacts:person": Row(do=PERSONAL),
    "contacts:presence": Row(do=DESK, codes=(422,)),
    "contacts:register": Row(READERS),
}


def _word() -> int:
    found = HazardWord.objects.first()
    return (found or HazardWord.objects.create(word="өрт", language="kk", valid_from="2020-01-01")).pk


ARGUMENTS = {
    "api:contact": lambda city: {"contact_id": city.contact_id},
    "contacts:contact": lambda city: {"pk": city.contact_id},
    "contacts:drop": lambda city: {"key": "00000000-0000-0000-0000-000000000001"},
    "contacts:gate_add": lambda city: {"kind": "words"},
    "contacts:gate_end": lambda city: {"kind": "words", "pk": _word()},
    "contacts:person": lambda city: {"pk": city.contact_id},
}
