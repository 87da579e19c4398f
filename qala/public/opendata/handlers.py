"""News from below: what was withdrawn is in no snapshot any more."""

from qala.public.opendata.actions import close_with
from qala.public.projection.access import tombstones
from qala.public.projection.events import PublicProjectChanged
from qala.shared.events import listens


@listens(PublicProjectChanged)
def project_changed(event: PublicProjectChanged) -> None:
    """Closed and revised in the transaction of the withdrawal."""
    if event.is_withdrawn:
        reason = tombstones().filter(code=event.code).values_list("withdrawal_reason", flat=True).first()
        close_with(code=event.code, reason=reason or event.code)
