"""Who a visitor of the site is to a poll, and what a browser remembers of it."""

import secrets
from typing import Any

from django.http import HttpRequest

from qala.contact.polls.actions import Voter, voter_of_token, voter_of_user
from qala.contact.polls.models import Poll
from qala.contact.polls.models.poll import Audience
from qala.contact.polls.queries import has_voted
from qala.shared.throttle import ask_leave

_DEVICE, _THANKED = "polls_device", "polls_thanked"
LIMIT, PER_SECONDS, A_DAY = 120, 600, 86_400


def known_voter(request: HttpRequest, poll: Poll) -> tuple[Voter | None, str]:
    """The visitor and the way of the answer; None for somebody who has to sign in first or has not begun.

    Somebody who voted in this browser and signed in afterwards is still the one who voted.
    """
    token = request.session.get(_DEVICE, "")
    device = voter_of_token(token) if token and poll.audience == Audience.EVERYONE else None
    if not request.user.is_authenticated:
        return device, "site"
    if device is not None and has_voted(poll.pk, device):
        return device, "site"
    return voter_of_user(request.user), "account"


def voter_at_post(request: HttpRequest, poll: Poll) -> tuple[Voter | None, str]:
    """The same, and a stranger's browser gets a name now."""
    voter, origin = known_voter(request, poll)
    if voter is None and poll.audience == Audience.EVERYONE:
        request.session[_DEVICE] = secrets.token_urlsafe(32)
        voter = voter_of_token(request.session[_DEVICE])
    return voter, origin


def ask_leave_to_vote(request: HttpRequest, poll: Poll, origin: str) -> None:
    """Strangers are bounded by their address, all by the pace of their posts. Raises TooMany."""
    ask_leave(request, "polls", limit=LIMIT, seconds=PER_SECONDS)
    if origin == "site":
        ask_leave(request, f"poll {poll.pk}", limit=poll.address_limit, seconds=A_DAY)


def remember_thanks(session: Any, poll_id: int, *, is_change: bool) -> None:
    """For the page that follows."""
    session[_THANKED] = [poll_id, is_change]


def thanks_for(session: Any, poll_id: int) -> bool | None:
    """Whether the vote just given was a change; None when this browser has given none to this poll."""
    kept = session.get(_THANKED)
    return bool(kept[1]) if kept and kept[0] == poll_id else None
