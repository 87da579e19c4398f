"""The files that came with a form."""

from typing import Any

from django.http import HttpRequest

from qala.ground.files.access import may_send, uploader_key_of
from qala.ground.files.actions import store


def sent_files(request: HttpRequest, name: str = "files") -> tuple[list[Any], str]:
    """Ids of the files of an upload field, sent ahead or (without scripts) with the form, and the sender's key."""
    by = request.user if request.user.is_authenticated else None
    key = uploader_key_of(request.session, make=bool(request.FILES))
    ids: list[Any] = list(request.POST.getlist(f"{name}_id"))
    kinds = may_send(request.user)
    ids += [store(each, by=by, uploader_key=key, allow=kinds).pk for each in request.FILES.getlist(name)]
    return ids, key
