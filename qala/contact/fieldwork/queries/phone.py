"""What goes to a phone beside the appeals."""

from typing import Any

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.statuses import HAPPENED
from qala.contact.fieldwork.queries.templates import templates_in_use
from qala.ground.people.rules.masking import hide
from qala.shared import timeline


def kept_templates(user: Any) -> list[dict[str, Any]]:
    """The templates with their variables; the phone puts the values in, so that they work without a connection."""
    return [
        {
            "id": row.pk,
            "name": row.name,
            "purpose": row.purpose,
            "topic_id": row.topic_id,
            "group_id": row.group_id,
            "texts": {language: row.text(language) for language in ("kk", "ru", "en")},
        }
        for row in templates_in_use(user)
    ]


def last_change(appeal: Appeal) -> dict[str, str]:
    """The last entry of the timeline in words."""
    entry = timeline.of(appeal).last()
    if entry is None:
        return {}
    return {
        "verb": str(HAPPENED.get(entry.verb, entry.verb)),
        "by": entry.by.full_name if entry.by else "",
        "at": entry.at.isoformat(),
        "note": hide(entry.note),
    }
