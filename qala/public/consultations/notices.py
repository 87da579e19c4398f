"""What residents are told of their remarks. The texts hold number and title and nothing else of a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.kinds import group, kind

GROUP = "resident.consultations"
SAMPLE = {"number": "1", "title": "…", "what": "…"}
group(GROUP, _("Consultations in which I wrote"))


def _told(code: str, label: Any, body: Any, short: Any) -> None:
    words = {"label": label, "title": short, "body": body, "short": short}
    kind(f"consultations.{code}", audience="resident", sample=SAMPLE, group=GROUP, **words)


_told(
    "shown",
    _("My remark is public"),
    _("Good day! Your remark № {number} to “{title}” is public. The city replies to it on the same page:"),
    _("Your remark № {number} is public."),
)
_told(
    "hidden",
    _("My remark is not public"),
    _(
        "Good day! Your remark № {number} to “{title}” is not public. The reason: {what}. You can write it otherwise:"
    ),
    _("Your remark № {number} is not public: {what}."),
)
_told(
    "replied",
    _("The city replied to my remark"),
    _("Good day! The city replied to your remark № {number} to “{title}”: {what}. Read the reply:"),
    _("The city replied to your remark № {number}: {what}."),
)
_told(
    "ended",
    _("A consultation in which I wrote is summed up"),
    _("Good day! “{title}” is over. Read what was changed because of what residents said:"),
    _("“{title}”: read what was changed."),
)
