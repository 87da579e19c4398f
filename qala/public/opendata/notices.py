"""What whoever told of a use hears of it. The texts hold its title, the reason, and nothing of a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.kinds import group, kind

GROUP = "resident.opendata"
SAMPLE = {"title": "…", "what": "…"}
group(GROUP, _("Uses of open data that I told of"))


def _told(code: str, label: Any, body: Any, short: Any) -> None:
    words = {"label": label, "title": short, "body": body, "short": short}
    kind(f"opendata.{code}", audience="resident", sample=SAMPLE, group=GROUP, **words)


_told(
    "use_shown",
    _("What I made is shown"),
    _("Good day! “{title}” is shown among the uses of open data, in these words:"),
    _("“{title}” is shown among the uses of open data."),
)
_told(
    "use_not_shown",
    _("What I made is not shown"),
    _(
        "Good day! “{title}” is not shown among the uses of open data. The reason: {what}. You may tell it anew:"
    ),
    _("“{title}” is not shown among the uses of open data: {what}."),
)
_told(
    "words_not_shown",
    _("My changed words are not shown"),
    _("Good day! “{title}” stays as it was, your changed words are not shown. The reason: {what}. See both:"),
    _("The changed words of “{title}” are not shown: {what}."),
)
