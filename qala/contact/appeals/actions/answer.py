"""The executor answers with proof: a photo of the work or words of substance."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.attach import attach
from qala.contact.appeals.actions.moving import begin, finish, first_answer
from qala.contact.appeals.models import Answer, Appeal, Attachment
from qala.contact.catalog.rules.stages import Stage, TargetKind
from qala.shared.db import atomic
from qala.shared.errors import Invalid

SUBSTANCE = 40


def answer(
    *, appeal_id: int, text: str, by: Any, files: Sequence[Any] = (), uploader_key: str = ""
) -> Appeal:
    """All promises are met now, late or not. Without a photo the words must be at least 40 letters long.

    Raises as `moving.begin`; Invalid when there is no proof.
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
        Answer.objects.create(
            appeal=appeal, organisation_id=appeal.executor_id, by=by, text=text.strip(), at=move.at
        )
        attach(appeal, files, role=Attachment.Role.PROOF, by=by, uploader_key=uploader_key, at=move.at)
        if move.from_stage == Stage.WAITING:
            appeal.inquiries.filter(replied_at=None).update(replied_at=move.at)
        first_answer(move)
        met = clocks.meet(move.targets, [TargetKind.ACCEPT, TargetKind.RESOLVE], at=move.at)
        appeal.resolved_at = move.at
        appeal.was_late = appeal.was_late or any(t.is_late and t.kind == TargetKind.RESOLVE for t in met)
        return finish(move, status="answered", note=text.strip(), data={"files": len(files)})
