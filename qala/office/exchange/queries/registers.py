"""What other registers told of a project and the city keeps as it was told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Q

from qala.office.exchange.models import ProjectSource
from qala.office.exchange.queries.profiles import offered_profile, profile_of
from qala.office.exchange.rules.profiles import Draft
from qala.office.exchange.rules.profiles.told import ToldMetric, ToldMilestone, ToldPaper
from qala.office.projects.models import Project, ProjectKind
from qala.shared.errors import Missing
from qala.shared.folding import fold

PARTS = ("milestones", "metrics", "papers")


@dataclass(frozen=True)
class Kept:
    """Of one register, in its language. `work`: kind of work of OC4IDS, while the project is of the kind that the
    register's words mean here; "" once people chose another."""

    language: str
    work: str
    milestones: tuple[ToldMilestone, ...]
    metrics: tuple[ToldMetric, ...]
    papers: tuple[ToldPaper, ...]


def kept_of(project: Project) -> list[Kept]:
    """One statement; another one for profiles where a register told the kind of work."""
    wanted = Q(facts__texts__has_key="work")
    for part in PARTS:
        wanted |= Q(facts__has_key=part)
    sources = ProjectSource.objects.filter(wanted, identifier__project=project).order_by("pk")
    return [_kept(each, project) for each in sources]


def _kept(source: ProjectSource, project: Project) -> Kept:
    draft = Draft.from_facts(source.facts, key="")
    work = draft.text("work")
    is_meant = work in ProjectKind.Work.values and _means(
        source.profile, draft.text("kind"), project.kind.code
    )
    return Kept(
        draft.language, work if is_meant else "", draft.milestones, draft.metrics, draft.papers
    )  # fmt: skip


def _means(name: str, said: str, kind: str) -> bool:
    try:
        offered = offered_profile(name)
    except Missing:
        return False
    known, unknown = _kinds(offered.text, offered.name)
    return kind in (said, known.get(fold(said), unknown))


@lru_cache(maxsize=16)
def _kinds(text: str, name: str) -> tuple[dict[str, str], str]:
    """Words of a profile to codes of kinds, and the code of all other words; read once for each text."""
    kinds = profile_of(text, name).kinds
    return {fold(words): code for words, code in kinds.map.items()}, kinds.unknown


def panel(_request: Any, project: Project) -> dict[str, Any] | None:
    """For the passport; None where nothing was told."""
    rows = [each for each in kept_of(project) if each.milestones or each.metrics or each.papers]
    return {"rows": rows} if rows else None
