"""Parameters of the room, places of topics, sites that show our list."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models import Topic
from qala.public.published.access import can_set_up
from qala.public.published.models import EmbedSite, Precision, PublicPlace, PublicTerms
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Invalid, require


def set_terms(*, by: Any, **values: Any) -> PublicTerms:
    """Change the city's parameters. Raises NotAllowed, Invalid (a figure out of its bounds)."""
    require(can_set_up(by))
    with atomic():
        row = PublicTerms.objects.select_for_update().first() or PublicTerms()
        for name, value in values.items():
            setattr(row, name, value)
        validate(row)
        row.save()
    return row


def set_precisions(*, by: Any, chosen: Mapping[int, str]) -> int:
    """How exactly topics are shown: topic id → a value of `Precision`, "" for the usual one. How many changed.

    Raises NotAllowed, Invalid (another word, a topic that is not there).
    """
    require(can_set_up(by))
    if not set(chosen.values()) <= {"", *Precision.values}:
        raise Invalid
    with atomic():
        topics = Topic.objects.select_for_update().filter(pk__in=chosen)
        if set(topics.values_list("pk", flat=True)) != set(chosen):
            raise Invalid
        known = dict(PublicPlace.objects.values_list("topic_id", "precision"))
        changed = {pk: word for pk, word in chosen.items() if known.get(pk, "") != word}
        for row in PublicPlace.objects.filter(topic_id__in=changed):
            row.delete()
        for pk, word in changed.items():
            if word:
                PublicPlace.objects.create(topic_id=pk, precision=word)
    return len(changed)


def add_site(*, origin: str, label: str, by: Any) -> EmbedSite:
    """Let a site frame the part made for it. Raises NotAllowed, Invalid (no origin; known already)."""
    require(can_set_up(by))
    row = EmbedSite(origin=as_origin(origin), label=label.strip())
    validate(row)
    row.save()
    return row


def remove_site(*, site_id: int, by: Any) -> None:
    """It may no longer. Raises NotAllowed, Missing."""
    with atomic():
        row = lock(EmbedSite, site_id)
        require(can_set_up(by))
        row.delete()


def as_origin(typed: str) -> str:
    """ "https://Example.kz/page" → "https://example.kz"; raises Invalid for what is no web address."""
    parts = urlsplit(typed.strip())
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        port, parts = "", urlsplit("")
    host = parts.hostname or ""
    is_plain = host and all(letter.isalnum() or letter in "-." for letter in host) and host.isascii()
    if parts.scheme not in ("http", "https") or not is_plain or parts.username:
        raise Invalid(fields={"origin": _("Write the address of the site: https://example.kz")})
    return f"{parts.scheme}://{host}{port}"
