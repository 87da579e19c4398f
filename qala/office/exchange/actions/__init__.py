"""The room's verbs."""

from qala.office.exchange.actions.apply_list import begin_applying, carry_out, give_back
from qala.office.exchange.actions.drop_list import drop_list
from qala.office.exchange.actions.profiles import save_profile
from qala.office.exchange.actions.read_list import read_list, receive

__all__ = ["begin_applying", "carry_out", "drop_list", "give_back", "read_list", "receive", "save_profile"]
