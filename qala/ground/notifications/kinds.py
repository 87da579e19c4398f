"""What people can be told. Rooms declare their kinds in `notices.py`, which is imported at start, as permissions are.

    kind(
        "appeals.answered", label=_("Your appeal is answered"), audience="resident", channels=("in_app", "email"),
        title=_("Appeal {number} is answered"),
        body=_("Good day! Your appeal {number} is answered. Read the answer and say whether it is solved:"),
        short=_("Appeal {number} is answered."),
        sample={"number": "26-0000001-A"}, sms_too=True,
    )

`title`, `body` (for letters and messengers) and `short` (SMS, push, the bell) are the texts the house starts with, with
names of `sample` in braces; an administrator may write others for each channel and language. The link is put below by
the channel itself. A text is plain: no markup.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.utils.functional import Promise

from qala.ground.notifications.rules.channels import Channel

Audience = Literal["resident", "staff"]


@dataclass(frozen=True)
class Kind:
    """One kind; see the module."""

    code: str
    label: "str | Promise"
    audience: Audience
    channels: tuple[Channel, ...]
    title: "str | Promise"
    body: "str | Promise"
    short: "str | Promise"
    group: str
    sample: "Mapping[str, str | Promise]" = field(default_factory=dict)
    is_urgent: bool = False
    is_required: bool = False
    is_gathered: bool = False
    sms_too: bool = False

    def offers(self, channel: str) -> bool:
        """Whether this kind may go by the channel at all: SMS costs the city money, so only some do."""
        return channel != Channel.SMS or self.sms_too


@dataclass(frozen=True)
class Group:
    """Kinds that people switch on and off together."""

    code: str
    label: "str | Promise"


_kinds: dict[str, Kind] = {}
_groups: dict[str, Group] = {}


def kind(
    code: str,
    *,
    label: "str | Promise",
    audience: Audience,
    channels: Iterable[str] = (Channel.IN_APP, Channel.EMAIL),
    title: "str | Promise" = "",
    body: "str | Promise" = "",
    short: "str | Promise" = "",
    sample: "Mapping[str, str | Promise] | None" = None,
    group: str = "",
    is_urgent: bool = False,
    is_required: bool = False,
    is_gathered: bool = False,
    sms_too: bool = False,
) -> Kind:
    """Declare one. `channels`: those that are on until the person says otherwise (push and a messenger only where the
    person connected one). `is_urgent` passes quiet hours and summaries; `is_required` (the law wants it told) cannot be
    switched off; `is_gathered` goes into the daily summary until the person says otherwise; `sms_too` may cost an SMS,
    by default to those alone who have no e-mail. `group` defaults to the audience and the code's first part.
    """
    title = title or label
    made = Kind(
        code=code,
        label=label,
        audience=audience,
        channels=tuple(Channel(one) for one in channels),
        title=title,
        body=body or title,
        short=short or title,
        group=group or f"{audience}.{code.partition('.')[0]}",
        sample=dict(sample or {}),
        is_urgent=is_urgent,
        is_required=is_required,
        is_gathered=is_gathered,
        sms_too=sms_too,
    )
    _kinds[code] = made
    return made


def group(code: str, label: "str | Promise") -> Group:
    """Name a group; one without a name is called after its first kind."""
    _groups[code] = Group(code, label)
    return _groups[code]


def kind_of(code: str) -> Kind:
    """The declared kind. KeyError for a code nobody declared: a mistake in the code, not of a person."""
    return _kinds[code]


def known(code: str) -> Kind | None:
    """As `kind_of`; None for what an older version declared."""
    return _kinds.get(code)


def all_kinds() -> list[Kind]:
    """By code."""
    return [_kinds[code] for code in sorted(_kinds)]


def groups_for(audience: str) -> dict[Group, list[Kind]]:
    """Groups of one audience with their kinds, in the order of codes."""
    members: dict[str, list[Kind]] = {}
    for each in all_kinds():
        if each.audience == audience:
            members.setdefault(each.group, []).append(each)
    return {named_group(code): found for code, found in members.items()}


def named_group(code: str) -> Group:
    """The group with its name; one that nobody named is called after its first kind."""
    first = next((each.label for each in all_kinds() if each.group == code), code)
    return _groups.get(code) or Group(code, first)
