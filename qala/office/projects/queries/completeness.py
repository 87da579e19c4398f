"""Which points of the passport are filled, as far as this room knows; other rooms add theirs (`figures`)."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Exists, OuterRef

from qala.office.projects.models import Baseline, Part, Project, RoleAssignment, ScopeCharacteristic, WorkItem


def filled_points(projects: Sequence[Project], day: date) -> dict[int, frozenset[str]]:
    """Codes of `rules.completeness.POINTS` by project; two statements."""
    parts: dict[int, set[str]] = {project.pk: set() for project in projects}
    rows = RoleAssignment.objects.filter(project__in=parts).as_of(day).order_by()
    for pk, part in rows.values_list("project_id", "part"):
        parts[pk].add(part)
    of_it = {"project": OuterRef("pk")}
    asked = Project.objects.filter(pk__in=parts).annotate(
        is_scoped=Exists(ScopeCharacteristic.objects.filter(**of_it)),
        is_promised=Exists(Baseline.objects.filter(**of_it, approved_on__lte=day)),
        is_pointed=Exists(WorkItem.objects.filter(**of_it, is_public=True, removed_at=None)),
    )
    more = {pk: rest for pk, *rest in asked.values_list("pk", "is_scoped", "is_promised", "is_pointed")}
    return {one.pk: frozenset(_points(one, parts[one.pk], *more[one.pk])) for one in projects}


def _points(
    one: Project, parts: set[str], is_scoped: bool, is_promised: bool, is_pointed: bool
) -> Iterator[str]:
    for code, is_there in {
        "owner": one.department_id,
        "sector": one.block_id,
        "title": one.title_kk and one.title_ru,
        "purpose": one.purpose_kk or one.purpose_ru,
        "place": one.geometry or one.lon is not None,
        "period": one.planned_start and one.planned_finish,
        "scope": is_scoped,
        "people": {Part.CURATOR, Part.HEAD} <= parts,
        "customer": one.customer_id,
        "approval": is_promised,
        "milestones": is_pointed,
        "contractor": Part.CONTRACTOR in parts,
        "supervision": Part.TECHNICAL_SUPERVISION in parts,
        "completion": one.actual_finish,
    }.items():
        if is_there:
            yield code
