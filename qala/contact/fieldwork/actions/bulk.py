"""A bulk run from the choice of rows to its last outcome."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import OperationalError
from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import visible_appeals
from qala.contact.appeals.models import Appeal
from qala.contact.fieldwork.access import BULK
from qala.contact.fieldwork.actions.bulk_rows import Carrier, said
from qala.contact.fieldwork.models import BulkRow, BulkRun
from qala.contact.fieldwork.queries.work import with_late_after
from qala.contact.fieldwork.rules.bulk import NEEDS
from qala.contact.fieldwork.rules.parameters import FieldParameters
from qala.ground.people.access import can
from qala.ground.people.models import User
from qala.shared import timeline
from qala.shared.bulk import rewrite_all
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, Missing, Refusal, require
from qala.shared.jobs import error_name, place_of
from qala.shared.parameters.reading import of_today

log = logging.getLogger("qala.fieldwork")

State = BulkRun.State
# Long runs are shared with the sweep from then on, which does no harm.
LOST_AFTER = timedelta(minutes=5)


def open_run(*, kind: str, rows: QuerySet[Appeal], by: Any) -> BulkRun:
    """A draft over these rows, the ones the person sees among them. Nothing happens yet.

    Raises NotAllowed, Invalid for no rows, an unknown step or more rows than the city's rule allows.
    """
    require(can(by, BULK))
    if kind not in NEEDS:
        raise Invalid
    limit = of_today(FieldParameters).bulk_limit
    visible = visible_appeals(by).values("pk")
    ids = list(
        rows.filter(pk__in=visible).order_by("received_at", "id").values_list("pk", flat=True)[: limit + 1]
    )
    if not ids:
        raise Invalid(_("Choose at least one appeal."), code="no_rows")
    if len(ids) > limit:
        text = ngettext("At most %(limit)s appeal at once.", "At most %(limit)s appeals at once.", limit)
        raise Invalid(text % {"limit": limit} + " " + str(_("Narrow the filter.")), code="too_many_rows")
    with atomic():
        run = BulkRun.objects.create(kind=kind, by=by, made_at=now())
        BulkRow.objects.bulk_create([BulkRow(run=run, appeal_id=pk) for pk in ids])
    return run


def preview(*, run_id: int, by: Any, **words: Any) -> BulkRun:
    """Keep the words and foresee every row. Raises Missing for another person's run, Conflict once it was started."""
    with atomic():
        run = _own(run_id, by)
        if not run.is_open:
            raise Conflict
        empty = [name for name in NEEDS[run.kind] if name not in words or words[name] in ("", None)]
        # Nobody as the person means: back to the whole organisation.
        if empty and empty != ["person_id"]:
            raise Invalid(fields={name: _("Please fill this in.") for name in empty})
        run.words, run.state = words, State.READY
        run.save(update_fields=["words", "state"])
        carrier, rows = Carrier(run, by), list(run.rows.all())
        appeals = with_late_after(Appeal.objects.all()).in_bulk([row.appeal_id for row in rows])
        for row in rows:
            row.forecast = carrier.foresee(appeals[row.appeal_id])
        rewrite_all(rows, ["forecast"])
    return run


def start(*, run_id: int, by: Any) -> bool:
    """Set it going; True for the caller that has to queue the job. A second press finds it started and does nothing.

    Raises Missing, Conflict for a run without a preview or a stopped one.
    """
    with atomic():
        run = _own(run_id, by)
        if run.state in (State.RUNNING, State.DONE):
            return False
        if run.state != State.READY:
            raise Conflict
        run.state, run.started_at = State.RUNNING, now()
        run.save(update_fields=["state", "started_at"])
        timeline.add(run, "start", by=by, data={"rows": run.rows.count()})
    return True


def stop(*, run_id: int, by: Any) -> BulkRun:
    """What is done stays done; the rest is left alone. Raises Missing, Conflict when it has ended."""
    with atomic():
        run = _own(run_id, by)
        if run.state in (State.DONE, State.STOPPED):
            raise Conflict
        run.state, run.finished_at = State.STOPPED, now()
        run.save(update_fields=["state", "finished_at"])
        timeline.add(run, "stop", by=by)
    return run


def work(run_id: int) -> None:
    """Carry out the waiting rows, each in a transaction of its own together with its outcome.

    Safe to run twice and side by side: a row is locked while it is worked on, and its mark commits with its step. A
    worker that dies leaves the row waiting. Rights are asked anew for every row, not those of the order.
    """
    run = BulkRun.objects.select_related("by").get(pk=run_id)
    with override(run.by.language):
        while _one_row(run):
            pass
    with atomic():
        ended = lock(BulkRun, run_id)
        if ended.state == State.RUNNING and not ended.rows.filter(state=BulkRow.State.WAITING).exists():
            ended.state, ended.finished_at = State.DONE, now()
            ended.save(update_fields=["state", "finished_at"])
            timeline.add(ended, "finish", by=None)


def lost_runs() -> list[int]:
    """Runs that were started a while ago and are still not through: their job may have been lost with its worker."""
    rows = BulkRun.objects.filter(state=State.RUNNING, started_at__lte=now() - LOST_AFTER)
    return list(rows.order_by("started_at").values_list("pk", flat=True))


def _one_row(run: BulkRun) -> bool:
    """True while there may be more."""
    with atomic():
        # Shared with other workers of the same run; `stop` and `start` wait for the row, not for the run.
        state = BulkRun.objects.filter(pk=run.pk).values_list("state", flat=True).get()
        if state != State.RUNNING:
            return False
        rows = BulkRow.objects.select_for_update(skip_locked=True, of=("self",))
        row = rows.filter(run=run, state=BulkRow.State.WAITING).order_by("pk").first()
        if row is None:
            return False
        row.message = _outcome(run, row)
        row.state, row.at = BulkRow.State.REFUSED if row.message else BulkRow.State.DONE, now()
        row.save(update_fields=["state", "message", "at"])
    return True


def _outcome(run: BulkRun, row: BulkRow) -> str:
    """Carry the row out; what speaks against it, "" when it is done. An error is the row's own: the others go on."""
    by = User.objects.get(pk=run.by_id)
    try:
        with atomic():
            require(by.is_active and can(by, BULK))
            Carrier(run, by).carry_out(row.appeal_id)
    except Refusal as refusal:
        return said(refusal)
    except OperationalError:  # a deadlock or a database that went away: the job is tried again
        raise
    except Exception as error:  # noqa: BLE001  one poisoned row must not stop hundreds
        log.error("row %s of a bulk run: %s\n%s", row.pk, error_name(error), place_of(error))
        return gettext("Something went wrong here; nothing was changed.")
    return ""


def _own(run_id: int, by: Any) -> BulkRun:
    require(can(by, BULK))
    run = lock(BulkRun, run_id)
    if run.by_id != by.pk:
        raise Missing
    return run


def chosen_ids(ids: Sequence[str]) -> list[int]:
    """Ids as a form sends them; junk names nothing."""
    return [int(each) for each in ids if each.isascii() and each.isdigit() and len(each) < 19]
