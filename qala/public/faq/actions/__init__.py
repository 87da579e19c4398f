"""One verb per file."""

from qala.public.faq.actions.opened import count_opening
from qala.public.faq.actions.say import say

__all__ = ["count_opening", "say"]
