"""What the public form keeps besides the appeals themselves."""

from qala.public.portal.models.contact_code import ContactCode
from qala.public.portal.models.held import HeldAppeal
from qala.public.portal.models.rows import BlockedWord, FormParameter
from qala.public.portal.models.sent_draft import SentDraft

__all__ = ["BlockedWord", "ContactCode", "FormParameter", "HeldAppeal", "SentDraft"]
