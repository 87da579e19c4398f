"""Filters of the room's lists."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.assistant.models import Channel, Conversation, Inbound
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, ListFilter

WHERE = [
    ("waiting", _("wait for a person")),
    ("talk", _("talk to a person")),
    ("assistant", _("with the assistant")),
]


class ConversationFilter(ListFilter):
    """Of conversations."""

    where = ChoicesFilter(label=_("State"), choices=WHERE, method="of_state")
    channel = ChoicesFilter(label=_("Channel"), choices=Channel.choices)
    language = ChoicesFilter(
        label=_("Language"), choices=[("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
    )
    seen = DateRangeFilter(label=_("Last message"), field_name="seen_at")

    class Meta:
        model = Conversation
        fields: list[str] = []

    def of_state(self, rows: QuerySet, name: str, values: list[str]) -> QuerySet:
        """Several may be chosen."""
        if not values or set(values) >= {"waiting", "talk", "assistant"}:
            return rows
        chosen = [each for each in values if each != "assistant"]
        found = rows.filter(state__in=chosen)
        return found | rows.filter(waiting_since=None) if "assistant" in values else found


class FailedFilter(ListFilter):
    """Of updates."""

    state = ChoicesFilter(
        label=_("State"), choices=[(s.value, s.label) for s in Inbound.State if s != Inbound.State.DONE]
    )
    channel = ChoicesFilter(label=_("Channel"), choices=Channel.choices)
    received = DateRangeFilter(label=_("Received"), field_name="received_at")

    class Meta:
        model = Inbound
        fields: list[str] = []
