"""Change what holds from a day on: the centre's standard, limits of breaks, review forms. What has passed stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from qala.contact.shifts.access import STANDARDS
from qala.contact.shifts.models import BreakLimit, BreakReason, CentreStandard, ReviewCriterion, ReviewForm
from qala.ground.people.access import can
from qala.shared.clock import today
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, require


def set_standard(*, valid_from: date, by: Any, **figures: Any) -> CentreStandard:
    """The centre's figures from a day on. Raises NotAllowed, Invalid, Conflict (a version from that day exists)."""
    with atomic():
        require(can(by, STANDARDS))
        made = CentreStandard(valid_from=valid_from, **figures)
        _begin(made, CentreStandard.objects.all())
    return made


def set_limit(
    *,
    reason: BreakReason,
    minutes_each: int | None,
    minutes_per_shift: int | None,
    valid_from: date,
    by: Any,
    source: str = "",
) -> BreakLimit:
    """How long breaks of a reason may last from a day on. Raises as `set_standard`."""
    with atomic():
        require(can(by, STANDARDS))
        made = BreakLimit(
            reason=reason, minutes_each=minutes_each, minutes_per_shift=minutes_per_shift, source=source.strip(),
            valid_from=valid_from,
        )  # fmt: skip
        _begin(made, BreakLimit.objects.filter(reason=reason))
    return made


@dataclass(frozen=True)
class CriterionWords:
    """One criterion of a new form."""

    name_kk: str
    name_ru: str
    name_en: str = ""
    weight: int = 1
    is_fatal: bool = False


def set_form(
    *,
    code: str,
    names: dict[str, str],
    criteria: Sequence[CriterionWords],
    valid_from: date,
    by: Any,
) -> ReviewForm:
    """A new version of a review form from a day on; reviews keep the form they had. Raises as `set_standard`."""
    with atomic():
        require(can(by, STANDARDS))
        if not criteria:
            raise Invalid(fields={"criteria": _("A form needs at least one criterion.")})
        made = ReviewForm(code=code, valid_from=valid_from, **names)
        _begin(made, ReviewForm.objects.filter(code=code))
        ReviewCriterion.objects.bulk_create(
            ReviewCriterion(form=made, order=order, **vars(one))
            for order, one in enumerate(criteria, start=1)
        )
    return made


def _begin(made: Any, versions: Any) -> None:
    """Write a version that begins on its day; the one before ends there, the one after bounds it."""
    if made.valid_from < today():
        raise Invalid(fields={"valid_from": _("What has passed cannot be changed any more.")})
    _clean(made)
    same = versions.select_for_update()
    if same.filter(valid_from=made.valid_from).exists():
        raise Conflict(_("There is a version from this day already."), code="version_exists")
    following = same.filter(valid_from__gt=made.valid_from).order_by("valid_from").first()
    made.valid_to = following.valid_from if following else None
    same.as_of(made.valid_from).update(valid_to=made.valid_from)
    made.save(force_insert=True)


def _clean(made: Model) -> None:
    try:
        made.clean_fields()
    except ValidationError as problem:
        words = {name: " ".join(texts) for name, texts in problem.message_dict.items()}
        raise Invalid(fields=words) from None
