"""What talks, notices, uses of data and devices look like to the person they are about."""

from typing import Any

from django.db.models import QuerySet

from qala.contact.assistant.models import Turn
from qala.ground.notifications import kinds
from qala.ground.people.models import User


def talks_of(user: User) -> QuerySet[Turn]:
    """Every turn of the person's conversations with the virtual operator, in order."""
    return Turn.objects.filter(conversation__user=user).order_by("conversation_id", "at", "id")


def talk(row: Turn) -> dict[str, Any]:
    """One turn."""
    return {"at": row.at, "who": row.who, "text": row.text}


def notice(row: Any) -> dict[str, Any]:
    """One notification; the name of its kind as it is declared today."""
    declared = kinds.known(row.kind)
    return {"at": row.made_at, "what": str(declared.label) if declared else row.kind, "read": row.read_at}


def told_use(row: Any) -> dict[str, Any]:
    """One use of open data, with all words that were given."""
    names = ("number", "title", "address", "maker", "about", "datasets")
    return {
        "told": row.proposed_at,
        "state": row.get_state_display(),
        "words": [
            {**{name: getattr(each, name) for name in names}, "given": each.given_at}
            for each in row.versions.all()
        ],
    }


def device(row: Any) -> dict[str, Any]:
    """One browser."""
    return {"device": row.device, "since": row.made_at}
