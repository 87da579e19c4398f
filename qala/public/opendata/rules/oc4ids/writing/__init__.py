"""One project in one language, from the facts. What is not known is left out; codes and identifiers are never
translated."""

from datetime import date, datetime
from typing import Any

from django.utils import translation

from qala.public.opendata.rules.oc4ids.site import Site, filled
from qala.public.opendata.rules.oc4ids.writing.bodies import parties, reference
from qala.public.opendata.rules.oc4ids.writing.course import milestones, phase_periods
from qala.public.opendata.rules.oc4ids.writing.ends import benefits, completion
from qala.public.opendata.rules.oc4ids.writing.metrics import forecasts, metrics
from qala.public.opendata.rules.oc4ids.writing.money import budget, contracting
from qala.public.opendata.rules.oc4ids.writing.names import (
    classifications,
    description,
    identifiers,
    locations,
    policies,
    related,
    sectors,
    status,
    type_of,
)
from qala.public.opendata.rules.oc4ids.writing.papers import documents
from qala.public.projection.rules.facts import Facts


def project(facts: Facts, updated: datetime, today: date, site: Site) -> dict[str, Any]:
    """The project as the standard wants it. `updated` is when the facts became what they are; what is due is judged by
    `today`, on which it is written."""
    with translation.override(site.language):
        return dict(filled(_written(facts, updated, today, site)))


def _written(facts: Facts, updated: datetime, today: date, site: Site) -> dict[str, Any]:
    dates = facts.dates
    start = dates.first_start or dates.promised_start or dates.planned_start
    finish = dates.first_finish or dates.promised_finish or dates.planned_finish
    return {
        "id": site.id_of(facts.code),
        "updated": site.at(updated),
        "language": site.language,
        "identifiers": identifiers(facts),
        "publicAuthority": reference(facts.department, site),
        "title": site.said(facts.title),
        "description": description(facts, site),
        "budget": budget(facts, site),
        "period": site.period(start, finish),
        "locations": locations(facts, site),
        "status": status(facts),
        "type": type_of(facts),
        "sector": sectors(facts),
        "purpose": site.said(facts.purpose),
        "additionalClassifications": classifications(facts, site),
        "parties": parties(facts, site),
        **phase_periods(facts, site),
        "forecasts": forecasts(facts, site),
        "metrics": metrics(facts, site),
        "milestones": milestones(facts, today, site),
        "completion": completion(facts, site),
        "documents": documents(facts, site),
        "contractingProcesses": contracting(facts, site),
        "relatedProjects": related(facts, site),
        "policyAlignment": policies(facts, site),
        "benefits": benefits(facts, site),
    }
