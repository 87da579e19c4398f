"""Other words for a use: its teller's wait for a moderator, a moderator's are shown at once."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from qala.public.opendata.access import can_moderate, can_revise
from qala.public.opendata.actions.wording import (
    Words,
    carry,
    checked,
    give,
    put_in,
    require_free,
    save,
    settle,
)
from qala.public.opendata.events import ReuseDecided, ReuseRevised
from qala.public.opendata.models import Reuse, ReuseVersion
from qala.public.opendata.models.reuse_version import WORDS
from qala.public.opendata.queries.uses import waiting_words
from qala.public.opendata.rules.statuses import REUSE_LIFE, State, Wording
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, require
from qala.shared.events import publish


def revise_reuse(
    *, reuse_id: int, by: Any, datasets: Iterable[str], seen: int | None = None, **words: str
) -> Reuse:
    """The teller's: what is shown stays as it is until a moderator has looked at them; words that waited are replaced.
    The same words once more change nothing. `seen`: the entry of the timeline that the form was drawn after.

    Raises NotAllowed (told by another, or by nobody signed in), Missing, Conflict (not waiting or shown any more,
    changed meanwhile, another use has the address), Invalid as `propose_reuse`.
    """
    with atomic():
        row = lock(Reuse, reuse_id)
        require(can_revise(by, row))
        REUSE_LIFE.check(row.state, "revise")
        timeline.require_unchanged(row, seen)
        given, asked = checked(words, datasets), waiting_words(row)
        if given == (asked.words if asked else words_of(row)):
            return row
        require_free(row, given["address"])
        settle(asked, Wording.REPLACED)
        made = give(row, given)
        if row.state == State.PROPOSED:
            carry(row, given)
            save(row)
        _told(row, "revise", made)
    return row


def put_reuse_right(
    *, reuse_id: int, by: Any, datasets: Iterable[str], seen: int | None = None, **words: str
) -> Reuse:
    """A moderator's, shown at once; the teller's that wait go on waiting. The same words change nothing.

    Raises NotAllowed, Missing, Conflict (not shown, changed meanwhile, another has the address), Invalid.
    """
    with atomic():
        row = _begun(reuse_id, "put_right", by, seen)
        given = checked(words, datasets)
        if given != words_of(row):
            made = put_in(row, given, by, None)
            save(row)
            _told(row, "put_right", made, by)
    return row


def show_revision(
    *, reuse_id: int, by: Any, datasets: Iterable[str], seen: int | None = None, **words: str
) -> Reuse:
    """The teller's that wait, put right where it is needed. Raises as `put_reuse_right`; Conflict: nothing waits."""
    with atomic():
        row = _begun(reuse_id, "show_revision", by, seen)
        made = put_in(row, checked(words, datasets), by, _asked(row))
        save(row)
        _decided(row, "show_revision", made, by)
    return row


def decline_revision(*, reuse_id: int, reason: str, by: Any, seen: int | None = None) -> Reuse:
    """What is shown stays. Raises NotAllowed, Missing, Conflict (nothing waits), Invalid (no reason)."""
    with atomic():
        row = _begun(reuse_id, "decline_revision", by, seen, reason=reason)
        asked = _asked(row)
        settle(asked, Wording.DECLINED, by)
        _decided(row, "decline_revision", asked, by, reason.strip()[:500])
    return row


def words_of(row: Reuse) -> Words:
    """As they stand in the row."""
    return {name: getattr(row, name) for name in WORDS}


def _begun(reuse_id: int, verb: str, by: Any, seen: int | None, **given: str) -> Reuse:
    row = lock(Reuse, reuse_id)
    require(can_moderate(by))
    REUSE_LIFE.check(row.state, verb, **given)
    timeline.require_unchanged(row, seen)
    return row


def _asked(row: Reuse) -> ReuseVersion:
    asked = waiting_words(row)
    if asked is None:
        raise Conflict(_("This was decided already."), code="decided")
    return asked


def _told(row: Reuse, verb: str, made: ReuseVersion, by: Any = None) -> None:
    timeline.add(row, verb, by=by, data={"number": made.number})
    publish(ReuseRevised(reuse_id=row.pk, number=made.number, is_shown=by is not None))


def _decided(row: Reuse, verb: str, made: ReuseVersion, by: Any, note: str = "") -> None:
    timeline.add(row, verb, by=by, note=note, data={"number": made.number})
    publish(ReuseDecided(reuse_id=row.pk, verb=verb, by_id=by.pk))
