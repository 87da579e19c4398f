"""Letters that wait, as the desk's queue shows them beside the other channels."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.mailbox.models import Letter
from qala.contact.mailbox.rules.plain import language_of
from qala.contact.shifts.ports import QueueItem, QueueSource
from qala.ground.people.rules.masking import hide

CHANNEL = "email"


def waiting_letters() -> QuerySet[Letter]:
    """To be read, the oldest first; over the index of these alone."""
    return Letter.objects.filter(state=Letter.State.NEW).order_by("received_at", "id")


def _item(letter: Letter) -> QueueItem:
    """The subject without what looks personal: the queue is seen by everybody at the desk."""
    return QueueItem(
        CHANNEL, str(letter.pk), letter.received_at, hide(letter.subject) or _("(no subject)"),
        language=language_of(f"{letter.subject} {letter.text[:500]}"), url=letter.get_absolute_url(),
    )  # fmt: skip


def _waiting(limit: int) -> Iterable[QueueItem]:
    return [_item(letter) for letter in waiting_letters()[:limit]]


def _find(key: str) -> QueueItem | None:
    pk = int(key) if key.isascii() and key.isdigit() and len(key) < 19 else 0
    letter = waiting_letters().filter(pk=pk).first()
    return _item(letter) if letter else None


QUEUE = QueueSource(CHANNEL, _("Letters"), "mail", _waiting, _find, lambda: waiting_letters().count())
