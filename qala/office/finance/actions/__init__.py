"""One verb per file."""

from qala.office.finance.actions.allocate import allocate
from qala.office.finance.actions.certify import certify, correct_act
from qala.office.finance.actions.change_contract import change_contract, end_contract
from qala.office.finance.actions.pay import correct_payment, pay
from qala.office.finance.actions.plan_line import correct_revision, plan_line, revise_line
from qala.office.finance.actions.record_labour import record_labour
from qala.office.finance.actions.sign_contract import share_contract, sign_contract

__all__ = [
    "allocate",
    "certify",
    "change_contract",
    "correct_act",
    "correct_payment",
    "correct_revision",
    "end_contract",
    "pay",
    "plan_line",
    "record_labour",
    "revise_line",
    "share_contract",
    "sign_contract",
]
