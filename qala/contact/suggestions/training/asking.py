"""Ask a classifier, or a baseline, about rows it has not seen."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from qala.contact.suggestions.rules.languages import LANGUAGES
from qala.contact.suggestions.rules.linear import Linear, probabilities
from qala.contact.suggestions.rules.measures import Scores, calibration_error, reliability, scores
from qala.contact.suggestions.training.corpus import Row, Split
from qala.contact.suggestions.training.learning import Learnt

TOP = 3
SLICE = 200
"""So many held-out texts are compared with all learnt ones at once: a line for each would be gigabytes."""


def ranked(chances: Any, labels: Sequence[int]) -> list[list[int]]:
    """The three most probable labels of every row."""
    order = np.argsort(-chances, axis=1, kind="stable")[:, :TOP]
    return [[int(labels[at]) for at in row] for row in order]


def chances_of(model: Linear, rows: Sequence[Row]) -> Any:
    """As the web process will say it: numpy alone, row by row."""
    if not rows:
        return np.zeros((0, len(model.labels)))
    return np.array([probabilities(model, row.text) for row in rows])


def majority(learnt: Sequence[Row], asked: Sequence[Row]) -> Scores:
    """Always the same three most frequent labels."""
    common = [label for label, _count in Counter(row.label for row in learnt).most_common(TOP)]
    return scores([row.label for row in asked], [common] * len(asked))


def nearest(learnt: Sequence[Row], asked: Sequence[Row], vectors: Any) -> Scores:
    """The labels of the learnt texts with the smallest angle to the asked one, the first three that differ."""
    if not asked:
        return scores([], [])
    known = vectors.transform([row.text for row in learnt]).T.tocsr()
    guesses = []
    for start in range(0, len(asked), SLICE):
        some = vectors.transform([row.text for row in asked[start : start + SLICE]])
        guesses += [_nearest_labels(line, learnt) for line in (some @ known).toarray()]
    return scores([row.label for row in asked], guesses)


def _nearest_labels(angles: Any, learnt: Sequence[Row]) -> list[int]:
    seen: dict[int, None] = {}
    for at in np.argsort(-angles, kind="stable"):
        seen.setdefault(learnt[at].label)
        if len(seen) == TOP:
            break
    return list(seen)


def card(learnt: Learnt, split: Split) -> dict[str, Any]:
    """All figures of the model card: whole, by language, calibration, and the two baselines."""
    made = figures(learnt.linear, split)
    made["majority"] = majority(split.learnt, split.held_out).as_json()
    made["nearest"] = nearest(split.learnt, split.held_out, learnt.vectors).as_json()
    return made


def figures(model: Linear, split: Split) -> dict[str, Any]:
    """How one classifier does on the held-out rows."""
    asked = split.held_out
    truth = [row.label for row in asked]
    chances = chances_of(model, asked)
    guesses = ranked(chances, model.labels)
    said = chances.max(axis=1) if asked else np.zeros(0)
    right = np.array([bool(row and row[0] == true) for row, true in zip(guesses, truth, strict=True)])
    bins = reliability(said, right)
    languages = {}
    for language in LANGUAGES:
        places = [at for at, one in enumerate(split.languages) if one == language]
        if places:
            languages[language] = scores(
                [truth[at] for at in places], [guesses[at] for at in places]
            ).as_json()
    return {
        "whole": scores(truth, guesses).as_json(),
        "languages": languages,
        "bins": [vars(one) for one in bins],
        "calibration_error": round(calibration_error(bins), 4),
    }
