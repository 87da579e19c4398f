"""Who reads the city's letters."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import can_do
from qala.contact.appeals.models import Appeal
from qala.contact.mailbox.models import LetterFile, OutgoingLetter
from qala.ground.files.access import file_viewer
from qala.ground.files.models import StoredFile
from qala.ground.people.access import can, organisations_of
from qala.shared.permissions import permission

WORK, HAND_OVER = "mailbox.work", "mailbox.hand_over"

permission(
    WORK,
    _("Read letters and register them"),
    _("The desk takes appeals from every channel; every look at who wrote is logged."),
    ("operator", "shift_supervisor"),
)


permission(
    HAND_OVER,
    _("Hand letters over"),
    _("Letters under the law that no e-mail takes must reach the applicant; the centre sees to all of them."),
    ("operator", "shift_supervisor", "controller"),
)
permission(
    HAND_OVER,
    _("Hand letters of the organisation over"),
    _("Who decides tells the applicant of it."),
    ("executor", "executor_head"),
    scope="own",
)


def visible_outgoing(user: Any) -> QuerySet[OutgoingLetter]:
    """All, or those on the appeals of the person's organisations."""
    organisations = organisations_of(user, HAND_OVER)
    rows = OutgoingLetter.objects.all()
    return rows if organisations is None else rows.filter(appeal__executor_id__in=organisations)


def can_hand_over(user: Any, appeal: Appeal | None = None) -> bool:
    """Whether the person may note that a letter (on this appeal) was handed over."""
    return can(user, HAND_OVER) and (appeal is None or can_do(user, "inform", appeal))


def can_work(user: Any) -> bool:
    """Whether the person may read and settle letters."""
    return user is not None and can(user, WORK)


@file_viewer
def desk_reads_files(user: Any, session: Any, file: StoredFile) -> bool:
    """What hangs on a letter is for those who read letters."""
    return can_work(user) and LetterFile.objects.filter(file=file).exists()
