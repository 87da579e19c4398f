"""Let words, photos and answers of an appeal out, or keep them in."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Answer, Appeal, Attachment
from qala.ground.people.rules.never_public import never_public
from qala.public.published.access import can_moderate, public_or_hidden
from qala.public.published.events import AppealPublished, AppealWithheld
from qala.public.published.models import Publication, RefusalCause, ReleasedAnswer, ReleasedPhoto
from qala.public.published.models.publication import MAX_WORDS
from qala.public.published.queries.moderating import PUBLIC_ROLES
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish
from qala.shared.folding import fold

VERBS = ("release", "withhold")
MAX_ANSWER = 4000


def release(
    *,
    appeal_id: int,
    by: Any,
    words: str = "",
    language: str = "",
    photos: Sequence[UUID] = (),
    answers: Mapping[int, str] | None = None,
    seen: int | None = None,
) -> Publication:
    """Make public exactly this: a summary, photos, answers in these words; what was released before and is not named
    any more is taken back. Nothing at all is a decision too.

    Raises NotAllowed, Missing, Conflict (not public; decided by somebody else after `seen`), Invalid (a phone, e-mail,
    number of a person or a flat in the words; a photo or an answer of another appeal).
    """
    answers = {pk: text.strip() for pk, text in (answers or {}).items() if text.strip()}
    words = words.strip()
    with atomic():
        appeal = _begin(appeal_id, by, seen)
        _check(words, answers)
        files = _photos(appeal, photos)
        _own_answers(appeal, answers)
        row = _decide(appeal, by, words=words, language=language if words else "")
        row.photos.all().delete()
        ReleasedPhoto.objects.bulk_create(
            ReleasedPhoto(publication=row, file_id=pk, order=place) for place, pk in enumerate(files)
        )
        row.answers.all().delete()
        ReleasedAnswer.objects.bulk_create(
            ReleasedAnswer(publication=row, answer_id=pk, words=text) for pk, text in answers.items()
        )
        counts = {"photos": len(files), "answers": len(answers), "words": len(words)}
        timeline.add(appeal, "release", by=by, data=counts)
        publish(AppealPublished(appeal_id=appeal.pk, by_id=by.pk))
    return row


def refuse(
    *, appeal_id: int, by: Any, cause: str, note: str = "", is_hidden: bool = False, seen: int | None = None
) -> Publication:
    """Keep words, photos and answers in, and with `is_hidden` the appeal off list and map; what was out is taken back.

    Raises NotAllowed, Missing, Conflict, Invalid (no reason).
    """
    with atomic():
        appeal = _begin(appeal_id, by, seen)
        if cause not in RefusalCause.values:
            raise Invalid(fields={"cause": _("Say why it stays inside.")})
        row = _decide(appeal, by, cause=cause, note=note.strip()[:300], is_hidden=is_hidden)
        row.photos.all().delete()
        row.answers.all().delete()
        timeline.add(
            appeal, "withhold", by=by, note=note.strip()[:300], data={"cause": cause, "hidden": is_hidden}
        )
        publish(AppealWithheld(appeal_id=appeal.pk, is_hidden=is_hidden, by_id=by.pk))
    return row


def _begin(appeal_id: int, by: Any, seen: int | None) -> Appeal:
    appeal = lock(Appeal, appeal_id)
    require(can_moderate(by))
    if not public_or_hidden().filter(pk=appeal.pk).exists():
        raise Conflict(_("This appeal is not public, so there is nothing to release."), code="not_public")
    timeline.require_unchanged(appeal, seen, *VERBS)
    return appeal


def _decide(appeal: Appeal, by: Any, **values: Any) -> Publication:
    fresh = {"words": "", "language": "", "cause": "", "note": "", "is_hidden": False, **values}
    row = Publication.objects.filter(appeal=appeal).first() or Publication(appeal=appeal)
    for name, value in fresh.items():
        setattr(row, name, value)
    row.by, row.at, row.search_fold = by, now(), fold(row.words)
    row.save()
    return row


def _check(words: str, answers: Mapping[int, str]) -> None:
    fields: dict[str, Any] = {}
    for name, text in {"words": words, **{f"answer_{pk}": text for pk, text in answers.items()}}.items():
        found = never_public(text)
        if found:
            told = {"found": ", ".join(found)}
            fields[name] = _("This belongs to a person and cannot be published: %(found)s") % told
    if len(words) > MAX_WORDS:
        fields["words"] = _("At most %(count)d letters.") % {"count": MAX_WORDS}
    if any(len(text) > MAX_ANSWER for text in answers.values()):
        fields["answers"] = _("At most %(count)d letters.") % {"count": MAX_ANSWER}
    if fields:
        raise Invalid(fields=fields)


def _photos(appeal: Appeal, photos: Sequence[UUID]) -> list[UUID]:
    rows = Attachment.objects.filter(
        appeal=appeal, role__in=PUBLIC_ROLES, file__kind="photo", file__state="ready"
    )
    own = set(rows.values_list("file_id", flat=True))
    wanted = list(dict.fromkeys(photos))
    if not own.issuperset(wanted):
        raise Invalid(fields={"photos": _("One of the photos does not belong to this appeal.")})
    return wanted


def _own_answers(appeal: Appeal, answers: Mapping[int, str]) -> None:
    own = set(Answer.objects.filter(appeal=appeal).values_list("pk", flat=True))
    if not own.issuperset(answers):
        raise Invalid(fields={"answers": _("One of the answers does not belong to this appeal.")})
