"""Change what holds from a day on: the centre's standard, limits of breaks, review forms. What has passed stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.shifts.access import STANDARDS
from qala.contact.shifts.models import BreakLimit, BreakReason, CentreStandard, ReviewCriterion, ReviewForm
from qala.ground.people.access import can
from qala.shared import versions
from qala.shared.db import atomic
from qala.shared.errors import Invalid, require


def set_standard(*, valid_from: date, by: Any, **figures: Any) -> CentreStandard:
    """The centre's figures from a day on. Raises NotAllowed, Invalid, Conflict (a version from that day exists)."""
    with atomic():
        require(can(by, STANDARDS))
        made = CentreStandard(valid_from=valid_from, **figures)
        versions.begin(made, CentreStandard.objects.all())
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
        versions.begin(made, BreakLimit.objects.filter(reason=reason))
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
        versions.begin(made, ReviewForm.objects.filter(code=code))
        ReviewCriterion.objects.bulk_create(
            ReviewCriterion(form=made, order=order, **vars(one))
            for order, one in enumerate(criteria, start=1)
        )
    return made
