"""The files that came with a form."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.attach import MAX_FILES
from qala.ground.files.access import may_send, uploader_key_of
from qala.ground.files.actions import store
from qala.ground.files.views.senders import sender_of
from qala.shared.errors import Invalid


def sent_files(
    request: HttpRequest, name: str = "files", *, keep_position: bool = False
) -> tuple[list[Any], str]:
    """Ids of the files of an upload field, sent ahead or (without scripts) with the form, and the sender's key.

    `keep_position` is for proof of work: place and time of photos stay with them, unseen, for the comparison. Raises
    Invalid for more files than an appeal takes, before any of them is decoded.
    """
    ids: list[Any] = list(request.POST.getlist(f"{name}_id"))
    uploads = request.FILES.getlist(name)
    if len(ids) + len(uploads) > MAX_FILES:
        raise Invalid(fields={"files": _("At most 20 files can belong to one appeal.")})
    if uploads:
        sender, kinds = sender_of(request), may_send(request.user)
        ids += [store(each, allow=kinds, keep_position=keep_position, **sender).pk for each in uploads]
    return ids, uploader_key_of(request.session)
