"""The writer goes, what everybody read stays."""

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat

from qala.public.consultations.models import ConsultationRemark
from qala.public.consultations.rules.statuses import State
from qala.public.published.models import RefusalCause


def forget_remarks(rows: QuerySet[ConsultationRemark]) -> int:
    """In the caller's transaction: of these remarks nothing is kept but the public words and the reply; one that nobody
    has read yet stays inside without words. How many there were."""
    ids = list(rows.values_list("pk", flat=True))
    mine = ConsultationRemark.objects.filter(pk__in=ids)
    mine.filter(state=State.WAITING).update(state=State.HIDDEN, cause=RefusalCause.OTHER)
    # A mark of its own keeps each apart and says nothing of anybody.
    mark = Concat(Value("gone "), Cast("pk", CharField()))
    return mine.update(user=None, contact="", text=F("words"), fingerprint=mark)
