"""What must not change when words are put differently: everything with a digit, addresses, and words in quotes."""

import re

_FACT = re.compile(r"https?://\S+|\S+@\S+|“[^”]*”|«[^»]*»|[^\s,;:!?()]*[0-9][^\s,;!?()]*")
_HOLE = re.compile(r"\{([0-9]+)\}")
_STRANGE = re.compile(r"[0-9<>@]|https?:|www\.|\*\*|\n\n", re.IGNORECASE)
LONGEST = 2.0  # times the original


def with_holes(text: str) -> tuple[str, list[str]]:
    """The text with {0}, {1}, … in place of its facts, and the facts."""
    facts: list[str] = []

    def dig(found: re.Match[str]) -> str:
        facts.append(found.group())
        return f"{{{len(facts) - 1}}}"

    return _FACT.sub(dig, text), facts


def filled(words: str, original: str, facts: list[str]) -> str:
    """Other words with the facts put back; "" unless each hole stands there once, and nothing that could be a fact
    besides: no digit, no address, no mark of a page."""
    holes = [int(number) for number in _HOLE.findall(words)]
    is_same = sorted(holes) == list(range(len(facts)))
    rest = _HOLE.sub("", words)
    is_short = 0 < len(words) <= LONGEST * len(original) + 40
    if not (is_same and is_short) or _STRANGE.search(rest) or "{" in rest or "}" in rest:
        return ""
    return _HOLE.sub(lambda found: facts[int(found[1])], words).strip()
