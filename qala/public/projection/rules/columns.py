"""The columns of a public project, from its facts."""

from typing import Any

from qala.public.projection.rules.facts import Facts
from qala.shared.folding import fold


def columns_of(facts: Facts, placed: Any) -> dict[str, Any]:
    """For filters, order and sums; `placed` has `point` and `h3` of the same place."""
    dates, place, sums, curator = facts.dates, facts.place, facts.sum_in(), facts.official("curator")
    return {
        "data_as_of": facts.data_as_of,
        "block": facts.block.code,
        "kind": facts.kind.code,
        "programme": facts.programme.code if facts.programme else "",
        "portfolios": [one.code for one in facts.portfolios],
        "stage": facts.stage,
        "phase": facts.phase,
        "is_suspended": facts.suspended_on is not None,
        "health": facts.health,
        "district": place.district.code if place.district else "",
        "quarter": place.quarter.code if place.quarter else "",
        "curator": curator.name if curator else "",
        "department": facts.department.code,
        "starts_on": dates.start,
        "promised_on": dates.promised_finish,
        "finishes_on": dates.finish,
        "slip_days": dates.slip_days,
        "physical": facts.progress.physical,
        "currency": facts.currency,
        "budget": sums.budget if sums else None,
        "contracted": sums.contracted if sums else None,
        "paid": sums.paid if sums else None,
        "completeness": facts.completeness,
        "lon": place.lon,
        "lat": place.lat,
        "point": placed.point,
        "h3": placed.h3,
        "geometry": place.outline,
        "search_key": fold(" ".join(words_of(facts))),
    }


def files_of(document: Any) -> set[str]:
    """Identifiers of photos and documents in facts as they are kept."""
    return {one["id"] for name in ("photos", "documents") for one in document.get(name, ())}


def words_of(facts: Facts) -> list[str]:
    """What it is found by."""
    bodies = [
        facts.department,
        *([facts.customer] if facts.customer else []),
        *(one.body for one in facts.partners),
    ]
    texts = [facts.title, facts.short, facts.place.street, *(one.name for one in bodies)]
    place = [one.name for one in (facts.place.district, facts.place.quarter) if one]
    return [
        facts.code,
        facts.place.address,
        *(getattr(one, language) for one in [*texts, *place] for language in ("kk", "ru", "en")),
        *(one.name for one in facts.officials),
        *facts.identifiers.values(),
    ]
