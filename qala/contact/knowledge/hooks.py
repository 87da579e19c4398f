"""What rooms above may hand in, so that pages here can lead to them."""

from collections.abc import Callable

AppealUrl = Callable[[int], str]
_appeal_url: list[AppealUrl] = []


def use_appeal_url(make: AppealUrl) -> None:
    """The address at which an appeal (or a contact) on a topic is begun; a later call replaces the earlier."""
    _appeal_url[:] = [make]


def appeal_url(topic_id: int) -> str:
    """Where to begin an appeal on the topic, "" when no room has said so."""
    return _appeal_url[0](topic_id) if _appeal_url else ""
