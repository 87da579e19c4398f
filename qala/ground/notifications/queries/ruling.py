"""The city's hours of today."""

from qala.ground.notifications.rules.parameters import NotificationParameters
from qala.ground.notifications.rules.planning import Hours
from qala.shared.clock import city_zone
from qala.shared.parameters.reading import of_today


def hours_of_today() -> Hours:
    """For planning."""
    rule = of_today(NotificationParameters)
    return Hours((rule.quiet_from, rule.quiet_to), rule.digest_hour, city_zone())
