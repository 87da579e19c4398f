"""Everything together."""

from datetime import date
from typing import Any

from qala.office.exchange.queries.registers import kept_of
from qala.office.projects.models import OF_PEOPLE, Baseline, ItemKind, Membership, Project, Standing
from qala.office.projects.queries.findings import filled_of
from qala.office.projects.queries.people import present_parts
from qala.office.projects.rules.completeness import missing
from qala.public.projection.queries.gathering import course, money, outcome, registers
from qala.public.projection.queries.gathering.common import body, coded, words
from qala.public.projection.rules import facts
from qala.public.projection.rules.facts import Facts
from qala.shared.clock import city_zone, today


def gather(project: Project) -> Facts:
    """What the public may know of the project today. It does not ask whether the project is published."""
    day = today()
    standing = project.standings.filter(is_newest=True).first()
    told = kept_of(project)
    return Facts(
        **_names(project, day),
        work=next((each.work for each in told if each.work), project.kind.work),
        **_people(project),
        **_state(project, standing),
        place=_place(project),
        dates=_dates(project, standing),
        scope=outcome.scope(project),
        outcomes=outcome.outcomes(project, day),
        steps=course.steps(project),
        metrics=registers.metrics(told),
        milestones=course.milestones(project) or registers.milestones(told),
        progress=course.progress(project, standing),
        money=money.money(project, day),
        currency=project.currency,
        contracts=money.contracts(project, day),
        risks=outcome.risks(project),
        photos=outcome.photos(project),
        documents=[*outcome.documents(project), *registers.documents(told)],
        decisions=course.decisions(project),
        reports=outcome.reports(project),
        missing=[point.code for point in missing(project.stage, filled_of(project, day))],
        data_as_of=project.data_as_of,
        published_on=project.published_at.astimezone(city_zone()).date() if project.published_at else None,
    )


def _names(project: Project, day: date) -> dict[str, Any]:
    members = Membership.objects.as_of(day).filter(project=project).select_related("portfolio")
    portfolios = [row.portfolio for row in members.order_by("portfolio__code")]
    return {
        "code": project.code,
        "title": words(project, "title"),
        "short": words(project, "short"),
        "purpose": words(project, "purpose"),
        "block": coded(project.block),
        "sectors": list(project.block.sectors),
        "kind": coded(project.kind),
        "programme": coded(project.programme) if project.programme else None,
        "portfolios": [coded(row) for row in portfolios],
        "portfolio_kinds": sorted({row.kind for row in portfolios}),
        "identifiers": {row.scheme: row.value for row in project.identifiers.order_by("scheme")},
    }


def _people(project: Project) -> dict[str, Any]:
    rows = list(present_parts(project))
    return {
        "department": body(project.department),
        "customer": body(project.customer) if project.customer else None,
        "officials": [
            facts.Official(part=row.part, name=row.person.full_name)
            for row in rows
            if row.part in OF_PEOPLE and row.person
        ],
        "partners": [
            facts.Partner(part=row.part, body=body(row.organisation)) for row in rows if row.organisation
        ],
    }


def _state(project: Project, standing: Standing | None) -> dict[str, Any]:
    return {
        "stage": project.stage,
        "phase": project.phase.value,
        "suspended_on": project.suspended_on,
        "merged_into": project.merged_into.code if project.merged_into else "",
        "health": standing.health if standing else "none",
        "reasons": _reasons(project, standing.reasons if standing else []),
        "confidence": standing.confidence if standing else "",
        "open_issues": standing.open_issues if standing else 0,
        "labour_people": standing.people if standing else None,
        "labour_hours": standing.hours_spent if standing else None,
        "completeness": standing.completeness if standing else None,
    }


def _reasons(project: Project, reasons: list[Any]) -> list[Any]:
    """Without the words of risks and the names of milestones that are for the city alone."""
    shown = project.items.filter(kind=ItemKind.MILESTONE, is_public=True, removed_at=None)
    known = {name for row in shown for name in (row.name_kk, row.name_ru, row.name_en) if name}
    found = []
    for one in reasons:
        name = one.get("name") or ""
        said = {name} if isinstance(name, str) else {text for text in name.values() if text}
        found.append(one if one["code"] != "risk" and said <= known else {**one, "name": ""})
    return found


def _place(project: Project) -> facts.Place:
    return facts.Place(
        lon=project.lon,
        lat=project.lat,
        outline=project.geometry,
        district=coded(project.district) if project.district else None,
        quarter=coded(project.quarter) if project.quarter else None,
        street=words(project.street) if project.street else facts.Words(),
        address=project.address,
    )


def _dates(project: Project, standing: Standing | None) -> facts.Dates:
    first: Baseline | None = project.baselines.order_by("number").first()
    names = ("planned_start", "planned_finish", "actual_start", "actual_finish")
    return facts.Dates(
        first_start=first.start if first else None,
        first_finish=first.finish if first else None,
        promised_start=project.baseline_start,
        promised_finish=project.baseline_finish,
        expected_finish=project.forecast_finish,
        slip_days=standing.slip_days if standing else None,
        **{name: getattr(project, name) for name in names},
    )
