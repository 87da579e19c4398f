"""Projects, and how they go: per cents and milestones."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Health, SlipReason, Stage
from qala.public.opendata.rules.datasets.shape import (
    CURRENCY,
    GEOMETRY,
    PROJECT,
    Column,
    Dataset,
    Kind,
    Row,
    Theme,
    day,
    money,
    percent,
    word,
)
from qala.public.projection.rules.facts import Facts, Place


def form(place: Place) -> dict[str, Any] | None:
    """GeoJSON, longitude first: the line or area where one is known, else the mark."""
    if place.outline:
        return dict(place.outline)
    if place.lon is None or place.lat is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _who(facts: Facts) -> Row:
    curator, head = facts.official("curator"), facts.official("head")
    return {
        "department": facts.department.code,
        "department_name": str(facts.department.name),
        "customer": str(facts.customer.name) if facts.customer else "",
        "contractors": "; ".join(str(each.name) for each in facts.bodies("contractor")),
        "curator": curator.name if curator else "",
        "head": head.name if head else "",
    }


def _where(place: Place) -> Row:
    return {
        "district": place.district.code if place.district else "",
        "district_name": str(place.district.name) if place.district else "",
        "quarter": place.quarter.code if place.quarter else "",
        "quarter_name": str(place.quarter.name) if place.quarter else "",
        "address": place.address or str(place.street),
        "lon": place.lon,
        "lat": place.lat,
    }


def _project(facts: Facts) -> Iterator[Row]:
    whole, dates = facts.sum_in(), facts.dates
    yield {
        "project": facts.code,
        "title": str(facts.title),
        "purpose": str(facts.purpose),
        "block": facts.block.code,
        "block_name": str(facts.block.name),
        "kind": facts.kind.code,
        "kind_name": str(facts.kind.name),
        "programme": facts.programme.code if facts.programme else "",
        "stage": facts.stage,
        "stage_name": word(Stage, facts.stage),
        "phase": facts.phase,
        "is_suspended": facts.suspended_on is not None,
        "health": facts.health,
        "health_name": word(Health, facts.health),
        **_who(facts),
        **_where(facts.place),
        "promised_start_on": dates.promised_start,
        "starts_on": dates.start,
        "promised_on": dates.promised_finish,
        "finishes_on": dates.finish,
        "slip_days": dates.slip_days,
        "physical": facts.progress.physical,
        "currency": facts.currency,
        "budget": whole.budget if whole else None,
        "contracted": whole.contracted if whole else None,
        "paid": whole.paid if whole else None,
        "completeness": facts.completeness,
        "data_as_of": facts.data_as_of,
        GEOMETRY: form(facts.place),
    }


PROJECTS = Dataset(
    "projects",
    pgettext_lazy("dataset", "Projects of the city"),
    _("One row per published project: what, where, whose, until when, for how much."),
    Theme.PROJECTS,
    (
        PROJECT,
        Column("title", _("Name of the project")),
        Column("purpose", _("Purpose of the project")),
        Column("block", _("Code of the block")),
        Column("block_name", pgettext_lazy("project", "Block")),
        Column("kind", _("Code of the kind")),
        Column("kind_name", _("Kind of the project")),
        Column("programme", _("Code of the programme")),
        Column("stage", _("Code of the stage")),
        Column("stage_name", _("Stage of the project")),
        Column("phase", _("Phase by OC4IDS")),
        Column("is_suspended", _("Suspended now"), Kind.TRUTH),
        Column("health", _("Code of the health"), about=_("Computed by published rules, not by opinion.")),
        Column("health_name", _("Health of the project")),
        Column("department", _("Code of the department")),
        Column("department_name", _("Department of the project")),
        Column("customer", _("Customer of the project")),
        Column("contractors", _("Contractors of the project"), about=_("Several stand with a semicolon between.")),
        Column("curator", _("Curator of the project")),
        Column("head", _("Head of the project")),
        Column("district", _("Code of the district")),
        Column("district_name", _("District of the project")),
        Column("quarter", _("Code of the quarter")),
        Column("quarter_name", _("Quarter of the project")),
        Column("address", _("Address of the project")),
        Column("lon", _("Longitude, WGS 84"), Kind.NUMBER, "°"),
        Column("lat", _("Latitude, WGS 84"), Kind.NUMBER, "°"),
        day("promised_start_on", _("Promised start"), _("By the newest approved baseline.")),
        day("starts_on", _("Start of the project"), _("As it came, else promised, planned.")),
        day("promised_on", _("Promised finish"), _("By the newest approved baseline.")),
        day("finishes_on", _("Expected finish of the project"), _("As it came, else expected, promised, planned.")),
        Column("slip_days", _("Slip, days"), Kind.WHOLE, _("days"), _("Later than promised is more than 0.")),
        percent("physical", _("Physical progress")),
        CURRENCY,
        money("budget", _("Budget of the project")),
        money("contracted", _("Amount of contracts")),
        money("paid", _("Amount paid")),
        percent("completeness", _("Completeness of the passport"), _("By the list of CoST.")),
        day("data_as_of", _("Data of the row as of")),
    ),
    _project,
    key=("project",),
    has_places=True,
    keywords=_("construction, infrastructure, city"),
    span=("starts_on", "finishes_on"),
    filters=(
        "block", "kind", "programme", "stage", "phase", "health", "department", "curator", "district", "quarter",
        "currency",
    ),
)  # fmt: skip


def _progress(facts: Facts) -> Iterator[Row]:
    for each in facts.progress.points:
        yield {
            "project": facts.code,
            "on": each.on,
            "physical": each.physical,
            "planned": each.planned,
            "financial": each.financial,
        }


PROGRESS = Dataset(
    "progress",
    pgettext_lazy("dataset", "Progress of projects"),
    _("How far each project was at the end of a day: physical, by the plan, in money."),
    Theme.PROJECTS,
    (
        PROJECT,
        day("on", _("Day of the figure")),
        percent("physical", _("Physical progress")),
        percent("planned", _("Progress by the plan")),
        percent("financial", _("Financial progress")),
    ),
    _progress,
    key=("project", "on"),
    keywords=_("progress, plan, observations"),
)


def _milestones(facts: Facts) -> Iterator[Row]:
    for each in facts.milestones:
        yield {
            "project": facts.code,
            "milestone": each.code,
            "title": str(each.name),
            "standard_code": each.standard_code,
            "first_promise": each.first_promise,
            "promise": each.promise,
            "expected": each.expected,
            "actual": each.actual,
            "reason": each.reason,
            "reason_name": word(SlipReason, each.reason),
        }


MILESTONES = Dataset(
    "milestones",
    pgettext_lazy("dataset", "Milestones of projects"),
    _("Days that were promised, as expected now and as they came, with the reason of a slip."),
    Theme.PROJECTS,
    (
        PROJECT,
        Column("milestone", _("Code of the milestone")),
        Column("title", _("Name of the milestone")),
        Column("standard_code", _("Standard code of the milestone")),
        day("first_promise", _("First promise"), _("By the first approved baseline.")),
        day("promise", _("Newest promise"), _("By the newest approved baseline.")),
        day("expected", _("Expected day")),
        day("actual", _("Day it came")),
        Column("reason", _("Code of the reason")),
        Column("reason_name", _("Reason of the slip")),
    ),
    _milestones,
    keywords=_("milestones, dates, delays"),
)
