"""The executor answers with proof: a photo of the work or words of substance."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.attach import attach
from qala.contact.appeals.actions.hearing import require_hearing
from qala.contact.appeals.actions.letters import write_letter
from qala.contact.appeals.actions.moving import Move, begin, finish, first_answer
from qala.contact.appeals.actions.pause import listed_cause
from qala.contact.appeals.actions.telling import queue_notices
from qala.contact.appeals.models import Answer, Appeal, Attachment
from qala.contact.appeals.rules.languages import fits, guess
from qala.contact.catalog.models import Cause
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.letters import LetterKind
from qala.contact.catalog.rules.stages import Stage, TargetKind
from qala.shared.db import atomic
from qala.shared.errors import Invalid

SUBSTANCE = 40
MET = (TargetKind.ACCEPT, TargetKind.RESOLVE, TargetKind.REDIRECT, TargetKind.NOTICE)


def answer(
    *,
    appeal_id: int,
    text: str,
    by: Any,
    files: Sequence[Any] = (),
    uploader_key: str = "",
    is_unfavourable: bool = False,
    late_cause: str = "",
    is_language_confirmed: bool = False,
) -> Appeal:
    """All promises are met now, late or not. Without a photo the words must be at least 40 letters long.

    What the procedure asks for besides: a reason from the list when it is late, the language of the appeal unless
    confirmed, a held hearing before an unfavourable answer. Raises as `moving.begin`; Invalid, Conflict.
    """
    with atomic():
        move = begin(appeal_id, "answer", by, text=text)
        if not files and len(text.strip()) < SUBSTANCE:
            raise Invalid(
                fields={
                    "text": _("Add a photo of the work or describe in at least 40 letters what was done.")
                }
            )
        appeal = move.appeal
        cause = _check(move, text, is_unfavourable, late_cause, is_language_confirmed)
        Answer.objects.create(
            appeal=appeal, organisation_id=appeal.executor_id, by=by, text=text.strip(), at=move.at,
            language=guess(text) or appeal.language, is_unfavourable=is_unfavourable, late_cause=cause,
        )  # fmt: skip
        attach(appeal, files, role=Attachment.Role.PROOF, by=by, uploader_key=uploader_key, at=move.at)
        if move.from_stage == Stage.WAITING:
            appeal.inquiries.filter(replied_at=None).update(replied_at=move.at)
        first_answer(move)
        met = clocks.meet(move.targets, MET, at=move.at)
        appeal.resolved_at = move.at
        appeal.was_late = appeal.was_late or any(t.is_late and t.kind == TargetKind.RESOLVE for t in met)
        write_letter(appeal, LetterKind.ANSWER, {"answer": text.strip()}, by=by, at=move.at)
        queue_notices(appeal, at=move.at)
        data = {"files": len(files)} | ({"cause": cause.code} if cause else {})
        return finish(move, status="answered", note=text.strip(), data=data)


def _check(
    move: Move, text: str, is_unfavourable: bool, late_cause: str, is_language_confirmed: bool
) -> Cause | None:
    """What the procedure asks of an answer; returns the reason of a late one."""
    appeal = move.appeal
    rules = book().procedure_of(appeal.procedure_id)
    if is_unfavourable:
        require_hearing(appeal, "is_unfavourable")
    if rules and rules.checks_language and not is_language_confirmed and not fits(text, appeal.language):
        message = _("The appeal is written in another language: %(language)s. Answer in it, or confirm.")
        raise Invalid(fields={"is_language_confirmed": message % {"language": appeal.get_language_display()}})
    if not clocks.is_past(move.targets, at=move.at):
        return None
    if late_cause:
        return listed_cause(late_cause, Cause.Use.LATE, "late_cause")
    if rules and rules.needs_late_cause:
        raise Invalid(
            fields={"late_cause": _("The term has passed: please choose the reason.")}, code="late_cause"
        )
    return None
