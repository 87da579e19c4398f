"""Keys of programs at the door of Qala's own API, and what every form asks beside the words."""

from django.http import HttpRequest

from qala.contact.appeals.forms.extra import use_questions
from qala.contact.open311.actions.meter import count_call
from qala.contact.open311.forms import extra_of
from qala.contact.open311.queries.clients import client_by_key
from qala.shared.api import KeyHolder, use_key_reader
from qala.shared.throttle import ask_leave

WRONG_KEYS, PER_SECONDS = 30, 600


def read_key(request: HttpRequest, key: str) -> KeyHolder | None:
    """Who holds the key; None for one that opens nothing, which is counted by the caller's address."""
    client = client_by_key(key)
    if client is None or client.acts_as is None or not client.acts_as.is_active:
        ask_leave(request, "api.key", limit=WRONG_KEYS, seconds=PER_SECONDS)
        return None
    count_call(client)
    return KeyHolder(client.acts_as, frozenset(client.scopes))


use_key_reader(read_key)
use_questions(extra_of)
