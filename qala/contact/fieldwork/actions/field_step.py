"""A step that comes from a phone, perhaps hours after it was written."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals import actions as appeals
from qala.contact.appeals.access import can_see_inside
from qala.contact.appeals.models import Appeal
from qala.contact.fieldwork.actions.extension import ask_extension
from qala.contact.fieldwork.actions.refuse import refuse_as_not_ours
from qala.contact.fieldwork.actions.template import count_use
from qala.contact.fieldwork.queries.work import version_of
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Missing

VERBS: dict[str, Callable[..., Any]] = {
    "accept": appeals.accept,
    "answer": appeals.answer,
    "plan": appeals.plan,
    "ask": appeals.ask,
    "note": appeals.note,
    "give_back": refuse_as_not_ours,
    "extend_request": ask_extension,
}
TAKE_FILES = frozenset({"answer", "note", "give_back"})


def field_step(
    *,
    number: str,
    verb: str,
    seen: str,
    by: Any,
    words: dict[str, Any],
    files: Sequence[Any] = (),
    uploader_key: str = "",
    template_id: int | None = None,
) -> Appeal:
    """Carry out `verb` if the appeal is still as the phone saw it (`seen`: its version; "" for "whatever it is").

    Raises Missing for an appeal that the person does not see, Conflict `changed` when somebody else moved it
    meanwhile, and as the step itself.
    """
    if verb not in VERBS:
        raise Missing
    with atomic():
        found = Appeal.objects.filter(number=number).only("pk").first()
        if found is None:
            raise Missing
        appeal = lock(Appeal, found.pk)
        if not can_see_inside(by, appeal):
            raise Missing
        if seen and seen != version_of(appeal):
            raise Conflict(_("Somebody changed this appeal while you were away."), code="changed")
        given = dict(words)
        if verb in TAKE_FILES:
            given |= {"files": files, "uploader_key": uploader_key}
        VERBS[verb](appeal_id=appeal.pk, by=by, **given)
        if template_id is not None:
            count_use(template_id)
        appeal.refresh_from_db()
    return appeal
