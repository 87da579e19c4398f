"""The resident says whether it is solved, by the link or on the phone; and opens the appeal again."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.as_holder import reopen_by_link
from qala.contact.appeals.models import Appeal
from qala.contact.quality.access import can_call
from qala.contact.quality.actions.check import queue_review
from qala.contact.quality.actions.judging import judge
from qala.contact.quality.models import ClosingCheck, ClosingReview, Feedback
from qala.contact.quality.rules.parameters import QualityParameters
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, found, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.parameters.reading import of_today

RATINGS = range(1, 6)


def say(*, feedback_id: int, is_solved: bool, rating: int | None = None, comment: str = "") -> Feedback:
    """What came by the link. The second tap finds it said and changes nothing. Raises Conflict (the link is over),
    Invalid (a rating outside 1–5)."""
    with atomic():
        feedback = lock(Feedback, feedback_id)
        if feedback.answered_at is not None:
            return feedback
        if feedback.expires_at <= now():
            raise Conflict(_("This link is no longer open."), code="expired")
        return _write(feedback, is_solved=is_solved, rating=rating, comment=comment, by=None)


def said_of(appeal: Appeal) -> Feedback | None:
    """What was said, or asked, of the present answer; None when nobody has asked yet. One statement."""
    if appeal.resolved_at is None:
        return None
    rows = Feedback.objects.filter(check_of__appeal=appeal, check_of__answered_at=appeal.resolved_at)
    return rows.select_related("check_of").first()


def say_on_page(*, appeal_id: int, is_solved: bool, rating: int | None = None, comment: str = "") -> Feedback:
    """For a room above that knows the applicant to speak (account, or number and code): asked or not, the word on the
    present answer counts once; the second finds it said. Raises Conflict (nothing is answered), Invalid (the rating).
    """
    with atomic():
        appeal = found(Appeal, pk=appeal_id)  # not locked: others lock the feedback first
        check = ClosingCheck.objects.filter(appeal=appeal).order_by("-answered_at").first()
        if check is None or check.answered_at != appeal.resolved_at or appeal.is_open:
            raise Conflict(_("There is no answer to judge yet."), code="not_answered")
        until = check.answered_at + timedelta(days=of_today(QualityParameters).feedback_days)
        words = {"appeal": appeal, "way": Feedback.Way.PAGE, "asked_at": now(), "expires_at": until}
        feedback, _made = Feedback.objects.get_or_create(check_of=check, defaults=words)
        feedback = lock(Feedback, feedback.pk)
        if feedback.answered_at is not None:
            return feedback
        return _write(feedback, is_solved=is_solved, rating=rating, comment=comment, by=None)


def note_call(
    *,
    feedback_id: int,
    by: Any,
    is_reached: bool,
    is_solved: bool | None = None,
    rating: int | None = None,
    comment: str = "",
) -> Feedback:
    """An operator or controller notes a call. Nobody there: after the attempts of the terms it is given up.

    Raises NotAllowed, Conflict (noted already or given up), Invalid.
    """
    with atomic():
        feedback = lock(Feedback, feedback_id)
        require(can_call(by) and feedback.way == Feedback.Way.CALL)
        if feedback.answered_at is not None or feedback.given_up_at is not None:
            raise Conflict(_("This call has been noted already."), code="noted_already")
        feedback.attempt_count += 1
        feedback.last_attempt_at = now()
        if is_reached:
            if is_solved is None:
                raise Invalid(fields={"is_solved": _("Please say whether it is solved.")})
            return _write(feedback, is_solved=is_solved, rating=rating, comment=comment, by=by)
        feedback.by = by
        if feedback.attempt_count >= of_today(QualityParameters).call_attempts:
            feedback.given_up_at = now()
        feedback.save()
        timeline.add(feedback.appeal, "not_reached", by=by, data={"attempt": feedback.attempt_count})
        return feedback


def _write(feedback: Feedback, *, is_solved: bool, rating: int | None, comment: str, by: Any) -> Feedback:
    if rating is not None and rating not in RATINGS:
        raise Invalid(fields={"rating": _("A rating is a number from 1 to 5.")})
    feedback.is_solved, feedback.rating, feedback.by = is_solved, rating, by
    feedback.comment, feedback.answered_at = comment.strip()[:1000], now()
    feedback.save()
    judge(feedback.appeal_id, resident_says_solved=is_solved, rating=rating)
    if not is_solved:
        queue_review(feedback.check_of, ClosingReview.Why.RESIDENT)
    # The comment may hold personal data and stays with the feedback.
    verb = "said_solved" if is_solved else "said_unsolved"
    timeline.add(feedback.appeal, verb, by=by, data={"rating": rating, "way": feedback.way})
    return feedback


def may_reopen(feedback: Feedback) -> bool:
    """Whether the link still opens the appeal: it ended with this answer, and the term has not passed."""
    appeal = feedback.appeal
    return (
        appeal.has_ended
        and appeal.duplicate_of_id is None
        and appeal.resolved_at == feedback.check_of.answered_at
        and now() - (appeal.closed_at or appeal.resolved_at) <= _within()
    )


def _within() -> timedelta:
    return timedelta(days=of_today(QualityParameters).reopen_days)


def reopen_from(*, feedback_id: int) -> Appeal:
    """One tap: open the appeal again after “not solved”. A second tap changes nothing.

    Raises Conflict when nothing was said, when the resident called it solved, when the appeal has another answer by
    now, or when the term has passed.
    """
    with atomic():
        feedback = lock(Feedback, feedback_id)
        if feedback.is_solved is not False:
            raise Conflict(_("Please say first that it is not solved."), code="not_said")
        feedback.appeal = lock(Appeal, feedback.appeal_id)
        if feedback.appeal.is_open:
            return feedback.appeal
        if not may_reopen(feedback):
            raise Conflict(_("This link no longer opens the appeal again."), code="over")
        return reopen_by_link(
            appeal_id=feedback.appeal_id,
            reason=str(_("The resident says that it is not solved.")),
            within=_within(),
        )


def unsent() -> Q:
    """Links that are still to be sent."""
    return Q(way=Feedback.Way.EMAIL, sent_at=None, refused_at=None, answered_at=None)
