"""Projects join a contract that a package tells of in each of them, and leave it: all have equal parts of it, until a
person divides it otherwise. Money of the contract counts once in every total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from qala.office.exchange.actions.money import NOTHING
from qala.office.exchange.rules.parts import MOST, are_equal, equal_parts
from qala.office.finance.actions import share_contract
from qala.office.finance.models import Contract, ContractShare
from qala.office.finance.queries.facts import shares_of
from qala.office.projects.models import Project
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict


def join(*, contract_id: int, project: Project, by: Any) -> int:
    """How many projects have the contract now. Raises Conflict (people have divided it, too many have it), and as
    `share_contract`."""
    with atomic():
        contract = lock(Contract, contract_id)
        held = [each for each in shares_of(contract.pk, today()) if each.project_id != project.pk]
        if not are_equal([each.share for each in held]):
            raise Conflict(_("People have divided this contract. Set the part of the project there."))
        if len(held) >= MOST:
            raise Conflict(_("Too many projects have this contract."))
        _divide(contract, [*(each.project for each in held), project], held, by)
    return len(held) + 1


def leave(*, contract_id: int, project: Project, by: Any) -> None:
    """What was equal among all is equal among those who stay. Raises as `share_contract`."""
    with atomic():
        contract = lock(Contract, contract_id)
        held = shares_of(contract.pk, today())
        share_contract(contract_id=contract.pk, project=project, share=NOTHING, by=by)
        if are_equal([each.share for each in held]):
            staying = [each for each in held if each.project_id != project.pk]
            _divide(contract, [each.project for each in staying], staying, by)


def _divide(contract: Contract, projects: Sequence[Project], held: Sequence[ContractShare], by: Any) -> None:
    """The smaller parts first: together they are never more than the whole."""
    known = {each.project_id: each.share for each in held}
    wanted = zip(projects, equal_parts(len(projects)), strict=True)
    moves = [(part - known.get(one.pk, NOTHING), part, one) for one, part in wanted]
    for moved, part, one in sorted(moves, key=lambda move: move[0]):
        if moved:
            share_contract(contract_id=contract.pk, project=one, share=part, by=by)
