"""Rows of the catalogue as the values that the book holds."""

from qala.contact.catalog.models import EscalationStep, Procedure, ProcedureTerm, ServiceTerm
from qala.contact.catalog.rules.ladder import Rung
from qala.contact.catalog.rules.procedures import OPERATIONAL
from qala.contact.catalog.rules.terms import Term
from qala.ground.calendars.rules.allowance import Allowance, Unit


def read_terms() -> dict[int | None, tuple[Term, ...]]:
    """Service terms by topic."""
    terms: dict[int | None, list[Term]] = {}
    for row in ServiceTerm.objects.all():
        allowance = Allowance(row.amount, Unit(row.unit))
        made = Term(
            row.pk, row.topic_id, row.district_id, row.kind, allowance, row.calendar_id, row.warn_share,
            row.valid_from, row.valid_to,
        )  # fmt: skip
        terms.setdefault(row.topic_id, []).append(made)
    return {topic_id: tuple(rows) for topic_id, rows in terms.items()}


def read_procedure_terms() -> dict[int, tuple[Term, ...]]:
    """Every version of the procedures' terms and bounds, by procedure."""
    terms: dict[int, list[Term]] = {}
    for row in ProcedureTerm.objects.all():
        allowance = Allowance(row.amount, Unit(row.unit))
        made = Term(
            row.pk, None, None, row.kind, allowance, None, row.warn_share, row.valid_from, row.valid_to
        )
        terms.setdefault(row.procedure_id, []).append(made)
    return {procedure_id: tuple(rows) for procedure_id, rows in terms.items()}


def read_ladder(procedures: dict[int, Procedure]) -> tuple[Rung, ...]:
    """Every rung of every ladder."""
    operational = next((pk for pk, each in procedures.items() if each.code == OPERATIONAL), None)
    return tuple(row.as_rung(operational) for row in EscalationStep.objects.all())
