"""How well texts are told apart: real Russian appeals (Kursk) and generated Kazakh/Russian twins, on folds of our own.

Five folds by groups of near-copies (MinHash over folded runs): a copy is never asked about what its twin taught. Every
row is asked once, so the figures are over all rows. Beside them two baselines: always the most frequent answers, and
the labels of the nearest texts. What is learnt is exactly what `qala train-classifier` learns.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.complaints import kursk, pairs
from bench.report import Report
from qala.contact.suggestions.rules.copies import groups_of
from qala.contact.suggestions.rules.linear import best
from qala.contact.suggestions.rules.measures import calibration_error, reliability, scores
from qala.contact.suggestions.rules.packing import pack
from qala.contact.suggestions.training.asking import TOP, chances_of, majority, nearest, ranked
from qala.contact.suggestions.training.corpus import Row, split_by_group
from qala.contact.suggestions.training.learning import FOLDS as CALIBRATION_FOLDS
from qala.contact.suggestions.training.learning import learn

FOLDS = 5
AIMS = {("17 classes", "top-1"): "≥ 0.75", ("17 classes", "top-3"): "≥ 0.92"}


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of folds that are really asked (5 for all)."""
    folds = size or (1 if is_quick else FOLDS)
    folder = Path(os.environ.get("QALA_SHARED_DATA") or Path(__file__).parents[2] / "shared" / "data")
    folder /= "complaint_texts"
    if not folder.exists():
        report.progress(f"{folder} is not here: nothing is measured")
        return
    for name, label in (
        ("17 classes", "category"),
        ("70 departments", "department"),
        ("137 topics", "topic"),
    ):
        _measure(report, name, kursk(folder, label), folds)
    kazakh, russian = pairs(folder, "kz"), pairs(folder, "ru")
    twins = groups_of([f"{one.text} {other.text}" for one, other in zip(kazakh, russian, strict=True)])
    _measure(report, "Kazakh, 10 classes", kazakh, folds, twins)
    _measure(report, "Russian twins, 10 classes", russian, folds, twins)
    _measure(report, "Kazakh, 3 urgencies", pairs(folder, "kz", "urgency"), folds, twins)


def _measure(
    report: Report, name: str, rows: list[Row], folds: int, groups: Sequence[int] | None = None
) -> None:
    report.progress(name)
    groups = groups if groups is not None else groups_of([row.text for row in rows])
    found: dict[str, Any] = {"truth": [], "ranked": [], "said": []}
    bases: dict[str, list[Any]] = {"most frequent": [], "nearest text": []}
    learning, asking, disagreement, bytes_ = 0.0, 0.0, 0.0, 0
    for fold in range(folds):
        split = split_by_group(rows, groups, fold=fold, folds=FOLDS, least_rows=CALIBRATION_FOLDS)
        start = time.process_time()
        learnt = learn(split.learnt)
        learning += time.process_time() - start
        asked = split.held_out
        chances = chances_of(learnt.linear, asked)
        disagreement = max(
            disagreement, float(np.abs(chances - learnt.chances([r.text for r in asked])).max())
        )
        start = time.process_time()
        for row in asked[:50]:
            best(learnt.linear, row.text)
        asking += (time.process_time() - start) / 50
        bytes_ = len(pack(learnt.linear))
        found["truth"] += [row.label for row in asked]
        found["ranked"] += ranked(chances, learnt.linear.labels)
        found["said"] += chances.max(axis=1).tolist()
        bases["most frequent"].append(majority(split.learnt, asked))
        bases["nearest text"].append(nearest(split.learnt, asked, learnt.vectors))
    _say(report, name, found, bases)
    report.say(f"{name}: learning, CPU", learning / folds, "s")
    report.say(f"{name}: one text with reasons, CPU", 1000 * asking / folds, "ms")
    report.say(f"{name}: arrays against predict_proba, most", 1e6 * disagreement, "millionths", "≤ 10")
    report.say(f"{name}: stored", bytes_ / 1e6, "MB")


def _say(report: Report, name: str, found: dict[str, Any], bases: dict[str, list[Any]]) -> None:
    whole = scores(found["truth"], found["ranked"])
    report.say(f"{name}: rows asked", whole.rows, "")
    for figure, value in (("top-1", whole.top1), (f"top-{TOP}", whole.top3), ("macro-F1", whole.macro_f1)):
        report.say(f"{name}: {figure}", value, "", AIMS.get((name, figure), ""))
        for base, parts in bases.items():
            key = {"top-1": "top1", f"top-{TOP}": "top3", "macro-F1": "macro_f1"}[figure]
            weights = [part.rows for part in parts]
            mean = np.average([getattr(part, key) for part in parts], weights=weights)
            report.say(f"{name}: {figure}, {base}", float(mean), "")
    right = np.array([line[0] == true for line, true in zip(found["ranked"], found["truth"], strict=True)])
    bins = reliability(np.array(found["said"]), right)
    report.say(f"{name}: calibration error", calibration_error(bins), "")
