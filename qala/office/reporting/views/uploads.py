"""Photos that came with a form."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from qala.ground.files.actions import store
from qala.ground.files.views.senders import sender_of
from qala.shared.errors import Invalid

MOST = 20


def sent_photos(request: HttpRequest) -> list[Any]:
    """Ids of the field `photos`: sent ahead, or (without scripts) with the form itself. Place and time stay with the
    latter when the box beside them is ticked. Raises Invalid for too many or unfit ones."""
    ids: list[Any] = list(request.POST.getlist("photos_id"))
    files = request.FILES.getlist("photos")
    if len(files) > MOST:
        raise Invalid(fields={"photos": _("At most 20 photos can be sent at once.")})
    keeps = bool(request.POST.get("keep_place"))
    return ids + [
        store(each, allow=("photo",), keep_position=keeps, **sender_of(request)).pk for each in files
    ]
