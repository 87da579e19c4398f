"""Context of the passport's own pieces."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from qala.office.projects.access import document_verb, may
from qala.office.projects.models import Project, ProjectStep, Standing
from qala.office.projects.queries.people import present_parts
from qala.office.projects.rules import health, outlines
from qala.office.projects.rules.course import ORDER
from qala.office.projects.rules.document_types import label
from qala.shared.clock import today
from qala.shared.ui.parts import Fact


def newest_standing(project: Project) -> Standing | None:
    """The newest one; asked once for each project object."""
    if "_qala_standing" not in project.__dict__:
        project.__dict__["_qala_standing"] = Standing.objects.filter(project=project, is_newest=True).first()
    found: Standing | None = project.__dict__["_qala_standing"]
    return found


def facts(_request: Any, project: Project) -> dict[str, Any]:
    """What it is."""
    names = [f"{each.scheme}: {each.value}" for each in project.identifiers.order_by("scheme", "value")]
    held = project.memberships.as_of(today()).select_related("portfolio")
    items = [
        Fact(pgettext("project", "Full name"), project.title),
        Fact(_("Kind of project"), project.kind.name),
        Fact(_("Block"), project.block.name),
        Fact(_("Programme"), project.programme.name if project.programme else ""),
        Fact(_("Portfolios"), ", ".join(str(each.portfolio) for each in held)),
        Fact(_("Phase"), project.phase.label),
        Fact(_("Currency"), project.currency),
        Fact(_("Publication"), project.get_publication_display()),
        Fact(_("Names in other registers"), ", ".join(names)),
    ]
    for words, other in (
        (_("Merged into"), project.merged_into),
        (_("Split from"), project.split_from),
    ):
        if other is not None:
            items.append(Fact(words, other.code, other.get_absolute_url(), "git-merge"))
    return {"items": items, "purpose": project.purpose}


@dataclass(frozen=True)
class Share:
    """A percentage with the way it came about."""

    label: "str | Promise"
    value: Decimal | None
    how: "str | Promise"
    words: str = ""

    @property
    def bar(self) -> int:
        """For a bar, which has no more than its whole."""
        return max(0, min(100, round(self.value or 0)))

    @property
    def text(self) -> str:
        """In words where a number says nothing; with its sign, or a dash."""
        return self.words or ("—" if self.value is None else f"{number_format(self.value, 1)} %")


SHARES = (
    (
        "physical",
        gettext_lazy("Physical"),
        gettext_lazy("Per cent of the works by accepted reports, each work by its weight in the plan."),
    ),
    (
        "planned",
        gettext_lazy("Should be done by the baseline"),
        gettext_lazy("What the newest approved baseline promises for the day, by the same weights."),
    ),
    (
        "financial",
        gettext_lazy("Financial"),
        gettext_lazy("Paid so far, of the whole budget of the project."),
    ),
    (
        "time",
        gettext_lazy("Time"),
        gettext_lazy("Days gone, of the days from the planned start to the planned finish."),
    ),
    (
        "declared",
        gettext_lazy("By the head's word"),
        gettext_lazy("Declared in the last accepted report; it is kept apart and enters no computed figure."),
    ),
)  # fmt: skip


def state(_request: Any, project: Project) -> dict[str, Any]:
    """Health with its reasons, percentages with how each was computed."""
    row = newest_standing(project)
    return {
        "row": row,
        "reasons": health.say(row.reasons) if row else [],
        "shares": [
            Share(label, getattr(row, name), how, _late(project, row) if name == "time" else "")
            for name, label, how in SHARES
        ]
        if row
        else [],
    }


def _late(project: Project, row: Standing) -> str:
    """By how much the planned time is over; empty while it is not."""
    finish = project.baseline_finish or project.planned_finish
    days = (min(row.day, project.actual_finish or row.day) - finish).days if finish and row.time else 0
    said = ngettext("%(days)s day over the planned time", "%(days)s days over the planned time", days)
    return said % {"days": number_format(days)} if days > 0 else ""


def dates(_request: Any, project: Project) -> dict[str, Any]:
    """Four kinds of dates, start and finish."""
    one = project
    return {
        "rows": [
            (_("By the baseline"), one.baseline_start, one.baseline_finish),
            (_("By the present plan"), one.planned_start, one.planned_finish),
            (_("Expected"), None, one.forecast_finish),
            (_("In fact"), one.actual_start, one.actual_finish),
        ],
        "slip": (one.forecast_finish - one.baseline_finish).days
        if one.forecast_finish and one.baseline_finish
        else None,
    }


def course(_request: Any, project: Project) -> dict[str, Any] | None:
    """The steps in their order; the first that is not passed is the present one."""
    rows = list(project.steps.all())
    return {"rows": rows, "now": present_step(rows, project.stage)} if rows else None


def present_step(rows: list[ProjectStep], stage: str) -> ProjectStep | None:
    """The first that is not passed, without those of stages that the project left behind; None when all are."""
    ahead = (row for row in rows if row.passed_on is None and ORDER[row.stage] >= ORDER[stage])
    return next(ahead, None)


def scope(_request: Any, project: Project) -> dict[str, Any] | None:
    """Numbers planned and built."""
    rows = list(project.scope.select_related("indicator"))
    return {"rows": rows} if rows else None


def people(_request: Any, project: Project) -> dict[str, Any]:
    """Who answers today."""
    bodies = [(_("Department"), project.department), (_("Customer"), project.customer)]
    return {
        "rows": present_parts(project),
        "bodies": [(label, body) for label, body in bodies if body is not None],
    }


def place(_request: Any, project: Project) -> dict[str, Any] | None:
    """The map, with district, quarter, street."""
    middle = outlines.middle(project.geometry)
    lon, lat = (project.lon, project.lat) if project.lon is not None else middle or (None, None)
    names = [str(each) for each in (project.district, project.quarter, project.street) if each]
    if lon is None and not names and not project.address:
        return None
    return {"lon": lon, "lat": lat, "names": names, "outline": json.dumps(project.geometry or None)}


def documents(request: Any, project: Project) -> dict[str, Any] | None:
    """The newest papers that the person may see."""
    rows = project.documents.filter(withdrawn_at=None).select_related("file")[:20]
    seen = [(row, label(row.kind)) for row in rows if may(request.user, document_verb(row), project)]
    return {"rows": seen[:5]} if seen else None


def followers(request: Any, project: Project) -> dict[str, Any]:
    """How many are told, and whether the person is one of them."""
    users = list(project.followers.values_list("user_id", flat=True))
    return {"count": len(users), "follows": request.user.pk in users}
