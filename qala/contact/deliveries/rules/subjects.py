"""What webhooks may hear of. Rooms above add a subject of their own, from their `menu.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

APPEAL = "appeal"


@dataclass(frozen=True)
class Subject:
    """`news`: what happened (as it stands in the event's name after `code.`) in words."""

    code: str
    label: "str | Promise"
    news: "Mapping[str, str | Promise]" = field(default_factory=dict)


SUBJECTS: dict[str, Subject] = {APPEAL: Subject(APPEAL, _("Appeals"))}


def subject(code: str, label: "str | Promise", news: "Mapping[str, str | Promise]") -> None:
    """Offer a subject; its news are called `code.verb` wherever they are chosen."""
    SUBJECTS[code] = Subject(code, label, dict(news))


def choices() -> "list[tuple[str, str | Promise]]":
    """For a form."""
    return [(each.code, each.label) for each in SUBJECTS.values()]


def other_news() -> "list[tuple[str, str | Promise]]":
    """What can be heard of all subjects but appeals, whose steps have a table of their own."""
    return [
        (f"{each.code}.{verb}", words)
        for each in SUBJECTS.values()
        if each.code != APPEAL
        for verb, words in each.news.items()
    ]
