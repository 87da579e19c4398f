"""The kernel's own rights."""

from django.utils.translation import gettext_lazy as _

from qala.shared.permissions import permission

MANAGE_JOBS, SEE_PARAMETERS = "shared.jobs", "shared.parameters"

permission(
    MANAGE_JOBS,
    _("See and repeat background jobs"),
    _(
        "An administrator must see when letters, targets or imports are not carried out, and start them again."
    ),
    ["administrator"],
)
permission(
    SEE_PARAMETERS,
    _("See the parameters of the house"),
    _(
        "Who leads, controls or analyses must know by which figures the house works; rooms say who sets theirs."
    ),
    ["administrator", "shift_supervisor", "controller", "analyst"],
)
