"""Who reads one appeal's whole story on the public side: its writer, or the holder of its code in this session."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import is_resident_of
from qala.contact.appeals.models import Appeal, Reporter
from qala.contact.appeals.queries.reporters import opens_as_reporter, reporter_by_number
from qala.ground.files.access import file_viewer
from qala.ground.files.models import StoredFile
from qala.ground.people.access import can
from qala.shared.permissions import permission
from qala.shared.throttle import count_attempt

KEEP_FORM, MODERATE = "portal.keep_form", "portal.moderate"
permission(
    KEEP_FORM,
    _("Keep the rules of the public form"),
    _("Limits against abuse and blocked words decide who can write at all."),
    ("administrator",),
)
permission(
    MODERATE,
    _("Read held appeals and say whether they may be public"),
    _("An appeal with a blocked word is seen by nobody outside before a person has read it."),
    ("controller", "content_editor"),
)

_OPENED = "portal_opened"
_MOST_OPENED = 20
_JOINED = "portal_joined"
TRIES_PER_NUMBER, PER_SECONDS = 10, 600


def can_keep_form(user: Any) -> bool:
    """Limits, proof of work, blocked words."""
    return can(user, KEEP_FORM)


def can_moderate(user: Any) -> bool:
    """Held appeals."""
    return can(user, MODERATE)


def remember_opened(request: HttpRequest, appeal: Appeal, secret: str) -> None:
    """The code was right: this session may read the appeal; the code itself is kept for replies."""
    opened = dict(request.session.get(_OPENED, {}))
    opened[str(appeal.pk)] = secret
    request.session[_OPENED] = dict(list(opened.items())[-_MOST_OPENED:])


def secret_of(session: Any, appeal_id: int) -> str:
    """The code this session opened the appeal with, or nothing."""
    return str(session.get(_OPENED, {}).get(str(appeal_id), "")) if session is not None else ""


def can_read_whole(request: HttpRequest, appeal: Appeal) -> bool:
    """Text, photos, questions."""
    return is_resident_of(request.user, appeal) or bool(secret_of(request.session, appeal.pk))


def is_for_others(appeal: Appeal) -> bool:
    """Whether people other than its writer may read topic, executor and answers: not under the law, not of a topic that
    is kept from the public. Of the rest they learn the stage only."""
    return not appeal.is_legal and appeal.topic.is_public


def remember_joined(request: HttpRequest, reporter: Reporter) -> None:
    """This session may follow the shared appeal as this reporter."""
    known = [pk for pk in request.session.get(_JOINED, []) if pk != reporter.pk]
    request.session[_JOINED] = [*known, reporter.pk][-_MOST_OPENED:]


def open_as_reporter(request: HttpRequest, typed: str, secret: str) -> Reporter | None:
    """The reporter whose number and code these are; a wrong code counts as for appeals. Raises TooMany."""
    reporter = reporter_by_number(typed)
    if reporter is None:
        return None
    count_attempt("secret", reporter.number, limit=TRIES_PER_NUMBER, seconds=PER_SECONDS)
    if not opens_as_reporter(reporter, secret):
        return None
    remember_joined(request, reporter)
    return reporter


def can_follow(request: HttpRequest, reporter: Reporter) -> bool:
    """The reporter: by account, or by the code in this session."""
    is_own = reporter.resident_id is not None and reporter.resident_id == request.user.pk
    return is_own or reporter.pk in request.session.get(_JOINED, [])


@file_viewer
def reads_files(user: Any, session: Any, file: StoredFile) -> bool:
    """Files of an appeal this visitor may read whole; notes among staff are never shown."""
    if not (getattr(user, "is_authenticated", False) or (session is not None and session.get(_OPENED))):
        return False
    # Both conditions in one filter: they must hold of this very attachment, not of any the appeal has.
    appeals = Appeal.objects.filter(attachments__file=file, attachments__role__in=("report", "proof"))
    return any(is_resident_of(user, each) or bool(secret_of(session, each.pk)) for each in appeals)
