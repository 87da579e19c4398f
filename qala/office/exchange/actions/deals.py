"""Contracts of a package with their changes, payments and end, written by the verbs of `finance`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from qala.office.exchange.actions.money import WHOLE, safely
from qala.office.exchange.actions.parts import join
from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.profiles import Amendment, Deal, Draft
from qala.office.finance.actions import change_contract, end_contract, pay, share_contract, sign_contract
from qala.office.finance.models import Contract, ContractChange, Method, Nature, Status
from qala.office.projects.models import Project, SlipReason
from qala.shared.clock import today
from qala.shared.errors import Conflict

Bodies = Callable[[str], int | None]


def take_deals(project: Project, draft: Draft, *, bodies: Bodies, by: Any) -> Iterator[Finding]:
    """What is there already stays; what finance refuses is a finding with its reason."""
    for deal in draft.deals:
        found = list(safely("contract_left", deal.number, partial(_take, project, deal, bodies, by)))
        yield from found or _course(project, deal, by)


def _take(project: Project, deal: Deal, bodies: Bodies, by: Any) -> None:
    """A contract that another project of the register has already is shared with it, not signed twice."""
    contract = known_contract(project, deal)
    if contract is None:
        _sign(project, deal, bodies, by)
        return
    if contract.shares.filter(project=project).exists():
        return
    if (contract.value, contract.currency) != (deal.value, deal.currency):
        raise Conflict(_("Another project tells another value of the same contract."))
    if deal.is_shared:
        join(contract_id=contract.pk, project=project, by=by)
    else:
        share_contract(contract_id=contract.pk, project=project, share=WHOLE, by=by)


def known_contract(project: Project, deal: Deal) -> Contract | None:
    """What the project has under any of its names; else what it has in the package, or may join."""
    names = Contract.objects.filter(procurement_id__in=[deal.id, *deal.also]).order_by("pk")
    own = names.filter(shares__project=project).first()
    return own or (names if deal.is_shared else names.filter(procurement_id=deal.id)).first()


def _sign(project: Project, deal: Deal, bodies: Bodies, by: Any) -> None:
    """The standard does not tell the day of signing: the first day of the contract is taken for it."""
    supplier = bodies(deal.supplier)
    sign_contract(
        project=project,
        by=by,
        number=deal.number,
        procurement_id=deal.id,
        name=deal.name or project.title[:400],
        nature=deal.nature or Nature.OTHER,
        method=deal.method or Method.OPEN,
        bidders_count=deal.bidders,
        customer_id=bodies(deal.customer),
        supplier_id=supplier,
        supplier_name="" if supplier else deal.supplier,
        value=deal.value,
        currency=deal.currency,
        signed_on=deal.starts_on,
        starts_on=deal.starts_on,
        ends_on=deal.ends_on,
    )


def _course(project: Project, deal: Deal, by: Any) -> Iterator[Finding]:
    contract = known_contract(project, deal)
    if contract is None:
        return
    known = set(contract.changes.values_list("number", flat=True))
    for change in deal.changes:
        if change.id not in known:
            yield from safely("contract_left", change.id, partial(_change, contract.pk, change, by))
    for one in deal.payments:
        act = partial(
            pay, contract_id=contract.pk, amount=one.amount, valid_on=one.on, act_number=one.id, by=by
        )
        yield from safely("money_left", one.id, act)
    if deal.is_over and contract.status == Status.ACTIVE:
        ended_on = min(deal.ends_on or today(), today())
        end = partial(end_contract, contract_id=contract.pk, status=Status.DONE, ended_on=ended_on, by=by)
        yield from safely("contract_left", deal.number, end)


def _change(contract_id: int, change: Amendment, by: Any) -> None:
    kinds = ContractChange.Kind
    kind = kinds.VALUE if change.value is not None else kinds.DURATION if change.ends_on else kinds.SCOPE
    change_contract(
        contract_id=contract_id,
        kind=kind,
        why=SlipReason.OTHER,
        words=change.words,
        new_value=change.value,
        new_ends_on=change.ends_on,
        valid_on=change.on,
        number=change.id,
        by=by,
    )
