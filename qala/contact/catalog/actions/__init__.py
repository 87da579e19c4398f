"""The room's verbs."""

from qala.contact.catalog.actions.route import add_route, end_route
from qala.contact.catalog.actions.status import rename_status
from qala.contact.catalog.actions.term import end_term, promise
from qala.contact.catalog.actions.topic import save_topic

__all__ = ["add_route", "end_route", "end_term", "promise", "rename_status", "save_topic"]
