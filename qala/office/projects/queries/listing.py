"""Rows of the list of projects: each with its newest standing and the people who answer, in one statement."""

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from qala.office.projects.models import Part, Project, RoleAssignment
from qala.shared.clock import today

RELATED = ("block", "kind", "programme", "department", "customer", "district")
FIGURES = ("health", "physical", "financial", "time", "declared", "slip_days", "completeness")


def listed(rows: QuerySet[Project]) -> QuerySet[Project]:
    """With `now_<figure>` of the newest standing (null where none was reckoned), `head_name`, `curator_name`."""
    found: QuerySet[Project] = (
        rows.select_related(*RELATED)
        .annotate(now=FilteredRelation("standings", condition=Q(standings__is_newest=True)))
        .annotate(
            **{f"now_{name}": F(f"now__{name}") for name in FIGURES},
            head_name=_name_of(Part.HEAD),
            curator_name=_name_of(Part.CURATOR),
        )
    )
    return found


def _name_of(part: str) -> Subquery:
    held = RoleAssignment.objects.as_of(today()).filter(project=OuterRef("pk"), part=part)
    return Subquery(held.order_by("pk").values("person__full_name")[:1])
