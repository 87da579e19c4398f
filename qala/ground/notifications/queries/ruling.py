"""The city's rule of today."""

from qala.ground.notifications.models import NotificationRule
from qala.ground.notifications.rules.planning import Hours
from qala.shared.clock import city_zone, today


def rule_of_today() -> NotificationRule:
    """The numbers in force; the defaults where the city set none. One query."""
    row = NotificationRule.objects.as_of(today()).order_by("-valid_from").first()
    return row or NotificationRule(valid_from=today())


def hours_of_today() -> Hours:
    """The same, for planning."""
    rule = rule_of_today()
    return Hours((rule.quiet_from, rule.quiet_to), rule.digest_hour, city_zone())
