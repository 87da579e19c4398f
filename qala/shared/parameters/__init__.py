"""Figures and words that a city sets for itself, from a day on: a room declares them as one dataclass, the kernel keeps
the values, shows them on `/parameters/`, and remembers who set what when.

    @declare("desk", _("The operator's desk"), permission="contacts.gate")
    class DeskParameters:
        repeat_days: int = whole(_("A repeat is the same phone and topic within so many days"), 7, most=90)

    of_today(DeskParameters).repeat_days
"""

from qala.shared.parameters.declaring import (
    Family,
    Meaning,
    declare,
    families,
    family_of,
    meaning_of,
    moment,
    number,
    whole,
    words,
    yes_no,
)

__all__ = [
    "Family",
    "Meaning",
    "declare",
    "families",
    "family_of",
    "meaning_of",
    "moment",
    "number",
    "whole",
    "words",
    "yes_no",
]
