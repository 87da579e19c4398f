"""One noun per file."""

from qala.contact.fieldwork.models.bulk import BulkRow, BulkRun
from qala.contact.fieldwork.models.delegation import Delegation
from qala.contact.fieldwork.models.extension import ExtensionRequest
from qala.contact.fieldwork.models.link import NavigationLink
from qala.contact.fieldwork.models.template import AnswerTemplate

__all__ = [
    "AnswerTemplate",
    "BulkRow",
    "BulkRun",
    "Delegation",
    "ExtensionRequest",
    "NavigationLink",
]
