"""One verb per file."""

from qala.office.risks.actions.answer import add_response, finish_response, plan_response
from qala.office.risks.actions.end import close_risk, occur
from qala.office.risks.actions.identify import change_risk, identify
from qala.office.risks.actions.rate import rate
from qala.office.risks.actions.results import correct_measurement, drop_result, measure, save_result
from qala.office.risks.actions.score import assess
from qala.office.risks.actions.solve import (
    change_issue,
    close_issue,
    raise_issue,
    reopen_issue,
    resolve_issue,
    take_up,
)
from qala.office.risks.actions.watch import escalate, monitor, review, take_down

__all__ = [
    "add_response",
    "assess",
    "change_issue",
    "change_risk",
    "close_issue",
    "close_risk",
    "correct_measurement",
    "drop_result",
    "escalate",
    "finish_response",
    "identify",
    "measure",
    "monitor",
    "occur",
    "plan_response",
    "raise_issue",
    "rate",
    "reopen_issue",
    "resolve_issue",
    "review",
    "save_result",
    "take_down",
    "take_up",
]
