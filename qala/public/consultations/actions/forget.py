"""The writer goes, what everybody read stays."""

from datetime import timedelta

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat

from qala.public.consultations.models import ConsultationRemark
from qala.public.consultations.rules.parameters import ConsultationParameters
from qala.public.consultations.rules.statuses import State
from qala.public.published.models import RefusalCause
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.parameters.reading import of_today


def forget_remarks(rows: QuerySet[ConsultationRemark]) -> int:
    """In the caller's transaction: of these remarks nothing is kept but the public words and the reply; one that nobody
    has read yet stays inside without words. How many there were."""
    ids = list(rows.values_list("pk", flat=True))
    mine = ConsultationRemark.objects.filter(pk__in=ids)
    mine.filter(state=State.WAITING).update(state=State.HIDDEN, cause=RefusalCause.OTHER)
    # A mark of its own keeps each apart and says nothing of anybody.
    mark = Concat(Value("gone "), Cast("pk", CharField()))
    return mine.update(user=None, contact="", text=F("words"), fingerprint=mark)


def forget_old() -> int:
    """Of consultations that ended long ago: the e-mails of those without an account, and what they wrote beyond the
    public words. How many remarks there were."""
    before = now() - timedelta(days=of_today(ConsultationParameters).keep_days)
    with atomic():
        return forget_remarks(
            ConsultationRemark.objects.filter(consultation__ended_at__lt=before).exclude(contact="")
        )
