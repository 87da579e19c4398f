"""The rows of the city's own register from which a classifier learns."""

from datetime import datetime

from django.db.models import Q

from qala.contact.appeals.models import Appeal
from qala.contact.suggestions.rules.kinds import Kind
from qala.shared.clock import today

_FIELDS = {Kind.TOPIC: "topic_id", Kind.EXECUTOR: "executor_id", Kind.PRIORITY: "priority"}


def labelled_texts(kind: str, *, most: int) -> list[tuple[str, int, datetime]]:
    """(text, label, received_at) of the newest appeals, oldest first: as people have settled them by now.

    Duplicates are left out (one matter would count twice), also topics that came by import and wait for review, and
    answers that nobody could be given today (topics not in use, organisations that have ended).
    """
    field = _FIELDS[Kind(kind)]
    rows = Appeal.objects.filter(duplicate_of=None).exclude(text="")
    if kind == Kind.TOPIC:
        rows = rows.filter(topic__is_active=True, topic__needs_review=False)
    if kind == Kind.EXECUTOR:
        day = today()
        rows = rows.filter(
            Q(executor__valid_to=None) | Q(executor__valid_to__gt=day), executor__valid_from__lte=day
        )
    newest = rows.order_by("-received_at", "-id").values_list("text", field, "received_at")[:most]
    return list(newest)[::-1]
