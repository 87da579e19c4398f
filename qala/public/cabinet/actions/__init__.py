"""What residents do in their corner, and what staff does with their wishes: one verb per file."""

from qala.public.cabinet.actions.attach import attach_by_code, attach_matching
from qala.public.cabinet.actions.follow import (
    follow_address,
    follow_appeal,
    follow_district,
    follow_quarter,
    unfollow,
)
from qala.public.cabinet.actions.read import read, read_all

__all__ = [
    "attach_by_code",
    "attach_matching",
    "follow_address",
    "follow_appeal",
    "follow_district",
    "follow_quarter",
    "read",
    "read_all",
    "unfollow",
]
