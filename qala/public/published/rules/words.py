"""What a moderator may not let out, however tired."""

from qala.ground.people.rules.masking import find

NEVER = frozenset({"email", "iban", "card", "iin", "phone", "plate", "flat", "number"})
"""Found with certainty enough to refuse; names are found by their shape alone, so a person decides about them."""


def never_public(words: str) -> list[str]:
    """The pieces that cannot be published as they stand, as they are written.

    >>> never_public("Call 8 701 000 00 01, the pit is deep")
    ['8 701 000 00 01']
    >>> never_public("The pit is deep")
    []
    """
    return [words[each.start : each.end] for each in find(words, is_for_all=True) if each.kind in NEVER]
