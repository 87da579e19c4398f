"""One noun per file."""

from qala.contact.contacts.models.contact import Contact, Outcome
from qala.contact.contacts.models.draft import ContactDraft
from qala.contact.contacts.models.gate import EmergencyQuestion, EmergencyService, HazardWord

__all__ = [
    "Contact",
    "ContactDraft",
    "EmergencyQuestion",
    "EmergencyService",
    "HazardWord",
    "Outcome",
]
