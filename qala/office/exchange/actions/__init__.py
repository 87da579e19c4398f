"""The room's verbs."""

from qala.office.exchange.actions.apply_list import begin_applying, carry_out, give_back
from qala.office.exchange.actions.calendar_links import end_link, make_link
from qala.office.exchange.actions.drop_list import drop_list
from qala.office.exchange.actions.import_plan import apply_plan, drop_plan, receive_plan
from qala.office.exchange.actions.profiles import save_profile
from qala.office.exchange.actions.read_list import read_list, receive
from qala.office.exchange.actions.take_baseline import take_baseline
from qala.office.exchange.actions.undo_list import begin_undoing, leave_applied, undo_list

__all__ = [
    "apply_plan",
    "begin_applying",
    "begin_undoing",
    "carry_out",
    "drop_list",
    "drop_plan",
    "end_link",
    "give_back",
    "leave_applied",
    "make_link",
    "read_list",
    "receive",
    "receive_plan",
    "save_profile",
    "take_baseline",
    "undo_list",
]
