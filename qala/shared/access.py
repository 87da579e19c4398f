"""The kernel's own rights."""

from django.utils.translation import gettext_lazy as _

from qala.shared.permissions import permission

MANAGE_JOBS = "shared.jobs"

permission(
    MANAGE_JOBS,
    _("See and repeat background jobs"),
    _(
        "An administrator must see when letters, targets or imports are not carried out, and start them again."
    ),
    ["administrator"],
)
