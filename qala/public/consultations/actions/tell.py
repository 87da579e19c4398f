"""Tell those who wrote what became of it."""

from collections import defaultdict

from django.urls import reverse
from django.utils.translation import override

from qala.ground.notifications.actions.notify import Recipient, notify
from qala.public.consultations.models import Consultation, ConsultationRemark
from qala.public.consultations.rules.statuses import Outcome, State
from qala.public.published.models import RefusalCause
from qala.shared.db import atomic
from qala.shared.languages import said

KINDS = {"shown": "consultations.shown", "hidden": "consultations.hidden", "replied": "consultations.replied"}


def tell_writer(*, remark_id: int, what: str) -> int:
    """`what`: shown, hidden or replied. In the caller's transaction; each is told once. 0 for a writer who is gone."""
    row = ConsultationRemark.objects.select_related("consultation", "user").get(pk=remark_id)
    to = _writer(row)
    if to is None:
        return 0
    with override(to.language):
        reasons = {
            "hidden": str(RefusalCause(row.cause).label) if row.cause else "",
            "replied": str(Outcome(row.outcome).label) if row.outcome else "",
        }
    words = {
        "number": str(row.number),
        "title": said(row.consultation, "title", to.language),
        "what": reasons.get(what, ""),
    }
    url = (
        f"{_page(row.consultation_id)}#remark-{row.number}"
        if what != "hidden"
        else _page(row.consultation_id)
    )
    return notify(kind=KINDS[what], to=[to], words=words, url=url, about=f"{row.pk} {what}")


def tell_summary(*, consultation_id: int) -> int:
    """Everybody who wrote hears of the summary once, however many remarks were theirs. Safe to run twice."""
    row = Consultation.objects.get(pk=consultation_id)
    remarks = row.remarks.select_related("user").exclude(user=None, contact="")
    by_language: dict[str, dict[str, Recipient]] = defaultdict(dict)
    for each in remarks.exclude(state=State.WAITING).iterator(chunk_size=500):
        to = _writer(each)
        if to is not None:
            by_language[to.language][f"{to.user_id} {to.email}"] = to
    count = 0
    with atomic():
        for language, group in by_language.items():
            count += notify(
                kind="consultations.ended",
                to=group.values(),
                words={"number": "", "title": said(row, "title", language), "what": ""},
                url=_page(row.pk),
                about=f"{row.pk} ended",
            )
    return count


def _writer(row: ConsultationRemark) -> Recipient | None:
    if row.user is not None:
        return Recipient(user_id=row.user.pk, language=row.user.language)
    return Recipient(email=row.contact, language=row.language) if row.contact else None


def _page(consultation_id: int) -> str:
    return reverse("consultations:consultation", args=[consultation_id])
