"""News from the rooms below, and the sources this room brings itself."""

from qala.contact.appeals.events import AppealMoved
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.statuses import LEAVES
from qala.contact.shifts import ports
from qala.contact.shifts.actions.queue import settle
from qala.contact.shifts.queries import own_sources
from qala.shared.events import listens

ports.register_queue(own_sources.QUEUE)
ports.register_work(own_sources.WORK)


@listens(AppealMoved)
def appeal_moved(event: AppealMoved) -> None:
    """An appeal that has got an executor, or is closed, waits in the fallback queue no more."""
    if event.verb not in LEAVES:
        return
    appeal = Appeal.objects.filter(pk=event.appeal_id).only("number", "executor_id", "stage").first()
    if appeal is not None and (appeal.executor_id is not None or not appeal.is_open):
        settle(channel=own_sources.FALLBACK, key=appeal.number)
