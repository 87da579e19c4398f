"""The room's verbs."""

from qala.contact.catalog.actions.ladder import add_rung, end_rung
from qala.contact.catalog.actions.procedure import (
    save_cause,
    save_letter,
    save_procedure,
    set_procedure_term,
)
from qala.contact.catalog.actions.route import add_route, end_route
from qala.contact.catalog.actions.status import rename_status
from qala.contact.catalog.actions.term import end_term, promise
from qala.contact.catalog.actions.topic import save_topic

__all__ = [
    "add_route",
    "add_rung",
    "end_route",
    "end_rung",
    "end_term",
    "promise",
    "rename_status",
    "save_cause",
    "save_letter",
    "save_procedure",
    "save_topic",
    "set_procedure_term",
]
