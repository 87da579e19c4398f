"""Features, languages, near-copies, measures, packing: without a database."""

import io
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qala.contact.suggestions.rules import copies, features, languages, linear, measures, packing
from qala.contact.suggestions.rules.linear import Block, Linear


def small() -> Linear:
    words = Block({"суык": 0, "лифт": 1}, np.array([1, 1], dtype=np.float32))
    pieces = Block({" су": 0, "лифт": 1}, np.array([1, 1], dtype=np.float32))
    weights = np.array([[2, -2], [-2, 2], [1, -1], [-1, 1]], dtype=np.float32)
    return Linear(words, pieces, weights, np.zeros(2, dtype=np.float32), (5, 8), {"kind": "topic"})


def test_words_are_folded_and_numbers_left_out() -> None:
    assert features.keys_of("<p>Суық&nbsp;пәтер, 87011234567</p>") == features.keys_of("суык патер")
    assert "суык патер" in features.word_terms("Суық пәтер")
    assert features.pieces("су") == (" су", "су ", " су ")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_terms_and_languages(text: str) -> None:
    written, words, parts = features.traced_terms(text)
    assert all(place < len(written) for _term, places in words for place in places)
    assert [piece for piece, _place in parts] == features.piece_terms(text)
    assert languages.language_of(text) in languages.LANGUAGES
    assert sum(linear.probabilities(small(), text)) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Пәтерде жылу жоқ, батарея мұздай", "kk"),
        ("В квартире нет тепла, батареи холодные", "ru"),
        ("Пәтерде жылу жоқ. В квартире нет тепла, просим помочь", "mixed"),
        ("Päterde jylu joq, batareia mūzdai", "kk"),
        ("12345 !", "other"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert languages.language_of(text) == language


def test_reasons_are_the_words_as_written() -> None:
    [first, second] = linear.best(small(), "Лифт опять, ЛИФТ! Суықта")
    assert (first.label, first.words) == (8, ("лифт",))
    assert second.label == 5
    assert linear.best(small(), "xyz") == []


def test_near_copies_meet_and_others_do_not() -> None:
    letter = "Уважаемые коллеги, во дворе дома по улице Абая не горит ни один фонарь уже вторую неделю, дети боятся"
    texts = [
        letter,
        "Лифт стоит третий день, поднимаемся пешком на девятый этаж с коляской",
        letter.upper() + " !",
    ]
    assert copies.groups_of(texts) == [0, 1, 0]
    one, other = copies.sketch(letter), copies.sketch(letter + " очень")
    assert (one == other).mean() > 0.7


def test_measures() -> None:
    found = measures.scores([1, 2, 3, 3], [[1, 2, 3], [1, 2, 3], [3, 1, 2], []])
    assert (found.top1, found.top3, found.rows, found.labels) == (0.5, 0.75, 4, 3)
    assert measures.macro_f1([1, 1, 2], [1, 1, 2]) == 1
    assert measures.scores([], []).rows == 0
    bins = measures.reliability(np.array([0.95, 0.91, 0.2]), np.array([True, False, False]))
    assert [(one.count, one.right) for one in bins] == [(1, 0.0), (2, 0.5)]
    assert measures.calibration_error(bins) == pytest.approx((0.2 + 2 * 0.43) / 3, abs=1e-3)


def test_macro_f1_is_that_of_scikit_learn() -> None:
    from sklearn.metrics import f1_score

    truth, guessed = [1, 2, 2, 3, 3, 3], [1, 2, 3, 3, 3, 4]
    assert measures.macro_f1(truth, guessed) == pytest.approx(f1_score(truth, guessed, average="macro"))


def test_packing_keeps_everything() -> None:
    packed = packing.pack(small())
    again = packing.unpack(packed, packing.checksum(packed))
    assert (again.labels, again.trained, again.words.places) == (
        (5, 8),
        {"kind": "topic"},
        {"суык": 0, "лифт": 1},
    )
    assert np.array_equal(again.weights, small().weights)


def spoilt(**changes: Any) -> bytes:
    with np.load(io.BytesIO(packing.pack(small()))) as archive:
        parts = {name: archive[name] for name in archive.files} | changes
    out = io.BytesIO()
    np.savez_compressed(out, **parts)
    return out.getvalue()


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"not an archive",
        spoilt(weights=np.zeros((3, 2))),
        spoilt(head=np.frombuffer(b'{"version": 2}', dtype=np.uint8)),
        spoilt(word_rarity=np.zeros(9)),
        spoilt(labels=np.array([{"an": "object"}], dtype=object)),
    ],
)
def test_damaged_bytes_are_refused(packed: bytes) -> None:
    with pytest.raises(packing.Damaged):
        packing.unpack(packed, packing.checksum(packed))


def test_a_wrong_checksum_is_refused() -> None:
    with pytest.raises(packing.Damaged, match="checksum"):
        packing.unpack(packing.pack(small()), "0" * 64)
