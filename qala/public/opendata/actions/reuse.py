"""Somebody tells what they made of the data; a moderator shows it, does not, or takes it down."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError
from django.db.models import Q

from qala.public.opendata.access import can_moderate, told_uses
from qala.public.opendata.actions.wording import checked, give, put_in, save, settle
from qala.public.opendata.events import ReuseDecided, ReuseProposed
from qala.public.opendata.models import Reuse, ReuseVersion
from qala.public.opendata.queries.uses import at_address, waiting_words
from qala.public.opendata.rules.parameters import OpenDataParameters
from qala.public.opendata.rules.statuses import REUSE_LIFE, State, Wording
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import require
from qala.shared.events import publish
from qala.shared.parameters.reading import of_today

UNSEEN = (Wording.DECLINED, Wording.REPLACED)


def propose_reuse(*, datasets: Iterable[str], language: str, by: Any = None, **words: str) -> Reuse:
    """`words`: title, address, maker, about. An address that waits or is shown already is told once, whoever tells it.
    `by` may change the words later; nobody signed in: nobody may.

    Raises Invalid (a word is missing or too long, the address is not https, no such dataset, personal data).
    """
    given, teller = checked(words, datasets), by if by is not None and by.pk else None
    with atomic():
        known = at_address(given["address"]).first()
        if known is not None:
            return known
        try:
            with atomic():
                made = Reuse.objects.create(language=language, proposed_at=now(), told_by=teller, **given)
        except IntegrityError:  # somebody told it at the same moment
            known = at_address(given["address"]).first()
            if known is None:
                raise
            return known
        give(made, given)
        timeline.add(made, "propose")
        publish(ReuseProposed(reuse_id=made.pk))
    return made


def show_reuse(
    *, reuse_id: int, by: Any, datasets: Iterable[str], seen: int | None = None, **words: str
) -> Reuse:
    """Everybody sees it, in these words: the teller's, put right where it is needed. `seen`: see `revise_reuse`.

    Raises NotAllowed, Missing, Conflict (decided or changed meanwhile, another has the address), Invalid as
    `propose_reuse`.
    """
    with atomic():
        row = _begun(reuse_id, "show", by)
        timeline.require_unchanged(row, seen)
        put_in(row, checked(words, datasets), by, waiting_words(row))
        _land(row, "show", by)
    return row


def decline_reuse(*, reuse_id: int, reason: str, by: Any) -> Reuse:
    """It is not shown. Raises NotAllowed, Missing, Conflict (decided already), Invalid (no reason)."""
    return _hidden(reuse_id, "decline", reason, by)


def take_down_reuse(*, reuse_id: int, reason: str, by: Any) -> Reuse:
    """It is shown no more, and words that wait never will be. Raises as `decline_reuse`."""
    return _hidden(reuse_id, "take_down", reason, by)


def _hidden(reuse_id: int, verb: str, reason: str, by: Any) -> Reuse:
    with atomic():
        row = _begun(reuse_id, verb, by, reason=reason)
        settle(waiting_words(row), Wording.DECLINED, by)
        _land(row, verb, by, reason)
    return row


def _begun(reuse_id: int, verb: str, by: Any, **given: str) -> Reuse:
    row = lock(Reuse, reuse_id)
    require(can_moderate(by))
    REUSE_LIFE.check(row.state, verb, **given)
    return row


def _land(row: Reuse, verb: str, by: Any, reason: str = "") -> None:
    row.state = REUSE_LIFE.step(verb).lands_in(row.state)
    row.reason, row.decided_by, row.decided_at = reason.strip()[:500], by, now()
    save(row)
    timeline.add(row, verb, by=by, note=row.reason)
    publish(ReuseDecided(reuse_id=row.pk, verb=verb, by_id=by.pk))


def forget_reuses() -> int:
    """Those that are not shown, once their days are over, and words that never were; how many uses. What was decided
    stays on nobody's record."""
    before = now() - timedelta(days=of_today(OpenDataParameters).forget_days)
    ReuseVersion.objects.filter(state__in=UNSEEN, decided_at__lt=before).delete()
    rows = Reuse.objects.filter(state__in=(State.DECLINED, State.TAKEN_DOWN), decided_at__lt=before)
    count: int = rows.delete()[1].get("opendata.Reuse", 0)
    return count


def forget_teller(user: Any) -> None:
    """Whoever told them has no account any more: what nobody has seen goes, what is shown stays without it."""
    rows = told_uses(user)
    unseen = ~Q(state=Wording.SHOWN)
    ReuseVersion.objects.filter(unseen, reuse__in=rows).delete()
    rows.exclude(state=State.SHOWN).delete()
    rows.update(told_by=None)
