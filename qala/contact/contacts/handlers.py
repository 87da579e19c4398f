"""At the start the rooms below are let into the desk, and the desk into theirs."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from qala.contact.contacts.access import can_take
from qala.contact.contacts.queries import for_shifts
from qala.contact.contacts.queries.knowledge_door import open_door
from qala.contact.knowledge.hooks import Goal, use_desk_url
from qala.contact.shifts import ports


def desk_after(user: Any, goal: Goal) -> str:
    """The conversation goes on at the desk with what the script has found; whoever takes no calls stays where they
    are."""
    if not can_take(user):
        return ""
    found = {"topic": goal.topic_id, "article": goal.article_id, "service": goal.service}
    return f"{reverse('contacts:desk')}?{urlencode({name: value for name, value in found.items() if value})}"


open_door()
use_desk_url(desk_after)
ports.register_queue(for_shifts.QUEUE)
ports.register_load(for_shifts.LOAD)
ports.register_work(for_shifts.WORK)
