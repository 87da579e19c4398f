"""What residents do in their corner, and what staff does with their wishes: one verb per file."""

from qala.public.cabinet.actions.attach import attach_by_code, attach_matching
from qala.public.cabinet.actions.carry_out import carry_out, carry_out_due, clear_kept
from qala.public.cabinet.actions.copies import ask_copy, make_copy, open_copy, sweep_copies
from qala.public.cabinet.actions.erase import agree, ask_erasure, refuse, withdraw
from qala.public.cabinet.actions.follow import (
    follow_address,
    follow_appeal,
    follow_dataset,
    follow_district,
    follow_project,
    follow_quarter,
    unfollow,
)
from qala.public.cabinet.actions.read import read, read_all
from qala.public.cabinet.actions.set_term import set_term
from qala.public.cabinet.actions.spread import spread
from qala.public.cabinet.actions.spread_dataset import spread_dataset
from qala.public.cabinet.actions.spread_project import spread_project

__all__ = [
    "agree",
    "ask_copy",
    "ask_erasure",
    "attach_by_code",
    "attach_matching",
    "carry_out",
    "carry_out_due",
    "clear_kept",
    "follow_address",
    "follow_appeal",
    "follow_dataset",
    "follow_district",
    "follow_project",
    "follow_quarter",
    "make_copy",
    "open_copy",
    "read",
    "read_all",
    "refuse",
    "set_term",
    "spread",
    "spread_dataset",
    "spread_project",
    "sweep_copies",
    "unfollow",
    "withdraw",
]
