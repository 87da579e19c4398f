"""What the public form keeps besides the appeals themselves."""

from qala.public.portal.models.blocked_word import BlockedWord
from qala.public.portal.models.contact_code import ContactCode
from qala.public.portal.models.held import HeldAppeal
from qala.public.portal.models.sent_draft import SentDraft

__all__ = ["BlockedWord", "ContactCode", "HeldAppeal", "SentDraft"]
