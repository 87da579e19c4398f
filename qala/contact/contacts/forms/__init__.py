"""Forms of the desk and of the emergency gate."""

from qala.contact.contacts.forms.desk import DeskForm, TalkForm
from qala.contact.contacts.forms.gate import FORMS

__all__ = ["FORMS", "DeskForm", "TalkForm"]
