"""News: what was withdrawn (a project, or a photo or document of it) is in no snapshot any more, and in no file that
lies ready; tellers hear of decisions."""

from qala.public.opendata.actions import close_of_files, close_with
from qala.public.opendata.actions.tell import tell_teller
from qala.public.opendata.events import DatasetDecided, ReuseDecided
from qala.public.opendata.tasks import revise_snapshots, tidy_files
from qala.public.projection.access import tombstones
from qala.public.projection.events import PublicProjectChanged
from qala.shared.events import listens
from qala.shared.jobs import defer


@listens(PublicProjectChanged)
def project_changed(event: PublicProjectChanged) -> None:
    """Snapshots are closed in the transaction of the withdrawal, and files are out of reach with it; the rest is done
    afterwards."""
    if event.is_withdrawn:
        reason = tombstones().filter(code=event.code).values_list("withdrawal_reason", flat=True).first()
        if close_with(code=event.code, reason=reason or event.code):
            defer(revise_snapshots)
        defer(tidy_files)
    elif event.files_gone_since is not None:
        if close_of_files(code=event.code, since=event.files_gone_since):
            defer(revise_snapshots)
        defer(tidy_files)


@listens(DatasetDecided)
def dataset_decided(event: DatasetDecided) -> None:
    """The same of a whole dataset."""
    if event.is_withdrawn:
        defer(tidy_files)


@listens(ReuseDecided)
def use_decided(event: ReuseDecided) -> None:
    """Shown or not, and why."""
    tell_teller(reuse_id=event.reuse_id, verb=event.verb)
