"""A wish to be erased: asked for, withdrawn, reviewed, carried out, and what was kept cleared when its day comes."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.people.models import User
from qala.public.cabinet.access import can_review
from qala.public.cabinet.models import ErasureRequest
from qala.public.cabinet.models.erasure import OPEN_STATES
from qala.public.cabinet.models.terms import Subject
from qala.public.cabinet.queries.terms import days_of
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, Missing, require

State = ErasureRequest.State


def ask_erasure(*, by: User) -> ErasureRequest:
    """Begin the days for second thoughts. Asked twice is asked once. Raises Conflict for an account of staff."""
    with atomic():
        user = lock(User, by.pk)
        if user.is_staff:
            raise Conflict(
                _("Accounts of staff are kept by the law on work; please ask the administrator."),
                code="staff",
            )
        known = ErasureRequest.objects.filter(user=user, state__in=OPEN_STATES).first()
        if known is not None:
            return known
        at = now()
        made = ErasureRequest.objects.create(
            user=user,
            language=user.language,
            asked_at=at,
            not_before=at + timedelta(days=days_of()[Subject.COOLING]),
        )
        timeline.add(made, "ask")  # by the person: their name is not for everybody who reviews
    return made


def withdraw(*, by: User) -> ErasureRequest:
    """The person thinks again; possible until it is carried out. Raises Missing when nothing is open."""
    with atomic():
        pk = (
            ErasureRequest.objects.filter(user=by, state__in=OPEN_STATES).values_list("pk", flat=True).first()
        )
        if pk is None:
            raise Missing
        wish = lock(ErasureRequest, pk)
        if wish.state not in OPEN_STATES:
            raise Conflict(_("It has been carried out already."), code="done")
        _end(wish, State.WITHDRAWN)
        timeline.add(wish, "withdraw")
    return wish


def agree(*, erasure_id: int, by: Any) -> ErasureRequest:
    """Nothing stands in the way. Raises NotAllowed, Conflict (reviewed already)."""
    with atomic():
        wish = _reviewed(erasure_id, by)
        wish.state = State.AGREED
        wish.save()
        timeline.add(wish, "agree", by=by)
    return wish


def refuse(*, erasure_id: int, reason: str, by: Any) -> ErasureRequest:
    """The reason is for the person's eyes. Raises as `agree`; Invalid without a reason."""
    with atomic():
        wish = _reviewed(erasure_id, by)
        if not reason.strip():
            raise Invalid(fields={"reason": _("Please give the reason.")})
        wish.reason = reason.strip()
        _end(wish, State.REFUSED)
        timeline.add(wish, "refuse", by=by, note=wish.reason)
    return wish


def _reviewed(erasure_id: int, by: Any) -> ErasureRequest:
    require(can_review(by))
    wish = lock(ErasureRequest, erasure_id)
    if wish.state != State.ASKED:
        raise Conflict(_("This wish has been reviewed already."), code="reviewed")
    wish.reviewed_by, wish.reviewed_at = by, now()
    return wish


def _end(wish: ErasureRequest, state: str) -> None:
    wish.state, wish.ended_at = state, now()
    wish.save()
