"""Forget conversations and updates after their days."""

from datetime import timedelta

from qala.contact.assistant.models import Conversation, Inbound
from qala.contact.assistant.rules.parameters import AssistantParameters
from qala.shared.clock import now
from qala.shared.parameters.reading import of_today

AT_ONCE = 1000


def sweep() -> int:
    """Conversations silent for longer than their days go with all that hangs on them; handled updates lose what they
    held. Returns how many conversations went. What failed keeps its words until it goes along with its conversation."""
    rule, at = of_today(AssistantParameters), now()
    done = Inbound.objects.filter(
        state=Inbound.State.DONE, received_at__lt=at - timedelta(days=rule.payload_days)
    )
    done.exclude(payload={}).update(payload={})
    gone = 0
    while True:
        old = Conversation.objects.filter(seen_at__lt=at - timedelta(days=rule.keep_days), waiting_since=None)
        ids = list(old.order_by("seen_at").values_list("pk", flat=True)[:AT_ONCE])
        Conversation.objects.filter(pk__in=ids).delete()
        gone += len(ids)
        if len(ids) < AT_ONCE:
            return gone
