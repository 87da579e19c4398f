"""News from the rooms below."""

from qala.contact.appeals.actions.confirming import ask_codes_if
from qala.contact.appeals.events import AppealMoved, AppealRegistered
from qala.contact.assistant.ports import register_gate
from qala.public.portal.actions import hold_back, hold_on
from qala.public.portal.actions.in_talk import TalkGate
from qala.public.portal.rules.parameters import FormParameters
from qala.public.portal.tasks import send_code
from qala.shared.events import listens
from qala.shared.parameters.reading import of_today

ask_codes_if(lambda: not of_today(FormParameters).takes_unconfirmed)
register_gate(TalkGate(send_code))


@listens(AppealRegistered)
def appeal_registered(event: AppealRegistered) -> None:
    """Whatever way it came in from outside: site, bot, another program."""
    hold_back(appeal_id=event.appeal_id)


@listens(AppealMoved)
def topic_changed(event: AppealMoved) -> None:
    """The register makes an appeal of a public topic public; one that is held stays held."""
    if event.verb == "change_topic":
        hold_on(appeal_id=event.appeal_id)
