"""A city's own words for a kind, checked before anybody is told anything."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.notifications import kinds
from qala.ground.notifications.access import can_write
from qala.ground.notifications.actions.notify import LANGUAGES
from qala.ground.notifications.models import Wording
from qala.ground.notifications.rules.channels import Channel
from qala.ground.notifications.rules.wording import has_loose_brace, unknown_names
from qala.shared import timeline
from qala.shared.db import atomic
from qala.shared.errors import Invalid, Missing, require


@dataclass(frozen=True)
class Place:
    """Which text is meant."""

    kind: str
    channel: str
    language: str


def checked(place: Place) -> kinds.Kind:
    """The kind of a place. Raises Missing for a kind, channel or language that is not there."""
    kind = kinds.known(place.kind)
    if kind is None or place.channel not in Channel.values or place.language not in LANGUAGES:
        raise Missing
    return kind


def check_words(kind: kinds.Kind, *, title: str, body: str) -> None:
    """Raises Invalid, by field, for a name that the kind does not give, for a loose brace, for no text."""
    wrong = {}
    for name, text in (("title", title), ("body", body)):
        unknown = unknown_names(text, kind.sample)
        if unknown:
            said = ", ".join(f"{{{each}}}" for each in unknown)
            known = ", ".join(f"{{{each}}}" for each in kind.sample) or "—"
            wrong[name] = _("There is no %(unknown)s here. Known are: %(known)s.") % {
                "unknown": said, "known": known,
            }  # fmt: skip
        elif has_loose_brace(text):
            wrong[name] = _("A brace stands alone. Names are written like {number}.")
    if not body.strip():
        wrong["body"] = _("Please fill this in.")
    if wrong:
        raise Invalid(fields=wrong)


def save_words(*, place: Place, title: str, body: str, by: Any) -> Wording:
    """Raises Missing, NotAllowed, Invalid."""
    require(can_write(by))
    check_words(checked(place), title=title, body=body)
    with atomic():
        row, _is_new = Wording.objects.update_or_create(
            kind=place.kind,
            channel=place.channel,
            language=place.language,
            defaults={"title": title.strip()[:200], "body": body.replace("\r\n", "\n").strip(), "by": by},
        )
        timeline.add(row, "edit", by=by)
    return row


def reset_words(*, place: Place, by: Any) -> None:
    """The kind's own text holds again. Safe to run again. Raises Missing, NotAllowed."""
    require(can_write(by))
    checked(place)
    with atomic():
        rows = Wording.objects.filter(kind=place.kind, channel=place.channel, language=place.language)
        for row in rows.select_for_update():
            timeline.add(row, "reset", by=by)
            row.delete()
