"""A link of an account was opened in a messenger: the person says whether this chat belongs to it."""

from django.utils.translation import gettext as _

from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.actions.linking import join_account, masked_name, open_link
from qala.contact.assistant.models import Channel
from qala.contact.assistant.rules.kinds import Button, Input
from qala.ground.people.models import User


@effect("open_link")
def open_it(chat: Chat, given: Input) -> str:
    """Nothing is joined yet."""
    chat.mask = True
    is_outside = chat.conversation.channel != Channel.SITE  # On the site one signs in.
    found = open_link(given.value) if is_outside else None
    if found is None:
        chat.say(_("This link is no longer good."))
        return "gone"
    if chat.conversation.user_id == found.user.pk:
        chat.say(_("This chat is joined with your account already."))
        return "gone"
    chat.slots.link = {"user": found.user.pk, "until": found.until}
    return "asked"


def ask_about_link(chat: Chat) -> None:
    """Whose account it is, and what a yes means."""
    user = User.objects.filter(pk=chat.slots.link.get("user", 0)).first()
    chat.say(
        _("Join this chat to the account %(account)s?") % {"account": masked_name(user) if user else "•••"}
    )
    chat.say(
        _("Then news of that account come here, and appeals written here belong to it. If this is not your account,"
          " or you did not ask for the link on the site yourself, choose “No”.")
    )  # fmt: skip
    if chat.conversation.user_id is not None:
        chat.say(_("Until now this chat belongs to another account."))
    chat.offer(Button(_("No"), "no"), Button(_("Yes, it is my account"), "yes"))


@effect("join_account")
def join_it(chat: Chat, given: Input) -> str:
    """Yes."""
    kept, chat.slots.link = chat.slots.link, {}
    if join_account(chat.conversation, kept.get("user", 0), kept.get("until", 0)):
        chat.say(_("This conversation is linked with your account."))
    else:
        chat.say(_("This link is no longer good."))
    return "ok"


@effect("leave_link")
def leave_it(chat: Chat, given: Input) -> str:
    """No: the link is used up, and nothing has changed."""
    chat.slots.link = {}
    chat.say(_("Nothing was joined."))
    return "ok"


@effect("link_later")
def link_later(chat: Chat, given: Input) -> str:
    """A person of the centre is asked for: the link stays unopened, and the code out of the transcript."""
    chat.mask = True
    chat.say(_("Please open the link again after this talk with a person."))
    return "ok"
