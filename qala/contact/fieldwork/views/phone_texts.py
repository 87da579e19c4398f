"""The words that the phone page's modules put on the screen."""

from django.utils.translation import gettext as _

from qala.contact.appeals.rules.statuses import LIFE


def phone_texts() -> dict[str, str]:
    """By key, in the language of the request."""
    verbs = {
        verb: str(LIFE.step(verb).label) for verb in ("accept", "answer", "plan", "ask", "note", "give_back")
    }
    return {
        **verbs,
        "extend_request": _("Ask for a longer term"),
        "mine": _("Given to me"),
        "deputy": _("I stand in"),
        "team": _("Nobody yet"),
        "online": _("Connected"),
        "offline": _("No connection"),
        "nothing": _("No open work"),
        "overdue": _("Overdue"),
        "no_due": _("No term runs"),
        "metres": _("{count} m"),
        "kilometres": _("{count} km"),
        "no_place": _("No position"),
        "kept": _("Kept on this phone. It will be sent when there is a connection."),
        "sent": _("Sent"),
        "waiting": _("Waits for a connection"),
        "failed": _("Not carried out"),
        "yours": _("What you wrote"),
        "theirs": _("How it stands now"),
        "again": _("Send anyway"),
        "as_note": _("Send as a note"),
        "drop": _("Drop it"),
        "sure": _("Drop what you wrote?"),
        "photos": _("Photos: {count}"),
        "sign_in": _("Sign in again; what you wrote is kept."),
        "unsent": _("Steps not sent yet: {count}. Sign out all the same?"),
        "stale": _("Read at {time}"),
        "no_position": _("The phone does not tell its position."),
        "language": _("Language of the appeal: {language}."),
        "again_soon": _("The server does not take it now; it is tried again later."),
        "full": _("The phone has no room left."),
    }
