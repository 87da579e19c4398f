"""What other registers told of the project: milestones while the city has none of its own, measures, papers that lie
elsewhere."""

from collections.abc import Iterable

from qala.office.exchange.queries.registers import Kept
from qala.public.projection.rules.facts import Document, Measured, Metric, Milestone, Words


def milestones(registers: Iterable[Kept]) -> list[Milestone]:
    """By their day, those without one at the end."""
    found = [
        Milestone(
            code=one.id,
            name=Words(**{told.language: one.title}),
            type=one.kind,
            standard_code=one.code,
            promise=one.due_on,
            expected=one.met_on or one.due_on,
            actual=one.met_on,
            value=one.value if one.currency else None,
            currency=one.currency if one.value is not None else "",
        )
        for told in registers
        for one in told.milestones
    ]
    return sorted(found, key=lambda one: (one.expected is None, one.expected, one.code))


def metrics(registers: Iterable[Kept]) -> list[Metric]:
    """In the order in which they were told."""
    return [
        Metric(
            code=one.id,
            title=Words(**{told.language: one.title}),
            unit=Words(**{told.language: one.unit}),
            unit_code=one.unit_code,
            is_forecast=one.is_forecast,
            measured=[Measured(on=on, value=value) for on, value in one.values],
        )
        for told in registers
        for one in told.metrics
    ]


def documents(registers: Iterable[Kept]) -> list[Document]:
    """With the address at which each lies, where it was told."""
    return [
        Document(
            id=one.id, title=one.title, kind=one.kind, language=one.language, on=one.on,
            media_type=one.media_type, url=one.url, is_title=not one.url,
        )
        for told in registers
        for one in told.papers
    ]  # fmt: skip
