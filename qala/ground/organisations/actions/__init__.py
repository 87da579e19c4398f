"""What can be done to an organisation."""

from qala.ground.organisations.actions.contact_points import ContactLine, set_contact_points
from qala.ground.organisations.actions.dissolve import dissolve
from qala.ground.organisations.actions.edit import edit_organisation
from qala.ground.organisations.actions.functions import end_function, grant_function, hand_over_function
from qala.ground.organisations.actions.merge import merge
from qala.ground.organisations.actions.register import register_organisation
from qala.ground.organisations.actions.set_calendar import set_calendar
from qala.ground.organisations.actions.split import split

__all__ = [
    "ContactLine",
    "dissolve",
    "edit_organisation",
    "end_function",
    "grant_function",
    "hand_over_function",
    "merge",
    "register_organisation",
    "set_calendar",
    "set_contact_points",
    "split",
]
