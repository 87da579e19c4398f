"""What the room holds of a person, for the copy of own data and for erasure."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from qala.public.consultations.models import ConsultationRemark


def remarks_by(user: Any, emails: Collection[str]) -> QuerySet[ConsultationRemark]:
    """Written under the account, or with one of these proven e-mails."""
    return ConsultationRemark.objects.filter(Q(user=user) | Q(contact__in=[*emails])).exclude(
        user=None, contact=""
    )
