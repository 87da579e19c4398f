"""Profiles: how the rows of a file become projects. A new file needs a new profile, never code.

`profile` says what a profile may say, `shaping` turns a record into a `Draft`, `oddities` notices what is doubtful.
"""

from qala.office.exchange.rules.profiles.draft import Amendment, Deal, Draft, Line, Outlay, Party, Spot
from qala.office.exchange.rules.profiles.profile import Profile, make_profile, parse_profile
from qala.office.exchange.rules.profiles.shaping import Shaper

__all__ = [
    "Amendment",
    "Deal",
    "Draft",
    "Line",
    "Outlay",
    "Party",
    "Profile",
    "Shaper",
    "Spot",
    "make_profile",
    "parse_profile",
]
