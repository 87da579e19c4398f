"""One verb per file."""

from qala.public.consultations.actions.moderate import hide_remark, show_remark
from qala.public.consultations.actions.move import close_due, open_consultation, prolong, sum_up, withdraw
from qala.public.consultations.actions.prepare import change, prepare
from qala.public.consultations.actions.remark import remark
from qala.public.consultations.actions.reply import reply

__all__ = [
    "change",
    "close_due",
    "hide_remark",
    "open_consultation",
    "prepare",
    "prolong",
    "remark",
    "reply",
    "show_remark",
    "sum_up",
    "withdraw",
]
