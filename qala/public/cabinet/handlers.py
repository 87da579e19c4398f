"""News from this room and those below."""

from qala.public.cabinet.events import CopyAsked
from qala.public.cabinet.tasks import make_data_copy
from qala.shared.events import listens
from qala.shared.jobs import defer


@listens(CopyAsked)
def copy_asked(event: CopyAsked) -> None:
    """Packed by a job."""
    defer(make_data_copy, copy_id=str(event.copy_id))
