"""E-mail: text and HTML, over one connection for many letters."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email.utils import formataddr, parseaddr
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.ground.notifications.senders.base import Message, Outcome, SendAll, register
from qala.shared.mailing import UNSENT, is_refused

CONSOLE = "django.core.mail.backends.console.EmailBackend"
# Stands in a letter's text until the recipient's own link takes its place: the rest is drawn once for all.
STOP = "https://stop.invalid/"


class MailSender:
    """Django's mail settings. Where no server is set the letters are kept here, and the log says so."""

    def is_offered(self) -> bool:
        """Always: without a server they are kept."""
        return True

    def reaches(self, user_ids: Sequence[int]) -> set[int]:
        """Nobody without an address."""
        return set()

    @contextmanager
    def opened(self) -> Iterator[SendAll]:
        """One connection; opened with the first letter, anew after it broke."""
        if settings.EMAIL_BACKEND == CONSOLE:
            yield lambda messages: [Outcome(is_kept=True) for _each in messages]
            return
        connection = get_connection()
        try:
            yield lambda messages: [_sent(connection, message) for message in messages]
        finally:
            connection.close()


def _sent(connection: Any, message: Message) -> Outcome:
    try:
        connection.open()
        connection.send_messages([letter(message)])
    except UNSENT as problem:
        if is_refused(problem):
            return Outcome("refused by the mail server", is_final=True)
        connection.close()
        return Outcome(f"no connection ({type(problem).__name__})")
    return Outcome()


def letter(message: Message) -> EmailMultiAlternatives:
    """The letter with its heads: automatic (RFC 3834), to be stopped in one click (RFC 8058), always the same id."""
    text, html = drawn(
        message.title, message.text, message.url, message.parts, message.language, bool(message.stop_url)
    )
    stop = message.stop_url or STOP
    made = EmailMultiAlternatives(
        message.title.replace("\n", " "),
        text.replace(STOP, stop),
        settings.DEFAULT_FROM_EMAIL,
        [formataddr((message.name, message.address)) if message.name else message.address],
        headers=_heads(message),
    )
    made.attach_alternative(html.replace(STOP, stop), "text/html")
    return made


def _heads(message: Message) -> dict[str, str]:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    heads = {
        "Message-ID": f"<{message.key}@{domain}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": message.language,
    }
    if message.stop_url:
        heads["List-Unsubscribe"] = f"<{message.stop_url}>"
        heads["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return heads


@lru_cache(maxsize=256)
def drawn(
    title: str, body: str, url: str, parts: tuple[tuple[str, str, str], ...], language: str, can_stop: bool
) -> tuple[str, str]:
    """Text and HTML of a letter; the same for all who read it in one language."""
    with override(language):
        site = settings.BASE_URL
        foot = (
            [_("You get this letter because of what you chose at %(site)s") % {"site": site}]
            if can_stop
            else []
        )
        if can_stop:
            foot.append(_("No more letters of this kind: %(link)s") % {"link": STOP})
        else:
            foot.append(_("The law requires us to tell you this."))
        text = "\n\n".join(filter(None, [body, url, "-- \n" + "\n".join(foot)]))
        paragraphs = [part for part in body.split("\n\n") if part.strip()]
        context = {
            "title": title, "paragraphs": paragraphs, "url": url, "parts": parts, "language": language,
            "stop": STOP if can_stop else "", "site": site,
        }  # fmt: skip
        return text, render_to_string("notifications/letter.html", context)


register("email", MailSender())
