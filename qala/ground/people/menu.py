"""The room's lines in the staff menu, and how the timeline shows its verbs."""

from django.utils.translation import gettext_lazy as _

from qala.ground.people import access
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("admin", _("Staff"), "people:staff", "users", access.VIEW, order=10),
    MenuItem("admin", _("Permissions"), "people:permissions", "shield-lock", access.MATRIX, order=20),
]

register_verbs(
    "people.user",
    {
        "account_opened": Look(_("Account opened"), "user-plus", "info"),
        "profile_changed": Look(_("Profile changed"), "edit"),
        "duty_given": Look(_("Duty given"), "user-check", "good"),
        "duty_ended": Look(_("Duty ended"), "user-minus", "warn"),
        "deactivated": Look(_("Account deactivated"), "user-off", "bad"),
        "reactivated": Look(_("Account active again"), "user-check", "good"),
        "second_factor_reset": Look(_("Second factor removed"), "lock-open", "warn"),
        "erased": Look(_("Erased at the person's wish"), "eye-off"),
        "invited": Look(_("Invitation link made"), "mail", "info"),
        "invitation_accepted": Look(_("Invitation accepted"), "circle-check", "good"),
    },
)
