"""Change sample rules from a day on."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.quality.access import can_set_terms
from qala.contact.quality.models import SampleRule
from qala.shared import versions
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, require


def set_rule(
    *, executor: Any = None, topic: Any = None, percent: float, seed: str, valid_from: date, by: Any
) -> SampleRule:
    """A new version of the rule for executor and topic (both may be empty).

    Raises NotAllowed, Invalid (a past day, a share out of its bounds), Conflict (a version from that day exists).
    """
    require(can_set_terms(by))
    made = SampleRule(
        executor=executor, topic=topic, percent=percent, seed=seed.strip(), valid_from=valid_from
    )
    with atomic():
        return versions.begin(made, SampleRule.objects.filter(executor=executor, topic=topic))


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
