"""Write a consultation before anybody sees it."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.fiveyear.models import PlanVersion
from qala.public.consultations.access import can_keep
from qala.public.consultations.models import Consultation
from qala.public.consultations.rules.statuses import Stage
from qala.shared import timeline
from qala.shared.db import atomic, found, lock, validate
from qala.shared.errors import Conflict, Invalid, require

WORDS = (
    "title_kk", "title_ru", "title_en", "question_kk", "question_ru", "question_en", "opens_on", "closes_on",
)  # fmt: skip


def prepare(*, version_id: int, by: Any, **words: Any) -> Consultation:
    """A draft about a version that is not approved yet. Raises NotAllowed, Missing, Conflict (the version is settled),
    Invalid."""
    with atomic():
        require(can_keep(by))
        version = found(PlanVersion.objects.all(), pk=version_id)
        if version.is_frozen:
            raise Conflict(_("This version is approved: there is nothing left to remark on."), code="settled")
        made = Consultation(version=version, made_by=by, **_known(words))
        _check(made)
        made.save(force_insert=True)
        timeline.add(made, "prepare", by=by)
    return made


def change(*, consultation_id: int, by: Any, seen: int | None = None, **words: Any) -> Consultation:
    """Until it is opened. Raises NotAllowed, Missing, Conflict (opened; changed by somebody else after `seen`),
    Invalid."""
    with atomic():
        row = lock(Consultation, consultation_id)
        require(can_keep(by))
        if row.stage != Stage.DRAFT:
            raise Conflict(_("What residents have been asked is not changed any more."), code="wrong_stage")
        timeline.require_unchanged(row, seen, "prepare", "change")
        for name, value in _known(words).items():
            setattr(row, name, value)
        _check(row)
        row.save()
        timeline.add(row, "change", by=by)
    return row


def _check(row: Consultation) -> None:
    validate(row)
    if row.closes_on <= row.opens_on:
        raise Invalid(fields={"closes_on": _("It closes after it has opened.")})
    if not row.title:
        raise Invalid(fields={"title_kk": _("Please fill this in.")})


def _known(words: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in words.items() if name in WORDS}
