"""Profiles by name: those that come with Qala, and the city's own."""

from __future__ import annotations

from dataclasses import dataclass

from qala.office.exchange import profile_files
from qala.office.exchange.models import ImportProfile
from qala.office.exchange.rules.profiles import Profile, parse_profile
from qala.shared.errors import Missing


@dataclass(frozen=True)
class Offered:
    """A profile on a page."""

    name: str
    title: str
    text: str
    is_shipped: bool
    is_active: bool = True


def offered_profiles(*, all_of_them: bool = False) -> list[Offered]:
    """Those in use, by title."""
    own = ImportProfile.objects.all() if all_of_them else ImportProfile.objects.filter(is_active=True)
    made = [Offered(each.name, each.title, each.text, False, each.is_active) for each in own]
    shipped = [
        Offered(name, profile_files.shipped(name).title, profile_files.shipped_text(name), True)
        for name in profile_files.shipped_names()
    ]
    return sorted([*made, *shipped], key=lambda each: each.title.casefold())


def offered_profile(name: str) -> Offered:
    """One of them. Raises Missing."""
    for each in offered_profiles(all_of_them=True):
        if each.name == name:
            return each
    raise Missing


def profile_of(text: str, name: str) -> Profile:
    """Checked. Raises BadProfile."""
    return parse_profile(text, name)
