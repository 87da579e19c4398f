"""Filters of the letters."""

from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.rules.letters import LetterKind
from qala.contact.mailbox.models import Letter, OutgoingLetter
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, ListFilter, TextFilter


class LetterFilter(ListFilter):
    """What the list's address may say; senders are not searched by address, which would stand in it."""

    subject = TextFilter(label=_("Words of the subject"), lookup_expr="icontains")
    state = ChoicesFilter(label=_("State"), choices=Letter.State.choices)
    received = DateRangeFilter(label=_("Received"), field_name="received_at")

    class Meta:
        model = Letter
        fields: tuple[str, ...] = ()


class OutgoingFilter(ListFilter):
    """What the list of outgoing letters may say."""

    state = ChoicesFilter(label=_("State"), choices=OutgoingLetter.State.choices)
    kind = ChoicesFilter(label=_("Letter"), choices=LetterKind.choices)
    written = DateRangeFilter(label=_("Letter written"), field_name="made_at")

    class Meta:
        model = OutgoingLetter
        fields: tuple[str, ...] = ()
