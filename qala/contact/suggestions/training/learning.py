"""Fit a calibrated linear classifier with scikit-learn and take it out as plain arrays."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from qala.contact.suggestions.rules.features import piece_terms, word_terms
from qala.contact.suggestions.rules.linear import Block, Linear
from qala.contact.suggestions.training.corpus import Row

FOLDS = 3
SOFTNESS = 0.5
"""C of the linear machine, chosen on the Kursk texts themselves (other draws of folds): slightly optimistic."""
MOST_WORDS, MOST_PIECES = 12_000, 20_000
LEAST_ROWS_OF_TERM = 2


class TooFew(ValueError):
    """Not enough rows or labels to learn from."""


@dataclass(frozen=True)
class Learnt:
    """The scikit-learn estimators as fitted, and the same thing as arrays."""

    vectors: Any
    classifier: Any
    linear: Linear

    def chances(self, texts: Sequence[str]) -> Any:
        """`predict_proba` of scikit-learn itself, for many texts at once; columns as `linear.labels`."""
        return self.classifier.predict_proba(self.vectors.transform(texts))


def learn(rows: Sequence[Row], *, trained: dict[str, object] | None = None) -> Learnt:
    """TF-IDF of words, pairs and pieces of words; a linear SVM per label; its scores turned into probabilities by one
    temperature (Guo et al. 2017) found on three folds that the scores had not seen.

    Every label needs at least three rows. Raises TooFew.
    """
    # Only here: see the docstring of the package.
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.svm import LinearSVC

    # Numbered from 0 without gaps: the temperature's loss takes a label for the number of its column.
    found, columns, counts = np.unique([row.label for row in rows], return_inverse=True, return_counts=True)
    if len(found) < 2 or counts.min() < FOLDS:
        raise TooFew
    vectors = _vectors()
    matrix = vectors.fit_transform([row.text for row in rows])
    classifier = CalibratedClassifierCV(
        LinearSVC(C=SOFTNESS, random_state=0),
        method="temperature",
        cv=FOLDS,
        ensemble=False,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        classifier.fit(matrix, columns)
    labels = tuple(int(label) for label in found)
    return Learnt(vectors, classifier, _taken_out(vectors, classifier, labels, trained or {}))


def _vectors() -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import FeatureUnion

    common = {"min_df": LEAST_ROWS_OF_TERM, "sublinear_tf": True, "dtype": np.float32}
    return FeatureUnion(
        [
            ("words", TfidfVectorizer(analyzer=word_terms, max_features=MOST_WORDS, **common)),
            ("pieces", TfidfVectorizer(analyzer=piece_terms, max_features=MOST_PIECES, **common)),
        ]
    )


def _taken_out(vectors: Any, classifier: Any, labels: tuple[int, ...], trained: dict[str, object]) -> Linear:
    [fitted] = classifier.calibrated_classifiers_
    machine, [temperature] = fitted.estimator, fitted.calibrators
    sharpness = float(temperature.beta_)
    weights, bias = machine.coef_.T * sharpness, machine.intercept_ * sharpness
    if weights.shape[1] == 1:
        # Two labels share one column of scores: −s for the first, s for the second.
        weights, bias = np.hstack([-weights, weights]), np.concatenate([-bias, bias])
    words, pieces = (_block(vectorizer) for _name, vectorizer in vectors.transformer_list)
    return Linear(
        words,
        pieces,
        weights=weights.astype(np.float32),
        bias=bias.astype(np.float32),
        labels=labels,
        trained=trained,
    )


def _block(vectorizer: Any) -> Block:
    places = {term: int(place) for term, place in vectorizer.vocabulary_.items()}
    return Block(places, vectorizer.idf_.astype(np.float32))
