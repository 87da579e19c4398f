"""Whoever told of a use hears what was decided about it."""

from django.urls import reverse

from qala.ground.notifications.actions.notify import Recipient, notify
from qala.public.opendata.models import Reuse
from qala.public.opendata.queries.uses import refusal
from qala.shared import timeline

KINDS = {
    "show": "opendata.use_shown",
    "show_revision": "opendata.use_shown",
    "decline": "opendata.use_not_shown",
    "take_down": "opendata.use_not_shown",
    "decline_revision": "opendata.words_not_shown",
}


def tell_teller(*, reuse_id: int, verb: str) -> int:
    """In the transaction of the decision, once for each. 0 where nobody signed in told it."""
    row = Reuse.objects.select_related("told_by").get(pk=reuse_id)
    if row.told_by is None:
        return 0
    return notify(
        kind=KINDS[verb],
        to=[Recipient(user_id=row.told_by.pk, language=row.told_by.language)],
        words={"title": row.title, "what": refusal(row).rstrip(".")},
        url=reverse("opendata:own_use", args=[row.pk]),
        about=f"{row.pk} {timeline.newest(row)}",
    )
