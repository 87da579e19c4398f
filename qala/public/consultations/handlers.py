"""News of the room itself: those who wrote are told."""

from qala.public.consultations.actions.tell import tell_writer
from qala.public.consultations.events import ConsultationMoved, ResidentRemarkRead, ResidentRemarkReplied
from qala.public.consultations.rules.statuses import Stage
from qala.public.consultations.tasks import tell_of_summary
from qala.shared.events import listens
from qala.shared.jobs import defer


@listens(ResidentRemarkRead)
def remark_read(event: ResidentRemarkRead) -> None:
    """It is public, or it is not and why."""
    tell_writer(remark_id=event.remark_id, what="shown" if event.is_shown else "hidden")


@listens(ResidentRemarkReplied)
def remark_replied(event: ResidentRemarkReplied) -> None:
    """The reply is there."""
    tell_writer(remark_id=event.remark_id, what="replied")


@listens(ConsultationMoved)
def summed_up(event: ConsultationMoved) -> None:
    """Many may have written, so a job tells them."""
    if event.to_stage == Stage.ENDED:
        defer(tell_of_summary, consultation_id=event.consultation_id)
