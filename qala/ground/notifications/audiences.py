"""Whom a message of the city may be for. Rooms that know people by place declare their audiences here, as kinds are.

    audience("followers.district", label=_("Followers of a district"), places=district_choices, members=followers)

`places` gives (key, name) of what can be chosen, nothing where the audience has no place; `members(key)` gives
(account's id, its language), each once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qala.ground.people.models import User

Pairs = Iterable[tuple[int, str]]
Places = Callable[[], Iterable[tuple[str, str]]]


@dataclass(frozen=True)
class Audience:
    """One; see the module. `order` is its place in the list."""

    code: str
    label: "str | Promise"
    members: Callable[[str], Pairs]
    places: Places | None = None
    order: int = 50


_audiences: dict[str, Audience] = {}


def audience(
    code: str,
    *,
    label: "str | Promise",
    members: Callable[[str], Pairs],
    places: Places | None = None,
    order: int = 50,
) -> Audience:
    """Declare one."""
    _audiences[code] = Audience(code, label, members, places, order)
    return _audiences[code]


def known(code: str) -> Audience | None:
    """The declared audience; None for what an older version declared."""
    return _audiences.get(code)


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of a select: ("code:key", name) under the audience's name."""
    found = []
    for one in sorted(_audiences.values(), key=lambda each: (each.order, each.code)):
        places = (
            [(str(key), str(name)) for key, name in one.places()] if one.places else [("", str(one.label))]
        )
        found.append((str(one.label), [(f"{one.code}:{key}", name) for key, name in places]))
    return [group for group in found if group[1]]


def name_of(code: str, place: str) -> str:
    """What a person reads: the audience, and its place where there is one."""
    one = known(code)
    if one is None:
        return code
    places = {str(key): str(name) for key, name in one.places()} if one.places and place else {}
    return f"{one.label}: {places.get(place, place)}" if place else str(one.label)


def everyone(_place: str) -> Pairs:
    """Every resident with an account. One statement."""
    rows = User.objects.filter(kind=User.Kind.RESIDENT, is_active=True).order_by("pk")
    return list(rows.values_list("pk", "language"))


audience("everyone", label=_("All residents with an account"), members=everyone, order=10)
