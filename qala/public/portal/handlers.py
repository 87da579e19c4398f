"""News from the rooms below."""

from qala.contact.appeals.events import AppealRegistered
from qala.public.portal.actions import hold_back
from qala.shared.events import listens


@listens(AppealRegistered)
def appeal_registered(event: AppealRegistered) -> None:
    """Whatever way it came in from outside: site, bot, another program."""
    hold_back(appeal_id=event.appeal_id)
