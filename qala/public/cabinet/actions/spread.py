"""Tell people of one step of an appeal: its writer, those who joined it, those who follow it or its place."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.queries.moments import day_words
from qala.ground.notifications.actions.notify import Recipient, notify
from qala.public.cabinet.queries.listeners import (
    followers_of_appeal,
    followers_of_place,
    has_letter_of_its_own,
    joined_people,
    writer_of,
)
from qala.public.portal.words import story
from qala.public.published.access import public_appeals
from qala.shared.clock import now
from qala.shared.db import atomic

STALE_AFTER = timedelta(days=1)
"""What happened before is no news: a queue that stood still, or history that is being written."""
OWN = {
    "register": "registered", "accept": "accepted", "plan": "planned", "ask": "asked", "write": "message",
    "extend": "moved", "breach": "late", "answer": "answered", "close": "closed", "reject": "rejected",
    "reopen": "reopened",
}  # fmt: skip
WITH_TWIN = frozenset({"registered", "moved", "answered"})
FOLLOWED = frozenset({"accept", "plan", "answer", "close", "reject", "reopen"})
NEARBY = {"register": "nearby_new", "plan": "nearby_work"}
FROM_RESIDENT = frozenset({"write", "reply", "reopen"})
HEARD = frozenset(OWN) | FOLLOWED | {"reply"}
"""Steps that anybody hears of."""


def spread(*, appeal_id: int, verb: str, by_id: int | None, at: datetime) -> int:
    """How many were told. Safe to run twice: the same step reaches a person once."""
    if now() - at > STALE_AFTER or verb not in HEARD:
        return 0
    rows = Appeal.objects.select_related("topic", "assignee", "duplicate_of").prefetch_related("targets")
    appeal = rows.filter(pk=appeal_id).first()
    if appeal is None:
        return 0
    about = f"{appeal.pk} {verb} {at.isoformat()}"
    is_resident = verb in FROM_RESIDENT and (by_id is None or by_id == appeal.resident_id)
    with atomic():
        if is_resident:
            return _tell_executor(appeal, about)
        return _tell_writer(appeal, verb, about) + _tell_others(appeal, verb, about)


def _tell_executor(appeal: Appeal, about: str) -> int:
    if appeal.assignee is None:
        return 0
    to = [(appeal.assignee.pk, appeal.assignee.language)]
    return _tell(appeal, "resident_wrote", to, about, url=appeal.get_absolute_url())


def _tell_writer(appeal: Appeal, verb: str, about: str) -> int:
    code, writer = OWN.get(verb), writer_of(appeal)
    if code is None or writer is None:
        return 0
    if code in WITH_TWIN and has_letter_of_its_own(appeal, verb):
        if writer.user_id is None:
            return 0
        code = f"{code}_told"
    return _send(appeal, code, [writer], about)


def _tell_others(appeal: Appeal, verb: str, about: str) -> int:
    count = 0
    if verb in FOLLOWED:
        count += _tell(appeal, "joined", joined_people(appeal), about)
    if not public_appeals().filter(pk=appeal.pk).exists():
        return count
    if verb in FOLLOWED:
        count += _tell(appeal, "followed", followers_of_appeal(appeal), about)
    if verb in NEARBY:
        count += _tell(appeal, NEARBY[verb], followers_of_place(appeal), about)
    return count


def _tell(appeal: Appeal, code: str, people: Iterable[tuple[int, str]], about: str, *, url: str = "") -> int:
    to = [Recipient(user_id=pk, language=language) for pk, language in people]
    return _send(appeal, code, to, about, url=url)


def _send(appeal: Appeal, code: str, to: Iterable[Recipient], about: str, *, url: str = "") -> int:
    """The topic and the promise are in the reader's language, so each language goes on its own."""
    by_language: dict[str, list[Recipient]] = defaultdict(list)
    for each in to:
        by_language[each.language].append(each)
    count = 0
    for language, group in by_language.items():
        with override(language):
            words = _words(appeal)
        count += notify(
            kind=f"cabinet.{code}",
            to=group,
            words=words,
            url=url or reverse("portal:appeal", args=[appeal.number]),
            about=about,
        )
    return count


def _words(appeal: Appeal) -> dict[str, str]:
    promised_at = story(appeal, at=now()).promised_at
    promise = _("We promise an answer by %(day)s.") % {"day": day_words(promised_at)} if promised_at else ""
    planned = f"{appeal.planned_on:%d.%m.%Y}" if appeal.planned_on else ""
    return {"number": appeal.number, "topic": appeal.topic.name, "promise": promise, "day": planned}
