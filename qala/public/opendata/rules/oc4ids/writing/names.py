"""What it is and where: identifiers, words, classifications, places."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from qala.office.exchange.rules.oc4ids.codes import CLOSED
from qala.office.projects.models import Stage
from qala.office.projects.rules.sectors import with_parents
from qala.public.opendata.rules.oc4ids.site import Site
from qala.public.opendata.rules.oc4ids.writing.labels import label
from qala.public.projection.rules.facts import Coded, Facts

SCHEME = "qala"


def identifiers(facts: Facts) -> list[dict[str, str]]:
    """The city's own, and those of other systems; a number stands once, whoever uses it."""
    found = {facts.code: SCHEME}
    for scheme, value in facts.identifiers.items():
        found.setdefault(value, scheme)
    return [{"id": value, "scheme": scheme} for value, scheme in found.items() if value]


def description(facts: Facts, site: Site) -> str:
    """The scope in numbers and words, and what holds the project up."""
    parts = [
        f"{site.said(row.indicator.name)}: {row.planned.normalize():f} {site.said(row.unit)}".strip()
        for row in facts.scope
        if row.planned is not None
    ]
    if facts.suspended_on:
        parts.append(_("Suspended since {day}").format(day=facts.suspended_on.isoformat()))
    if facts.merged_into:
        parts.append(_("Merged into {code}").format(code=facts.merged_into))
    return "; ".join([site.said(facts.short), *parts]).strip("; ")


def status(facts: Facts) -> str | None:
    """A suspended project keeps its phase."""
    return facts.phase if facts.phase in CLOSED["projectStatus"] else None


def type_of(facts: Facts) -> str | None:
    """Kind of work, of the closed list."""
    return facts.work if facts.work in CLOSED["projectType"] else None


def sectors(facts: Facts) -> list[str]:
    """Each with its parent."""
    return with_parents(facts.sectors)


def classifications(facts: Facts, site: Site) -> list[dict[str, str]]:
    """Of the city's own words; their schemes begin with the name of the system."""
    return list(_classified(facts, site))


def _classified(facts: Facts, site: Site) -> Iterator[dict[str, str]]:
    yield _class("block", facts.block, site)
    yield _class("kind", facts.kind, site)
    yield _named("stage", facts.stage, label(Stage, facts.stage))
    if facts.suspended_on:
        yield _named("state", "suspended", _("Suspended"))
    if facts.programme:
        yield _class("programme", facts.programme, site)
    for each in facts.portfolios:
        yield _class("portfolio", each, site)
    for name, place in (("district", facts.place.district), ("quarter", facts.place.quarter)):
        if place:
            yield _class(name, place, site)


def _class(name: str, coded: Coded, site: Site) -> dict[str, str]:
    return _named(name, coded.code, site.said(coded.name))


def _named(name: str, code: str, words: str) -> dict[str, str]:
    """The standard wants identifiers that differ in the whole list, so the name stands in them too."""
    return {"scheme": f"{SCHEME}-{name}", "id": f"{name}-{code}", "description": words}


def locations(facts: Facts, site: Site) -> list[dict[str, Any]]:
    """The outline, else the mark; longitude first."""
    place = facts.place
    mark = {"type": "Point", "coordinates": [place.lon, place.lat]} if place.lon is not None else None
    region = site.said(place.district.name) if place.district else ""
    quarter = site.said(place.quarter.name) if place.quarter else ""
    words = ", ".join(filter(None, (place.address or site.said(place.street), quarter, region)))
    if not (place.outline or mark or words):
        return []
    rows = [
        {
            "id": "place",
            "description": words,
            "geometry": place.outline or mark,
            "address": {
                "streetAddress": place.address or site.said(place.street),
                "locality": quarter,
                "region": region,
            },
        }
    ]
    if place.outline and mark and place.outline != mark:
        rows.append({"id": "mark", "description": words, "geometry": mark})
    return rows


def policies(facts: Facts, site: Site) -> dict[str, Any]:
    """Plans of the city that the project belongs to."""
    codes = ["infrastructurePlan"] if "infrastructure" in facts.portfolio_kinds else []
    if facts.programme or "five_year" in facts.portfolio_kinds:
        codes.append("sectorPlan")
    names = [*([facts.programme] if facts.programme else []), *facts.portfolios]
    return (
        {"policies": codes, "description": "; ".join(site.said(each.name) for each in names)} if codes else {}
    )


def related(facts: Facts, site: Site) -> list[dict[str, str]]:
    """The project that goes on with the same works."""
    if not facts.merged_into:
        return []
    return [{"id": "merged", "scheme": "oc4ids", "identifier": site.id_of(facts.merged_into)}]
