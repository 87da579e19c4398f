"""Somebody tells what they made of the data; a moderator shows it, does not, or takes it down."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from qala.public.opendata.access import can_moderate
from qala.public.opendata.events import ReuseDecided, ReuseProposed
from qala.public.opendata.models import Reuse
from qala.public.opendata.models.reuse import MAX_ABOUT, MAX_ADDRESS, MAX_MAKER, MAX_TITLE
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.opendata.rules.links import tidied
from qala.public.opendata.rules.parameters import OpenDataParameters
from qala.public.opendata.rules.statuses import REUSE_LIFE, State
from qala.public.published.rules.words import never_public
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish
from qala.shared.parameters.reading import of_today

LONGEST = {"title": MAX_TITLE, "maker": MAX_MAKER, "about": MAX_ABOUT, "address": MAX_ADDRESS}


def propose_reuse(*, datasets: Iterable[str], language: str, **words: str) -> Reuse:
    """`words`: title, address, maker, about. An address that waits or is shown already is told once, whoever tells it.

    Raises Invalid (a word is missing or too long, the address is not https, no such dataset, personal data).
    """
    given = _checked(words, datasets)
    with atomic():
        known = _known(given["address"])
        if known is not None:
            return known
        try:
            with atomic():
                made = Reuse.objects.create(language=language, proposed_at=now(), **given)
        except IntegrityError:  # somebody told it at the same moment
            known = _known(given["address"])
            if known is None:
                raise
            return known
        timeline.add(made, "propose")
        publish(ReuseProposed(reuse_id=made.pk))
    return made


def _known(address: str) -> Reuse | None:
    return Reuse.objects.filter(address=address, state__in=(State.PROPOSED, State.SHOWN)).first()


def show_reuse(*, reuse_id: int, by: Any, datasets: Iterable[str], **words: str) -> Reuse:
    """Everybody sees it, in these words: the teller's, put right where it is needed.

    Raises NotAllowed, Missing, Conflict (decided already, another one has the address), Invalid as `propose_reuse`.
    """
    with atomic():
        row = _begun(reuse_id, "show", by)
        for name, value in _checked(words, datasets).items():
            setattr(row, name, value)
        try:
            with atomic():
                _land(row, "show", by)
        except IntegrityError as error:
            raise Conflict(_("This address is shown already."), code="address_taken") from error
    return row


def decline_reuse(*, reuse_id: int, reason: str, by: Any) -> Reuse:
    """It is not shown. Raises NotAllowed, Missing, Conflict (decided already), Invalid (no reason)."""
    with atomic():
        row = _begun(reuse_id, "decline", by, reason=reason)
        _land(row, "decline", by, reason)
    return row


def take_down_reuse(*, reuse_id: int, reason: str, by: Any) -> Reuse:
    """It is shown no more. Raises as `decline_reuse`."""
    with atomic():
        row = _begun(reuse_id, "take_down", by, reason=reason)
        _land(row, "take_down", by, reason)
    return row


def _begun(reuse_id: int, verb: str, by: Any, **given: str) -> Reuse:
    row = lock(Reuse, reuse_id)
    require(can_moderate(by))
    REUSE_LIFE.check(row.state, verb, **given)
    return row


def _land(row: Reuse, verb: str, by: Any, reason: str = "") -> None:
    row.state = REUSE_LIFE.step(verb).lands_in(row.state)
    row.reason, row.decided_by, row.decided_at = reason.strip()[:500], by, now()
    row.save()
    timeline.add(row, verb, by=by, note=row.reason)
    publish(ReuseDecided(reuse_id=row.pk, verb=verb, by_id=by.pk))


def _checked(words: Mapping[str, str], datasets: Iterable[str]) -> dict[str, Any]:
    """All that is wrong, field by field. Raises Invalid."""
    given: dict[str, Any] = {name: " ".join(words.get(name, "").split()) for name in LONGEST}
    wrong: dict[str, str | Promise] = {
        name: _("Please fill this in.") for name, value in given.items() if not value
    }
    for name, value in given.items():
        if len(value) > LONGEST[name]:
            wrong[name] = _("Please write up to %(count)d signs.") % {"count": LONGEST[name]}
        elif name != "address" and (pieces := never_public(value)):
            wrong[name] = _("This must not be public: %(pieces)s") % {"pieces": ", ".join(pieces)}
    if given["address"] and not (tidy := tidied(given["address"])):
        wrong["address"] = _("Give an address that begins with https:// and has a name, without a password.")
    elif given["address"]:
        given["address"] = tidy
    given["datasets"] = [code for code in DATASETS if code in set(datasets)]
    if not given["datasets"]:
        wrong["datasets"] = _("Choose at least one.")
    if wrong:
        raise Invalid(fields=wrong)
    return given


def forget_reuses() -> int:
    """Those that are not shown, once their days are over; how many. What was decided stays on nobody's record."""
    before = now() - timedelta(days=of_today(OpenDataParameters).forget_days)
    rows = Reuse.objects.filter(state__in=(State.DECLINED, State.TAKEN_DOWN), decided_at__lt=before)
    count: int = rows.delete()[1].get("opendata.Reuse", 0)
    return count
