"""One noun per file."""

from qala.ground.notifications.models.choice import ChannelChoice, Habit, Silence
from qala.ground.notifications.models.city_message import CityMessage
from qala.ground.notifications.models.dispatch import Dispatch
from qala.ground.notifications.models.notification import Notification, Occasion
from qala.ground.notifications.models.subscription import PushSubscription
from qala.ground.notifications.models.wording import Wording

__all__ = [
    "ChannelChoice",
    "CityMessage",
    "Dispatch",
    "Habit",
    "Notification",
    "Occasion",
    "PushSubscription",
    "Silence",
    "Wording",
]
