"""The kind that any room, or nobody in particular, may use: what the whole city, or a part of it, must hear."""

from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.kinds import group, kind

group("resident.city", _("Messages of the city"))

CITY_MESSAGE = kind(
    "city.message",
    label=_("Important message of the city"),
    audience="resident",
    title="{title}",
    body="{text}",
    short="{title}",
    sample={
        "title": _("No hot water until 18:00"),
        "text": _("Mains are being mended between Abai and Respublika."),
    },
    is_urgent=True,
    sms_too=True,
)
CITY_NEWS = kind(
    "city.news",
    label=_("News of the city"),
    audience="resident",
    title="{title}",
    body="{text}",
    short="{title}",
    sample={
        "title": _("Bus 13 takes another way"),
        "text": _("The bridge is being mended until the end of the month."),
    },
)
