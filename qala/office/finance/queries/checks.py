"""What is wrong with the money of a project: for the page, and against publication."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from qala.office.finance.models import Contract
from qala.office.finance.queries.facts import with_values
from qala.office.finance.queries.lines import overdrawn_lines
from qala.office.finance.queries.totals import of_project
from qala.office.projects.models import Project
from qala.shared.money import say


def sums_agree(project: Project, today: date) -> Iterable[str]:
    """Paid is within the contract and accepted before, contracts within the budget, allocations within their lines."""
    serving = Contract.objects.filter(pk__in=project.contract_shares.order_by().values("contract_id"))
    for contract in with_values(serving, today).order_by("pk"):
        yield from _contract(contract)
    for sums in of_project(project, today).get((), []):
        if sums.budget is not None and sums.contracted is not None and sums.contracted > sums.budget:
            yield _("Contracts are worth %(contracts)s, the budget of all years is %(budget)s.") % {
                "contracts": say(sums.contracted, sums.currency),
                "budget": say(sums.budget, sums.currency),
            }
    for line in overdrawn_lines(project, today):
        yield _("The projects of the budget line “%(line)s” get more than it has.") % {"line": line}


def _contract(contract: Contract) -> Iterable[str]:
    value, paid = contract.value_now, contract.paid  # type: ignore[attr-defined]
    certified = contract.certified  # type: ignore[attr-defined]
    words = {"number": contract.number, "paid": say(paid, contract.currency)}
    if paid is not None and paid > value:
        yield _("Contract %(number)s: %(paid)s were paid, it is worth %(value)s.") % {
            **words,
            "value": say(value, contract.currency),
        }
    if certified is not None and certified > value:
        yield _("Contract %(number)s: works of %(certified)s were accepted, it is worth %(value)s.") % {
            **words,
            "certified": say(certified, contract.currency),
            "value": say(value, contract.currency),
        }
