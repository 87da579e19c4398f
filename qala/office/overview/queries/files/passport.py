"""The passport of a project as a PDF with tags (PDF/UA): what it is, who answers, where it stands; and a QR code."""

import io
from contextlib import suppress
from pathlib import Path
from typing import Any

import segno
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qala.ground.files import storage
from qala.office.overview.queries.lights import light, signed, standing
from qala.office.overview.queries.seen import seen, with_people
from qala.office.projects.models import Health, ItemKind, Project, RoleAssignment, Stage
from qala.office.projects.rules.health import say
from qala.office.reporting.queries.gallery import newest_photos
from qala.shared import clock
from qala.shared.sheets import in_words
from qala.shared.typeset import paragraphs, typeset

FOLDER = Path(__file__).parents[2] / "templates" / "overview"
MILESTONES = 12


def passport(project: Project, address: str) -> bytes:
    """For readers inside the city; `address` is the page of the project, for the code."""
    rows: Any = with_people(seen(Project.objects.filter(pk=project.pk)))
    row = rows.select_related(
        "seen", "block", "kind", "department", "customer", "district", "programme"
    ).get()
    at = standing(row)
    data: dict[str, Any] = {
        "lang": (get_language() or "kk")[:2],
        "title": row.title,
        "code": row.code,
        "health": str(Health(light(row)).label),
        "reasons": say(at.reasons) if at else [],
        "purpose": paragraphs(row.purpose),
        "purpose_title": _("Purpose"),
        "facts": [[str(label), value] for label, value in _facts(row)],
        "figures_title": _("Where it stands"),
        "figures": [[str(label), value] for label, value in _figures(row)],
        "parties_title": _("Who answers"),
        "parties": _parties(row),
        "milestones_title": _("Milestones"),
        "milestones_head": [_("Milestone"), _("Finish by the baseline"), _("Expected finish"), _("Done")],
        "milestones": _milestones(row),
        "qr": _code(address),
        "qr_alt": _("Code that leads to the page of the project"),
        "address": address,
        **_photo(project),
        "made": _("Made on %(day)s") % {"day": in_words(clock.today(), "day")},
        "no_reasons": _("Nothing speaks against it."),
    }
    return typeset(FOLDER / "passport.typ", data, standard="ua-1")


def _facts(row: Any) -> list[tuple[str, str]]:
    return [
        (_("Code"), row.code),
        (_("Stage"), str(Stage(row.stage_then).label)),
        (_("Kind of project"), row.kind.name),
        (_("Block"), row.block.name),
        (_("Programme"), row.programme.name if row.programme else in_words(None, "text")),
        (_("District"), row.district.name if row.district else in_words(None, "text")),
        (_("Place"), row.address or in_words(None, "text")),
    ]


def _figures(row: Any) -> list[tuple[str, str]]:
    at: Any = standing(row)
    sums = [
        (_("Original budget"), "original_budget"),
        (_("Budget"), "budget"),
        (_("Contracted"), "contracted"),
        (_("Paid"), "paid"),
    ]
    return [
        (_("Physical per cent"), in_words(at and at.physical, "percent")),
        (_("Per cent by the baseline"), in_words(at and at.planned, "percent")),
        (_("Finish by the baseline"), in_words(row.baseline_finish, "day")),
        (_("Expected finish"), in_words(row.actual_finish or (at and at.finish_by_path), "day")),
        (_("Slip, days"), signed(at and at.slip_days)),
        *((label, in_words(at and getattr(at, name), "money", row.currency)) for label, name in sums),
        (_("Reckoned on"), in_words(at and at.day, "day")),
    ]


def _parties(row: Any) -> list[list[str]]:
    lines = [[_("Department"), row.department.name]]
    if row.customer:
        lines.append([_("Customer"), row.customer.name])
    named = RoleAssignment.objects.as_of(clock.today()).filter(project=row)
    ordered = named.select_related("person", "organisation").order_by("part", "pk")
    return lines + [[str(one.get_part_display()), str(one.person or one.organisation)] for one in ordered]


def _milestones(row: Any) -> list[list[str]]:
    items = row.items.filter(kind=ItemKind.MILESTONE, removed_at=None).order_by("order", "pk")[:MILESTONES]
    frozen = {}
    newest = row.baselines.order_by("-number").first()
    if newest is not None:
        frozen = dict(newest.items.values_list("item_id", "finish"))
    return [
        [
            item.name, in_words(frozen.get(item.pk), "day"),
            in_words(item.actual_finish or item.forecast_finish or item.planned_finish, "day"),
            in_words(item.percent, "percent"),
        ]
        for item in items
    ]  # fmt: skip


def _photo(project: Project) -> dict[str, Any]:
    """The newest photo that counts, at the width of the page; none when there is none or its file is gone."""
    nothing = {"photo": None, "photo_alt": ""}
    for photo in newest_photos(project, 1):
        with suppress(OSError), storage.kept().open(photo.file.keys.get("thumb-1280") or "") as opened:
            return {"photo": list(opened.read()), "photo_alt": photo.alt}
    return nothing


def _code(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", xmldecl=False, border=1)
    return drawn.getvalue().decode()
