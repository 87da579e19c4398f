"""Organisations: one entry per body with all its roles, and references to them."""

import hashlib
from typing import Any

from qala.office.projects.models import Part
from qala.public.opendata.rules.oc4ids.site import Site
from qala.public.opendata.rules.oc4ids.writing.labels import label
from qala.public.projection.rules.facts import Body, Facts

REGISTER = "KZ-BIN"
ROLES = {"funder": "funder", "operator": "administrativeEntity"}
"""Of partners; others are named in the classifications of the body, because the standard has no role for them."""


def id_of(body: Body) -> str:
    """The number in the state's register, else the code here, else a mark made of the name."""
    if body.bin:
        return f"{REGISTER}-{body.bin}"
    if body.code:
        return f"qala-{body.code}"
    return "name-" + hashlib.sha256(body.name.said("en").encode()).hexdigest()[:12]


def reference(body: Body, site: Site) -> dict[str, str]:
    """To an entry of the parties."""
    return {"id": id_of(body), "name": site.said(body.name)}


def parties(facts: Facts, site: Site) -> list[dict[str, Any]]:
    """Everybody who has a part, the public authority first with the officials who answer."""
    found: dict[str, dict[str, Any]] = {}

    def add(body: Body, role: str = "", part: str = "") -> dict[str, Any]:
        entry = found.setdefault(id_of(body), _entry(body, site))
        if role and role not in entry["roles"]:
            entry["roles"].append(role)
        if part and _classified(part) not in entry["classifications"]:
            entry["classifications"].append(_classified(part))
        return entry

    add(facts.department, "publicAuthority")["people"] = people(facts)
    if facts.customer:
        add(facts.customer, "buyer")
    for contract in facts.contracts:
        add(contract.supplier, "supplier")
        if contract.customer:
            add(contract.customer, "procuringEntity")
    for partner in facts.partners:
        add(partner.body, ROLES.get(partner.part, ""), partner.part)
    return list(found.values())


def _entry(body: Body, site: Site) -> dict[str, Any]:
    return {
        "id": id_of(body),
        "name": site.said(body.name),
        "identifier": {"scheme": REGISTER, "id": body.bin, "legalName": site.said(body.name)}
        if body.bin
        else None,
        "address": {"streetAddress": body.address},
        "contactPoint": {"url": body.website if "://" in body.website else ""},
        "roles": [],
        "classifications": [],
    }


def _classified(part: str) -> dict[str, str]:
    return {"scheme": "qala-part", "id": part, "description": label(Part, part)}


def people(facts: Facts) -> list[dict[str, str]]:
    """Officials with what they answer for: a person has no role in the standard, so the title of the job says it."""
    return [
        {"id": f"{one.part}-{number}", "name": one.name, "jobTitle": one.post or label(Part, one.part)}
        for number, one in enumerate(facts.officials, start=1)
    ]
