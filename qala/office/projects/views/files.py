"""Files that came with a form of the room."""

from typing import Any

from django.http import HttpRequest

from qala.ground.files.access import may_send
from qala.ground.files.actions import store
from qala.ground.files.views.senders import sender_of


def sent_file(request: HttpRequest, name: str) -> Any:
    """The id of the last file of an upload field, sent ahead or (without scripts) with the form; None without one.

    Raises Invalid for a file that is none of the kinds that are taken.
    """
    ahead = [each for each in request.POST.getlist(f"{name}_id") if each]
    with_form = request.FILES.getlist(name)
    if with_form:
        return store(with_form[-1], allow=may_send(request.user), **sender_of(request)).pk
    return ahead[-1] if ahead else None
