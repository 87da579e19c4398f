"""The room's lines in the staff menu, and how the timeline shows its verbs."""

from django.utils.translation import gettext_lazy as _

from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("ground", _("Districts"), "places:districts", "map-2", "places.view", order=30),
    MenuItem("ground", _("Streets and buildings"), "places:streets", "road", "places.view", order=31),
    MenuItem("ground", _("Find a place"), "places:find", "map-pin", "places.view", order=32),
]

EDITED = Look(_("Changed"), "edit")
register_verbs(
    "places.district", {"boundary_changed": Look(_("Border changed"), "vector", "warn"), "edited": EDITED}
)
register_verbs("places.street", {"edited": EDITED})
register_verbs(
    "places.building",
    {
        "entered": Look(_("Entered"), "plus", "info"),
        "edited": EDITED,
        "care_set": Look(_("Care given"), "building-community", "good"),
        "care_ended": Look(_("Care ended"), "circle-minus", "warn"),
    },
)
