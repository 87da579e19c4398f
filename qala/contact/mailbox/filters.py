"""Filters of the letters."""

from django.utils.translation import gettext_lazy as _

from qala.contact.mailbox.models import Letter
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, ListFilter, TextFilter


class LetterFilter(ListFilter):
    """What the list's address may say; senders are not searched by address, which would stand in it."""

    subject = TextFilter(label=_("Words of the subject"), lookup_expr="icontains")
    state = ChoicesFilter(label=_("State"), choices=Letter.State.choices)
    received = DateRangeFilter(label=_("Received"), field_name="received_at")

    class Meta:
        model = Letter
        fields: tuple[str, ...] = ()
