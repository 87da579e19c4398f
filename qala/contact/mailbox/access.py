"""Who reads the city's letters."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.mailbox.models import LetterFile
from qala.ground.files.access import file_viewer
from qala.ground.files.models import StoredFile
from qala.ground.people.access import can
from qala.shared.permissions import permission

WORK = "mailbox.work"

permission(
    WORK,
    _("Read letters and register them"),
    _("The desk takes appeals from every channel; every look at who wrote is logged."),
    ("operator", "shift_supervisor"),
)


def can_work(user: Any) -> bool:
    """Whether the person may read and settle letters."""
    return user is not None and can(user, WORK)


@file_viewer
def desk_reads_files(user: Any, session: Any, file: StoredFile) -> bool:
    """What hangs on a letter is for those who read letters."""
    return can_work(user) and LetterFile.objects.filter(file=file).exists()
