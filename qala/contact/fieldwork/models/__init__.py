"""One noun per file."""

from qala.contact.fieldwork.models.bulk import BulkRow, BulkRun
from qala.contact.fieldwork.models.delegation import Delegation
from qala.contact.fieldwork.models.extension import ExtensionRequest
from qala.contact.fieldwork.models.settings import FieldRule, NavigationLink
from qala.contact.fieldwork.models.template import AnswerTemplate

__all__ = [
    "AnswerTemplate",
    "BulkRow",
    "BulkRun",
    "Delegation",
    "ExtensionRequest",
    "FieldRule",
    "NavigationLink",
]
