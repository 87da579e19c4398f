"""What the public side changes by itself."""

from qala.public.portal.actions.block import block_word, unblock_word
from qala.public.portal.actions.codes import ask_code, confirm_code, forget_codes
from qala.public.portal.actions.hold import decide_held, hold_back, hold_on
from qala.public.portal.actions.send import Sent, forget_drafts, send_appeal

__all__ = [
    "Sent",
    "ask_code",
    "block_word",
    "confirm_code",
    "decide_held",
    "forget_codes",
    "forget_drafts",
    "hold_back",
    "hold_on",
    "send_appeal",
    "unblock_word",
]
