"""Write an answer template, and count its use."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from qala.contact.fieldwork.access import can_edit_template
from qala.contact.fieldwork.models import AnswerTemplate
from qala.contact.fieldwork.rules.wording import unknown_variables
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Invalid, require

TEXTS = ("text_kk", "text_ru", "text_en")


def save_template(*, template: AnswerTemplate | None, by: Any, **words: Any) -> AnswerTemplate:
    """Make or change one. Raises NotAllowed, Invalid: both state languages are needed, and only known variables.

    `words` are the columns of the model but the counters.
    """
    organisation = words.get("organisation")
    require(can_edit_template(by, organisation.pk if organisation else None))
    _check(words)
    with atomic():
        row = lock(AnswerTemplate, template.pk) if template is not None else AnswerTemplate()
        if template is not None:
            require(can_edit_template(by, row.organisation_id))
        for name, value in words.items():
            setattr(row, name, value)
        row.save()
        timeline.add(row, "create" if template is None else "edit", by=by)
    return row


def _check(words: dict[str, Any]) -> None:
    wrong: dict[str, Any] = {}
    for name in ("name_kk", "name_ru", "text_kk", "text_ru"):
        if not str(words.get(name) or "").strip():
            wrong[name] = _("Please fill this in.")
    for name in TEXTS:
        unknown = unknown_variables(str(words.get(name) or ""))
        if unknown:
            wrong[name] = _("There is no variable {%(name)s}.") % {"name": unknown[0]}
    if words.get("topic") is not None and words.get("group") is not None:
        wrong["topic"] = _("A template is for a topic or for a group, not for both.")
    if wrong:
        raise Invalid(fields=wrong)


def count_use(template_id: int) -> None:
    """One more use; called in the transaction of the step."""
    AnswerTemplate.objects.filter(pk=template_id).update(used_count=F("used_count") + 1, last_used_at=now())
