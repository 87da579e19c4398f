"""Money that an import wrote for a project is taken from it, and given anew when the list comes again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from qala.office.exchange.actions.money import NOTHING, WHOLE, lines_of, safely
from qala.office.exchange.actions.parts import join, leave
from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.profiles import Draft
from qala.office.finance.actions import allocate, correct_payment, revise_line, share_contract
from qala.office.finance.models import Contract, Payment
from qala.office.projects.models import Project


def take_back(project: Project, register: str, by: Any) -> None:
    """Lines and contracts are the project's no more, its lines are empty, its payments are nothing."""
    said = _("The import was undone.")
    for payment in Payment.objects.filter(project=project, superseded_by=None).exclude(amount=0):
        correct_payment(payment_id=payment.pk, amount=NOTHING, reason=said, by=by)
    for line in lines_of(project, register):
        allocate(line_id=line.pk, project=project, share=NOTHING, by=by)
        revise_line(line_id=line.pk, amount=NOTHING, by=by)
    for contract in contracts_of(project):
        leave(contract_id=contract.pk, project=project, by=by)


def give_anew(project: Project, register: str, by: Any, draft: Draft) -> Iterator[Finding]:
    """What is there serves the project again; amounts come with the list. What finance refuses (others have the whole
    of it meanwhile) is a finding with its reason. A contract that others of the list tell of is shared with them."""
    shared = {name for deal in draft.deals if deal.is_shared for name in (deal.id, *deal.also)}
    for line in lines_of(project, register):
        act: Any = partial(allocate, line_id=line.pk, project=project, share=WHOLE, by=by)
        yield from safely("money_left", str(line.year), act)
    for contract in contracts_of(project):
        words = {"contract_id": contract.pk, "project": project, "by": by}
        is_shared = contract.procurement_id in shared
        act = partial(join, **words) if is_shared else partial(share_contract, share=WHOLE, **words)
        yield from safely("contract_left", contract.number, act)


def contracts_of(project: Project) -> QuerySet[Contract]:
    """Those that serve it or did."""
    return Contract.objects.filter(shares__project=project).distinct()
