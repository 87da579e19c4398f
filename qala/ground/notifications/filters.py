"""Filters of the log."""

from django.utils.translation import gettext_lazy as _

from qala.ground.notifications import kinds
from qala.ground.notifications.models import Dispatch
from qala.ground.notifications.rules.channels import LEAVING, DispatchState
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, ListFilter


def kind_choices() -> list[tuple[str, str]]:
    """All declared kinds."""
    return [(one.code, str(one.label)) for one in kinds.all_kinds()]


class DispatchFilter(ListFilter):
    """Of the log."""

    state = ChoicesFilter(label=_("State"), choices=DispatchState.choices)
    channel = ChoicesFilter(label=_("Way"), choices=[(one.value, one.label) for one in LEAVING])
    kind = ChoicesFilter(label=_("What"), choices=kind_choices)
    made = DateRangeFilter(label=_("Made"), field_name="made_at")

    class Meta:
        model = Dispatch
        fields: list[str] = []
