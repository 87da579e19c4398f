"""Changes of places, one verb per file; each asks access, writes, tells the timeline and publishes."""

from qala.ground.places.actions.change_boundary import change_boundary
from qala.ground.places.actions.edit_district import edit_district
from qala.ground.places.actions.edit_street import edit_street
from qala.ground.places.actions.end_care import end_care
from qala.ground.places.actions.save_building import save_building
from qala.ground.places.actions.set_care import set_care

__all__ = ["change_boundary", "edit_district", "edit_street", "end_care", "save_building", "set_care"]
