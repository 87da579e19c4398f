"""News from this room and those below: one job each, so that whoever registers or answers waits for nobody."""

from qala.contact.appeals.events import AppealMoved, AppealRegistered, TargetBreached
from qala.contact.appeals.models import Target
from qala.contact.catalog.rules.stages import TargetKind
from qala.public.cabinet.actions.spread import HEARD
from qala.public.cabinet.events import CopyAsked
from qala.public.cabinet.queries.listeners import followers_of_dataset, is_project_followed
from qala.public.cabinet.tasks import make_data_copy, spread_dataset_news, spread_news, spread_project_news
from qala.public.opendata.events import DatasetChanged, DatasetDecided
from qala.public.projection.events import PublicProjectChanged
from qala.shared.clock import now
from qala.shared.events import listens
from qala.shared.jobs import defer


@listens(CopyAsked)
def copy_asked(event: CopyAsked) -> None:
    """Packed by a job."""
    defer(make_data_copy, copy_id=str(event.copy_id))


@listens(AppealRegistered)
def registered(event: AppealRegistered) -> None:
    """A new appeal: its writer, and whoever follows its place."""
    _later(event.appeal_id, "register", None)


@listens(AppealMoved)
def moved(event: AppealMoved) -> None:
    """A step that somebody hears of."""
    if event.verb in HEARD:
        _later(event.appeal_id, event.verb, event.by_id)


@listens(TargetBreached)
def breached(event: TargetBreached) -> None:
    """The promise to the resident has passed; what is promised among staff is not their matter."""
    if Target.objects.filter(pk=event.target_id, kind=TargetKind.RESOLVE).exists():
        _later(event.appeal_id, "breach", None)


@listens(PublicProjectChanged)
def project_changed(event: PublicProjectChanged) -> None:
    """The public reads something else of a project; a job only where somebody follows it."""
    if is_project_followed(event.code):
        defer(spread_project_news, code=event.code, version=event.version, happened_at=now().isoformat())


@listens(DatasetDecided)
def dataset_decided(event: DatasetDecided) -> None:
    """A dataset was withdrawn, or came back."""
    _of_dataset(event.dataset, "withdrawn" if event.is_withdrawn else "released", event.number)


@listens(DatasetChanged)
def dataset_changed(event: DatasetChanged) -> None:
    """A dataset has other columns or rows."""
    _of_dataset(event.dataset, "changed", event.mark_id)


def _of_dataset(code: str, what: str, key: int) -> None:
    if followers_of_dataset(code).exists():
        defer(spread_dataset_news, code=code, what=what, key=key)


def _later(appeal_id: int, verb: str, by_id: int | None) -> None:
    defer(spread_news, appeal_id=appeal_id, verb=verb, by_id=by_id, happened_at=now().isoformat())
