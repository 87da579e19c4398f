"""Change thresholds and sample rules from a day on."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.quality.access import can_set_terms
from qala.contact.quality.models import QualityTerms, SampleRule
from qala.shared.clock import today
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, Invalid, require


def set_terms(*, valid_from: date, by: Any, **values: Any) -> QualityTerms:
    """A new version; the one before ends on the same day. What was judged by it stays as it is.

    Raises NotAllowed, Invalid (a past day, a figure out of its bounds), Conflict (a version from that day on exists).
    """
    require(can_set_terms(by))
    _check_day(valid_from)
    with atomic():
        rows = QualityTerms.objects.select_for_update()
        if rows.filter(valid_from__gte=valid_from).exists():
            raise Conflict(_("There is a version from this day on already."), code="version_exists")
        made = QualityTerms(valid_from=valid_from, **values)
        validate(made)
        rows.as_of(valid_from).update(valid_to=valid_from)
        made.save()
    return made


def set_rule(
    *, executor: Any = None, topic: Any = None, percent: float, seed: str, valid_from: date, by: Any
) -> SampleRule:
    """A new version of the rule for executor and topic (both may be empty). Raises as `set_terms`."""
    require(can_set_terms(by))
    _check_day(valid_from)
    with atomic():
        same = SampleRule.objects.select_for_update().filter(executor=executor, topic=topic)
        if same.filter(valid_from__gte=valid_from).exists():
            raise Conflict(_("There is a version from this day on already."), code="version_exists")
        made = SampleRule(
            executor=executor, topic=topic, percent=percent, seed=seed.strip(), valid_from=valid_from
        )
        validate(made)
        same.as_of(valid_from).update(valid_to=valid_from)
        made.save()
    return made


def end_rule(*, rule_id: int, by: Any) -> SampleRule:
    """The rule no longer holds from tomorrow on. Raises NotAllowed, Conflict (it has ended)."""
    require(can_set_terms(by))
    with atomic():
        rule = lock(SampleRule, rule_id)
        if rule.valid_to is not None:
            raise Conflict(_("This rule has an end already."), code="ended_already")
        rule.valid_to = max(today(), rule.valid_from) + timedelta(days=1)
        rule.save()
        return rule


def _check_day(day: date) -> None:
    if day < today():
        raise Invalid(fields={"valid_from": _("Days that have passed cannot be changed.")})
