"""From rows to messages: the text in the reader's language, one message of several in a summary."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from qala.ground.notifications import kinds
from qala.ground.notifications.actions.stopping import Stop, path_of
from qala.ground.notifications.models import Dispatch, PushSubscription
from qala.ground.notifications.queries.texts import Text, Wordings, address_of, own_wordings, text_of
from qala.ground.notifications.rules.channels import Channel
from qala.ground.notifications.rules.once import address_key
from qala.ground.notifications.senders.base import Device, Message


@dataclass(frozen=True)
class Parcel:
    """A message and the dispatches that are settled with it."""

    rows: tuple[Dispatch, ...]
    message: Message


def parcels(channel: str, rows: Sequence[Dispatch]) -> list[Parcel]:
    """One for each row, or for all rows of a person's summary. Rows come with notification and occasion."""
    own = own_wordings(row.kind for row in rows)
    people = [row.user_id for row in rows if row.user_id is not None]
    devices = devices_of(people) if channel == Channel.PUSH else {}
    texts = _Texts(channel, own)
    made = []
    for group in _together(rows):
        owned = devices.get(group[0].user_id or 0, ())
        made.append(Parcel(tuple(group), _message(group, texts, owned)))
    return made


def _together(rows: Iterable[Dispatch]) -> list[list[Dispatch]]:
    found: dict[object, list[Dispatch]] = defaultdict(list)
    for row in rows:
        found[(row.user_id,) if row.is_gathered and row.user_id else row.pk].append(row)
    return list(found.values())


class _Texts:
    """The same occasion says the same to ten thousand: filled in once per language."""

    def __init__(self, channel: str, own: Wordings) -> None:
        self._channel, self._own = channel, own
        self._made: dict[tuple[int, str], tuple[Text, str]] = {}

    def of(self, row: Dispatch) -> tuple[Text, str]:
        notification = row.notification
        key = (notification.occasion_id, notification.language)
        if key not in self._made:
            occasion = notification.occasion
            text = text_of(row.kind, self._channel, notification.language, occasion.words, self._own)
            self._made[key] = (text, address_of(occasion))
        return self._made[key]


def _message(rows: Sequence[Dispatch], texts: _Texts, devices: tuple[Device, ...]) -> Message:
    first = rows[0]
    kind = kinds.known(first.kind)
    (text, url), language = texts.of(first), first.notification.language
    title, body, parts = text.title, text.body, []
    if len(rows) > 1:
        parts = [(one.title, one.body, link) for one, link in map(texts.of, rows)]
        title, body, url = _summary(parts, language)
    return Message(
        key=str(first.key),
        user_id=first.user_id,
        address=first.address,
        name=first.name,
        language=language,
        title=title,
        text=body,
        url=url,
        stop_url=_stop_url(first, kind),
        is_urgent=first.is_urgent,
        is_required=kind is not None and kind.is_required,
        parts=tuple(parts),
        devices=devices,
    )


def _summary(parts: Sequence[tuple[str, str, str]], language: str) -> tuple[str, str, str]:
    with override(language):
        count = len(parts)
        title = ngettext("%(count)s piece of news", "%(count)s pieces of news", count) % {"count": count}
        lines = [f"• {name}\n  {link}" if link else f"• {name}" for name, _body, link in parts]
        return title, "\n".join([_("What happened since the last summary:"), "", *lines]), ""


def _stop_url(row: Dispatch, kind: kinds.Kind | None) -> str:
    if kind is None or kind.is_required:
        return ""
    secret = settings.SECRET_KEY
    digest = "" if row.user_id is not None else address_key(row.channel, row.address, secret=secret)
    return str(settings.BASE_URL) + path_of(Stop(row.user_id, digest, row.channel, kind.group))


def devices_of(user_ids: Iterable[int]) -> Mapping[int, tuple[Device, ...]]:
    """The browsers of these accounts. One query."""
    found: dict[int, list[Device]] = defaultdict(list)
    for one in PushSubscription.objects.filter(user_id__in=set(user_ids)):
        found[one.user_id].append(Device(one.pk, one.endpoint, one.public_key, one.auth))
    return {pk: tuple(devices) for pk, devices in found.items()}
