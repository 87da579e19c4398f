"""Documents: photos, open papers, published reports, decisions, the summary of risks."""

from typing import Any

from django.utils.translation import gettext as _

from qala.public.opendata.rules.oc4ids.site import Site, filled
from qala.public.projection.rules.facts import Decision, Facts

MOST_WORDS = 1_000
FILES = "/files/"


def documents(facts: Facts, site: Site) -> list[dict[str, Any]]:
    """Each with an address that opens, unless another register told of a paper without one."""
    page = f"{site.url}/projects/{facts.code}/"
    made = [*_files(facts, site), *_photos(facts, site), *_reports(facts, page, site)]
    made += [
        _decision(number, row, page, site) for number, row in enumerate(reversed(facts.decisions), start=1)
    ]
    return made + _risks(facts, page, site)


def without_files(project: dict[str, Any], known: set[str]) -> dict[str, Any]:
    """A written project, of our own files the known ones alone."""
    papers = [one for one in project.get("documents", ()) if one["id"] in known or not _is_ours(one)]
    return dict(filled({**project, "documents": papers}))


def _is_ours(paper: dict[str, Any]) -> bool:
    return FILES + paper["id"] + "/" in paper.get("url", "")


def _files(facts: Facts, site: Site) -> list[dict[str, Any]]:
    return [
        {
            "id": row.id,
            "documentType": row.kind,
            "title": row.title,
            "url": row.url or ("" if row.is_title else f"{site.url}{FILES}{row.id}/clean/"),
            "datePublished": site.begins(row.on),
            "format": row.media_type,
            "language": row.language,
        }
        for row in {one.id: one for one in facts.documents}.values()
    ]


def _photos(facts: Facts, site: Site) -> list[dict[str, Any]]:
    """The standard has no day of capture; the title says it."""
    papers = {one.id for one in facts.documents}
    return [
        {
            "id": row.id,
            "documentType": "illustration",
            "title": _("Photo of {day}").format(day=row.on.isoformat()),
            "description": site.said(row.alt),
            "url": f"{site.url}{FILES}{row.id}/thumb-1280/",
            "format": "image/webp",
        }
        for row in {one.id: one for one in facts.photos}.values()
        if row.id not in papers
    ]


def _reports(facts: Facts, page: str, site: Site) -> list[dict[str, Any]]:
    return [
        {
            "id": f"report-{row.id}",
            "documentType": "physicalProgressReport",
            "title": _("Report of {month}").format(month=f"{row.month:%Y-%m}"),
            "description": site.said(row.narrative)[:MOST_WORDS],
            "url": page,
            "datePublished": site.at(row.published_at) if row.published_at else None,
            "format": "text/html",
            "language": site.language,
        }
        for row in facts.reports
    ]


def _decision(number: int, row: Decision, page: str, site: Site) -> dict[str, Any]:
    if row.kind == "gate":
        kind, title = "minutes", site.said(row.name)
    else:
        kind = "budgetApproval" if row.number == 1 else "budgetAmendmentApproval"
        kind = kind if row.budget is not None else "projectPlan"
        title = _("Approved plan {number}").format(number=row.number)
    return {
        "id": f"decision-{number}",
        "documentType": kind,
        "title": title,
        "description": row.words[:MOST_WORDS],
        "url": page,
        "datePublished": site.begins(row.on),
        "format": "text/html",
        "language": site.language,
    }


def _risks(facts: Facts, page: str, site: Site) -> list[dict[str, Any]]:
    """The standard has no risks of its own: a summary as a document."""
    if not facts.risks.count:
        return []
    counted = _("Open risks: {count}, of them high: {high}").format(
        count=facts.risks.count, high=facts.risks.high
    )
    return [
        {
            "id": "risks",
            "documentType": "riskProvisions",
            "title": _("Risks of the project"),
            "description": ". ".join([counted, *(site.said(each) for each in facts.risks.told)])[:MOST_WORDS],
            "url": page,
            "format": "text/html",
            "language": site.language,
        }
    ]
