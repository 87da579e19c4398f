"""Large lists are read and taken over by a worker."""

from contextlib import AbstractContextManager, nullcontext

from django.utils.translation import override

from qala.ground.people.models import User
from qala.office.exchange.actions import carry_out, give_back, leave_applied, read_list, undo_list
from qala.office.exchange.models import ProjectImport
from qala.shared.errors import Conflict, Refusal
from qala.shared.intake.errors import ImportRefused
from qala.shared.jobs import job


def _tongue_of(import_id: int) -> AbstractContextManager[None]:
    """What is refused is said in the language of who sent the list."""
    sender = ProjectImport.objects.filter(pk=import_id).values_list("made_by__language", flat=True).first()
    return override(sender) if sender else nullcontext()


@job(name="exchange.read", retry=1)
def read(import_id: int) -> None:
    """Read a list that was received."""
    try:
        with _tongue_of(import_id):
            read_list(import_id=import_id)
    except Conflict:
        return


@job(name="exchange.apply", retry=1)
def apply(import_id: int) -> None:
    """Take a list over; what cannot be is given back with the reason."""
    try:
        carry_out(import_id=import_id)
    except Conflict:
        return
    except (ImportRefused, Refusal) as fault:
        give_back(import_id=import_id, trouble=str(getattr(fault, "message", fault)))


@job(name="exchange.undo", retry=1)
def undo(import_id: int, by_id: int) -> None:
    """Undo an import in the name of whoever asked; what cannot be undone stays, with the reason."""
    try:
        undo_list(import_id=import_id, by=User.objects.get(pk=by_id))
    except Conflict:
        return
    except Refusal as fault:
        leave_applied(import_id=import_id, trouble=str(fault.message))
