"""Who may open what in this room (see tests/url_matrix.py)."""

from tests.url_matrix import Row

READERS, DECIDERS = "oscaA", "aA"

ROWS = {
    "suggestions:models": Row(READERS),
    "suggestions:model": Row(READERS),
    "suggestions:topics": Row(do="osc"),
    "suggestions:train": Row(do=DECIDERS, codes=(422,)),
    "suggestions:rule": Row(DECIDERS, DECIDERS),
    "suggestions:decide": Row(do=DECIDERS, codes=(409,)),
}
ARGUMENTS = {
    "suggestions:model": lambda c: {"pk": c.classifier.pk},
    "suggestions:decide": lambda c: {"pk": c.classifier.pk, "verb": "activate"},
    "suggestions:rule": lambda c: {"kind": "topic"},
}
