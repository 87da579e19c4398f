"""Filters of the two logs."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.rules.numbers import read_number
from qala.contact.deliveries.models import Delivery, OutgoingRequest, OutsideSystem, State, Webhook
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, ListFilter, TextFilter


def webhook_choices() -> list[tuple[int, str]]:
    """All webhooks."""
    return list(Webhook.objects.values_list("pk", "name"))


def system_choices() -> list[tuple[int, str]]:
    """All outside systems."""
    return [(row.pk, row.organisation.name) for row in OutsideSystem.objects.select_related("organisation")]


def of_number(rows: QuerySet, name: str, value: str) -> QuerySet:
    """Of one appeal, however its number is spelt."""
    return rows.filter(appeal__number=read_number(value) or value)


def about(rows: QuerySet, name: str, value: str) -> QuerySet:
    """Of one appeal, however its number is spelt, or of whatever else has this key."""
    return rows.filter(Q(appeal__number=read_number(value) or value) | Q(appeal=None, about=value))


class DeliveryFilter(ListFilter):
    """Of the webhooks' log."""

    number = TextFilter(label=_("Number or code"), method="by_number")
    state = ChoicesFilter(label=_("State"), choices=State.choices)
    webhook = ChoicesFilter(label=_("Webhook"), choices=webhook_choices)
    made = DateRangeFilter(label=_("Made"), field_name="made_at")

    class Meta:
        model = Delivery
        fields: list[str] = []

    by_number = staticmethod(about)


class RequestFilter(ListFilter):
    """Of the log of outgoing requests."""

    number = TextFilter(label=_("Number of the appeal"), method="by_number")
    state = ChoicesFilter(label=_("State"), choices=State.choices)
    system = ChoicesFilter(label=_("System"), choices=system_choices)
    made = DateRangeFilter(label=_("Made"), field_name="made_at")

    class Meta:
        model = OutgoingRequest
        fields: list[str] = []

    by_number = staticmethod(of_number)
