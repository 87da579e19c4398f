"""News from the rooms below, and of our own for the bell."""

from qala.contact.appeals.events import TargetEscalated
from qala.contact.appeals.tasks import recompute_targets, reladder_targets, tell_named
from qala.contact.catalog.events import LadderChanged
from qala.ground.calendars.events import CalendarChanged
from qala.ground.calendars.models import WorkCalendar
from qala.shared import live
from qala.shared.events import listens
from qala.shared.jobs import defer


@listens(CalendarChanged)
def calendar_changed(event: CalendarChanged) -> None:
    """Open targets are counted anew by a job, for there may be many."""
    is_default = WorkCalendar.objects.filter(pk=event.calendar_id, is_default=True).exists()
    defer(recompute_targets, calendar_id=event.calendar_id, is_default=is_default)


@listens(LadderChanged)
def ladder_changed(event: LadderChanged) -> None:
    """Running targets stand before the steps of the new ladder, by a job, for there may be many."""
    defer(reladder_targets)


@listens(TargetEscalated)
def target_escalated(event: TargetEscalated) -> None:
    """The bell and a letter, by a job: the sweep has many targets to look after."""
    if not live.is_hushed():
        defer(tell_named, target_id=event.target_id, share=event.share)
