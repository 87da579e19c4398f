"""Blocks, kinds of projects with their steps, indicators: a beginning that the office then changes on its pages."""

from collections.abc import Callable

from qala.office.projects.models import Block, Indicator, ProjectKind, StepTemplate
from qala.office.projects.rules.starting import BLOCKS, COURSE, INDICATORS, KINDS
from qala.shared.languages import LANGUAGES
from qala.shared.reference import register


def _named(names: tuple[str, str, str], part: str = "name") -> dict[str, str]:
    return {f"{part}_{language}": text for language, text in zip(LANGUAGES, names, strict=True)}


def load(report: Callable[[str], None]) -> None:
    """Only what is not there yet: what people changed stays."""
    made = 0
    for order, (code, names, icon, sectors) in enumerate(BLOCKS, start=1):
        words = {**_named(names), "icon": icon, "sectors": sectors, "order": order * 10}
        made += Block.objects.get_or_create(code=code, defaults=words)[1]
    for code, names, unit, unit_code in INDICATORS:
        words = {**_named(names), **_named(unit, "unit"), "unit_code": unit_code}
        made += Indicator.objects.get_or_create(code=code, defaults=words)[1]
    for code, names, work, rank in KINDS:
        words = {**_named(names), "work": work, "works_rank": rank}
        kind, is_new = ProjectKind.objects.get_or_create(code=code, defaults=words)
        made += is_new
        if is_new:
            _steps(kind)
    report(f"project office: {made} new rows")


def _steps(kind: ProjectKind) -> None:
    StepTemplate.objects.bulk_create(
        StepTemplate(
            kind=kind,
            order=order * 10,
            code=code,
            stage=stage,
            phase=phase,
            is_gate=is_gate,
            usual_days=days,
            **_named(names),
            **_named(criteria, "criteria"),
        )
        for order, (code, stage, phase, is_gate, days, names, criteria) in enumerate(COURSE, start=1)
    )


register(80, "projects", load)
