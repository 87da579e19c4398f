"""One noun per file."""

from qala.contact.appeals.models.answer import Answer, Inquiry
from qala.contact.appeals.models.appeal import Appeal
from qala.contact.appeals.models.applicant import Applicant
from qala.contact.appeals.models.assignment import Assignment
from qala.contact.appeals.models.attachment import Attachment
from qala.contact.appeals.models.escalation import EscalationNotice
from qala.contact.appeals.models.hearing import Hearing
from qala.contact.appeals.models.importing import ImportRun
from qala.contact.appeals.models.letter import OfficialLetter
from qala.contact.appeals.models.link import Link
from qala.contact.appeals.models.notice import AnswerNotice
from qala.contact.appeals.models.reporter import Reporter
from qala.contact.appeals.models.target import Target
from qala.contact.appeals.models.words import SearchWord, VocabularyMark

__all__ = [
    "Answer",
    "AnswerNotice",
    "Appeal",
    "Applicant",
    "Assignment",
    "Attachment",
    "EscalationNotice",
    "Hearing",
    "ImportRun",
    "Inquiry",
    "Link",
    "OfficialLetter",
    "Reporter",
    "SearchWord",
    "Target",
    "VocabularyMark",
]
