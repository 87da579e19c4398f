"""What people do with accounts and duties: one verb per file."""

from qala.ground.people.actions.appoint import appoint
from qala.ground.people.actions.change_profile import change_profile
from qala.ground.people.actions.deactivate import deactivate, reactivate
from qala.ground.people.actions.end_duty import end_duty
from qala.ground.people.actions.erase_account import erase_account
from qala.ground.people.actions.invite import accept_invitation, find_invitation, invite, renew_invitation
from qala.ground.people.actions.open_account import open_account
from qala.ground.people.actions.reset_second_factor import reset_second_factor
from qala.ground.people.actions.saw import saw

__all__ = [
    "accept_invitation",
    "appoint",
    "change_profile",
    "deactivate",
    "end_duty",
    "erase_account",
    "find_invitation",
    "invite",
    "open_account",
    "reactivate",
    "renew_invitation",
    "reset_second_factor",
    "saw",
]
