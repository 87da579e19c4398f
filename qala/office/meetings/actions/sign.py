"""The chair signs: the protocol's words are frozen, its assignments begin."""

import hashlib
import json
from typing import Any

from django.db import connection
from django.db.models import Max

from qala.office.meetings.actions.give import issue
from qala.office.meetings.actions.moving import begin, end
from qala.office.meetings.models import Assignment, AssignmentStage, Meeting, Protocol
from qala.office.meetings.queries.words import protocol_words
from qala.shared.clock import now
from qala.shared.db import atomic


def sign(*, meeting_id: int, by: Any) -> Meeting:
    """After this nothing of the protocol changes. Raises Missing, NotAllowed (the chair alone), Conflict."""
    with atomic():
        meeting, step = begin(meeting_id, "sign", by)
        number = _next_number()
        words = {language: protocol_words(meeting, language, number) for language in ("kk", "ru")}
        text = json.dumps(words, ensure_ascii=False, sort_keys=True)
        Protocol.objects.create(
            meeting=meeting,
            number=number,
            words=words,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            signed_by=by,
            signed_at=now(),
        )
        drafts = Assignment.objects.select_for_update(no_key=True).filter(
            meeting=meeting, stage=AssignmentStage.DRAFT
        )
        for row in drafts.order_by("pk"):
            issue(row, by)
        return end(meeting, step, by, number=number)


def _next_number() -> int:
    """Counted by a lock of the transaction: two protocols signed at once get two numbers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('meetings.protocol'))")
    newest: int | None = Protocol.objects.aggregate(top=Max("number"))["top"]
    return (newest or 0) + 1
