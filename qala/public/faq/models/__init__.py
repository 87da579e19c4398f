"""One noun per file."""

from qala.public.faq.models.opening import Opening
from qala.public.faq.models.opinion import Opinion

__all__ = ["Opening", "Opinion"]
