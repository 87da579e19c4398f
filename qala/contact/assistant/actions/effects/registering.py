"""The appeal is sent: by the same action as on the site."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from qala.contact.appeals.actions.register import Place, register
from qala.contact.appeals.rules.numbers import secret_for
from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.actions.effects.contacting import is_contact_missing, person_of, proven
from qala.contact.assistant.actions.effects.similar import CHANNEL
from qala.contact.assistant.actions.effects.words import hands, until
from qala.contact.assistant.actions.files import files_of
from qala.contact.assistant.models import VoiceNote
from qala.contact.assistant.ports import gate
from qala.contact.assistant.rules.kinds import Input
from qala.contact.assistant.rules.slots import Slots, first_open
from qala.contact.catalog.rules.stages import TargetKind
from qala.contact.contacts.queries.gate import gate as dangers
from qala.contact.contacts.rules.danger import hazards_in
from qala.shared.errors import Invalid, TooMany
from qala.shared.folding import fold


@effect("register")
def send(chat: Chat, given: Input) -> str:
    """Number, code and promise; what the action refuses is said and can be mended."""
    slots = chat.slots
    if slots.phone and not proven(chat):
        slots.needs_proof = gate().needs_proof()  # The city may have begun to ask since.
    if is_contact_missing(chat, slots.phone):
        slots.is_contacted = False
    if first_open(slots) != "confirm":
        return "open"
    if not _has_leave(chat):
        return "refused"
    try:
        made = register(
            text=slots.text, topic_id=slots.topic_id or 0, channel=CHANNEL, language=chat.conversation.language,
            place=place_of(slots), person=person_of(chat), resident=chat.conversation.user,
            priority=_priority(slots.text), confirmed=proven(chat),
            secret=code_of(chat), remark=remark_of(chat), **files_of(chat.conversation, slots),
        )  # fmt: skip
    except Invalid as refusal:
        chat.say(" ".join(str(text) for text in refusal.fields.values()) or str(refusal.message))
        return "refused"
    appeal = made.appeal
    chat.conversation.appeals.add(appeal)
    VoiceNote.objects.filter(conversation=chat.conversation, pk__in=slots.voices).update(appeal=appeal)
    resolve = next((target for target in made.targets if target.kind == TargetKind.RESOLVE), None)
    chat.say(
        _("Your appeal is registered. Number: %(number)s, code: %(code)s.")
        % {"number": appeal.number, "code": made.secret}
    )
    chat.say(until(resolve.due_at if resolve else None))
    chat.say(_("Keep number and code: with them you follow it here and on the site."))
    chat.links.append((_("Follow on the site"), reverse("portal:track")))
    chat.slots = slots.begun()
    return "ok"


def _has_leave(chat: Chat) -> bool:
    """As on the site, nobody sends without end."""
    try:
        who, *addresses = hands(chat)
        gate().ask_to_send(phone=chat.slots.phone, who=who, addresses=addresses)
    except TooMany as refusal:
        chat.say(str(refusal.message))
        return False
    return True


def place_of(slots: Slots) -> Place:
    """The place as the register takes it."""
    kept = slots.place
    return Place(
        lon=kept.get("lon"),
        lat=kept.get("lat"),
        building_id=kept.get("building_id"),
        address=kept.get("address") or "",
    )


def code_of(chat: Chat) -> str:
    """The code follows from the conversation and the appeal's number in it: a turn that is played again names the
    same one."""
    return secret_for(f"assistant {chat.conversation.pk} {chat.slots.report}", key=settings.SECRET_KEY)


def _priority(text: str) -> int:
    return max((sign.priority for sign in hazards_in(fold(text), dangers().hazards)), default=0)


def remark_of(chat: Chat) -> str:
    """For the history: that there are voice messages to be heard, "" without any."""
    if not chat.slots.voices:
        return ""
    count = len(chat.slots.voices)
    return _("Voice messages in the conversation: %(count)s (conversation № %(number)s).") % {
        "count": count, "number": chat.conversation.pk,
    }  # fmt: skip


@effect("what_to_change")
def what_to_change(chat: Chat, given: Input) -> str:
    """Not yet: what is wrong."""
    chat.say(_("What should be changed?"))
    return "ok"
