"""One noun per file."""

from qala.contact.catalog.models.ladder import Cause, EscalationStep
from qala.contact.catalog.models.letter import LetterTemplate
from qala.contact.catalog.models.procedure import NumberSeries, Procedure, ProcedureTerm
from qala.contact.catalog.models.route import Route
from qala.contact.catalog.models.status import Channel, Status
from qala.contact.catalog.models.term import ServiceTerm
from qala.contact.catalog.models.topic import Topic, TopicGroup

__all__ = [
    "Cause",
    "Channel",
    "EscalationStep",
    "LetterTemplate",
    "NumberSeries",
    "Procedure",
    "ProcedureTerm",
    "Route",
    "ServiceTerm",
    "Status",
    "Topic",
    "TopicGroup",
]
