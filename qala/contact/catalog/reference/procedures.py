"""The procedures a city starts with. Figures that nobody has confirmed against the law are marked as such."""

from datetime import date
from typing import Any

from qala.contact.catalog.models import Procedure, ProcedureTerm
from qala.contact.catalog.rules.procedures import OPERATIONAL

SINCE = date(2021, 7, 1)
_APPC = "APPC No 350-VI"
_PERSON = ["full_name", "iin", "home_address", "phone"]

# code, letters, kk, ru, en, everything else
PROCEDURES: list[tuple[str, str, str, str, str, dict[str, Any]]] = [
    ("consultation", "", "Кеңес беру", "Консультация", "Consultation", {"takes_appeals": False}),
    (OPERATIONAL, "", "Жедел өтініш", "Оперативная заявка", "Operational case", {}),
    (
        "administrative", "A", "Әкімшілік рәсім (жалпы)", "Административная процедура (обычная)",
        "Administrative procedure (ordinary)",
        {"is_legal": True, "required": _PERSON, "needs_hearing": True, "checks_language": True,
         "source": f"{_APPC}, art. 63-76"},
    ),
    (
        "simplified", "B", "Әкімшілік рәсім (оңайлатылған)", "Административная процедура (упрощённая)",
        "Administrative procedure (simplified)",
        {"is_legal": True, "required": ["full_name", "phone"], "checks_language": True,
         "source": "APPC: message, response, proposal, request; terms not confirmed"},
    ),
]  # fmt: skip

# procedure, kind, amount, unit, not confirmed, source
TERMS = [
    (OPERATIONAL, "extend_most", 60, "calendar_days", False, f"{_APPC}, art. 76"),
    ("administrative", "redirect", 3, "working_days", False, f"{_APPC}, art. 65"),
    ("administrative", "notice", 3, "working_days", False, f"{_APPC}, art. 65, 76"),
    ("administrative", "resolve", 15, "working_days", False, f"{_APPC}, art. 76"),
    ("administrative", "extend_most", 60, "calendar_days", False, f"{_APPC}, art. 76: two months"),
    ("administrative", "hearing_ahead", 3, "working_days", False, f"{_APPC}, art. 73"),
    ("simplified", "redirect", 3, "working_days", False, f"{_APPC}, art. 65"),
    ("simplified", "notice", 3, "working_days", False, f"{_APPC}, art. 65, 76"),
    ("simplified", "resolve", 5, "working_days", True, "Not confirmed: 5 working days"),
    ("simplified", "extend_most", 10, "working_days", True, "Not confirmed: up to 15 working days in all"),
]


def load_procedures() -> int:
    """Create what is missing; returns how many rows were made."""
    made = 0
    known: dict[str, Procedure] = {}
    for order, (code, prefix, kk, ru, en, more) in enumerate(PROCEDURES, start=1):
        values = {"order": order, "prefix": prefix, "name_kk": kk, "name_ru": ru, "name_en": en, **more}
        known[code], is_new = Procedure.objects.get_or_create(code=code, defaults=values)
        made += is_new
    for code, kind, amount, unit, is_sample, source in TERMS:
        terms = {"amount": amount, "unit": unit, "is_sample": is_sample, "source": source}
        if not ProcedureTerm.objects.filter(procedure=known[code], kind=kind).exists():
            ProcedureTerm.objects.create(procedure=known[code], kind=kind, valid_from=SINCE, **terms)
            made += 1
    return made
