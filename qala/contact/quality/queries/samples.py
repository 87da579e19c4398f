"""The sample rules of a day."""

from datetime import date

from qala.contact.quality.models import SampleRule


def rules_on(day: date) -> list[SampleRule]:
    """All sample rules of the day."""
    return list(SampleRule.objects.as_of(day))


def rule_for(rules: list[SampleRule], *, executor_id: int | None, topic_id: int) -> SampleRule | None:
    """The most specific rule: executor and topic, then executor, then topic, then everywhere."""
    fitting = [r for r in rules if r.executor_id in (None, executor_id) and r.topic_id in (None, topic_id)]
    return max(fitting, key=lambda r: (r.executor_id is not None, r.topic_id is not None), default=None)
