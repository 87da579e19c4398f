"""Filters of the log."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.notifications import kinds
from qala.ground.notifications.models import CityMessage, Dispatch
from qala.ground.notifications.models.dispatch import Delivery
from qala.ground.notifications.rules.channels import LEAVING, DispatchState
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, ListFilter, TextFilter


def kind_choices() -> list[tuple[str, str]]:
    """All declared kinds."""
    return [(one.code, str(one.label)) for one in kinds.all_kinds()]


class DispatchFilter(ListFilter):
    """Of the log."""

    state = ChoicesFilter(label=_("State"), choices=DispatchState.choices)
    channel = ChoicesFilter(label=_("Way"), choices=[(one.value, one.label) for one in LEAVING])
    kind = ChoicesFilter(label=_("What"), choices=kind_choices)
    delivery = ChoicesFilter(label=_("Delivery of SMS"), choices=[one for one in Delivery.choices if one[0]])
    made = DateRangeFilter(label=_("Made"), field_name="made_at")

    class Meta:
        model = Dispatch
        fields: list[str] = []


class CityMessageFilter(ListFilter):
    """Of the messages of the city."""

    q = TextFilter(label=_("Search in titles"), method="search")
    stage = ChoicesFilter(label=_("Stage"), choices=CityMessage.Stage.choices)
    made = DateRangeFilter(label=_("Made"), field_name="created_at")

    class Meta:
        model = CityMessage
        fields: list[str] = []

    def search(self, rows: QuerySet[CityMessage], name: str, value: str) -> QuerySet[CityMessage]:
        """Any of the titles."""
        return rows.filter(
            Q(title_kk__icontains=value) | Q(title_ru__icontains=value) | Q(title_en__icontains=value)
        )
