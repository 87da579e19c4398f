"""What waits for a moderator."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from qala.contact.appeals.models import Answer, Appeal, Attachment
from qala.ground.people.rules.masking import hide
from qala.public.published.access import public_or_hidden
from qala.public.published.queries.terms import terms
from qala.shared.clock import now

PUBLIC_ROLES = (Attachment.Role.REPORT, Attachment.Role.PROOF)


def waiting() -> QuerySet[Appeal]:
    """Public appeals of the last days without a decision, or with a photo or an answer newer than it."""
    since = now() - timedelta(days=terms().queue_days)
    own = {"appeal_id": OuterRef("pk"), "at__gt": OuterRef("publication__at")}
    newer = Exists(Answer.objects.filter(**own)) | Exists(
        Attachment.objects.filter(**own, role__in=PUBLIC_ROLES, file__kind="photo")
    )
    undecided = Q(publication=None, received_at__gte=since)
    again = Q(publication__isnull=False, publication__is_hidden=False) & newer
    return public_or_hidden().filter(undecided | again)


def with_material(rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """With `photos` (ready pictures for the public roles) and the answers. Three statements."""
    ready = Attachment.objects.filter(role__in=PUBLIC_ROLES, file__kind="photo", file__state="ready")
    return rows.select_related("publication", "district", "building__street", "quarter").prefetch_related(
        Prefetch("attachments", ready.select_related("file"), to_attr="photos"), "answers__organisation"
    )


@dataclass(frozen=True)
class Suggested:
    """An answer with the words it may be released in: personal data that a machine finds is hidden already."""

    answer: Answer
    words: str
    is_released: bool


def suggested_words(appeal: Appeal) -> str:
    """The applicant's words with phones, names and numbers hidden where a machine finds them; a person decides."""
    return hide(appeal.text, is_for_all=True)


def suggested_answers(appeal: Appeal) -> list[Suggested]:
    """Every answer of a row of `with_material`, with the words of an earlier release where there is one."""
    publication = getattr(appeal, "publication", None)
    kept = dict(publication.answers.values_list("answer_id", "words")) if publication else {}
    return [
        Suggested(answer, kept.get(answer.pk) or hide(answer.text, is_for_all=True), answer.pk in kept)
        for answer in appeal.answers.all()
    ]
