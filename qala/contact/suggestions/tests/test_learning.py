"""Learning, and that plain arrays say what scikit-learn says."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from qala.contact.suggestions.rules.packing import checksum, pack, unpack
from qala.contact.suggestions.tests.factories import rows
from qala.contact.suggestions.training.asking import card, chances_of
from qala.contact.suggestions.training.corpus import Row, split_by_group, split_by_time
from qala.contact.suggestions.training.learning import TooFew, learn


@pytest.mark.parametrize("labels", [2, 4])
def test_the_arrays_agree_with_predict_proba(labels: int) -> None:
    """Two labels share one column of scores inside scikit-learn, more have one each: both ways are asked."""
    made = rows(120)
    if labels == 4:
        made = [Row(row.text, row.label + 100 * (at % 4 > 1)) for at, row in enumerate(made)]
    learnt = learn(made)
    packed = pack(learnt.linear)
    read = unpack(packed, checksum(packed))
    asked = rows(40, seed=2)
    theirs = learnt.chances([row.text for row in asked])
    assert np.abs(theirs - chances_of(read, asked)).max() < 1e-5
    assert read.labels == tuple(sorted({row.label for row in made}))


def test_too_few_rows_are_refused() -> None:
    with pytest.raises(TooFew):
        learn([Row("жылу жоқ", 1)] * 5)
    with pytest.raises(TooFew):
        learn([*rows(20), Row("alone", 5)])


def test_what_is_held_out_was_not_learnt() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    plain = [Row(row.text, row.label, start + timedelta(hours=at)) for at, row in enumerate(rows(100))]
    copy = Row(plain[3].text + ".", plain[3].label, start + timedelta(hours=200))
    split = split_by_time([*plain, copy], held_out_share=0.2, least_rows=3)
    assert copy not in split.held_out
    assert split.copies_left_out == 1
    assert max(row.at or start for row in split.learnt) < min(row.at or start for row in split.held_out)
    rare = split_by_time(
        [Row("жалғыз оқиға мұнда болды", 99, start), *plain], held_out_share=0.2, least_rows=3
    )
    assert rare.rare_left_out == 1


def test_groups_go_to_one_side() -> None:
    groups = [at // 2 for at in range(100)]
    split = split_by_group(rows(100), groups, fold=0, folds=5, least_rows=3)
    learnt = {row.text for row in split.learnt}
    assert len(split.held_out) == 10
    assert not learnt & {row.text for row in split.held_out}


def test_the_card_stands_beside_baselines() -> None:
    split = split_by_time(rows(150), held_out_share=0.2, least_rows=3)
    found = card(learn(split.learnt), split)
    assert found["whole"]["top1"] > 0.9 > found["majority"]["top1"]
    assert found["nearest"]["top3"] == 1
    assert sum(one["count"] for one in found["bins"]) == found["whole"]["rows"] >= 20
    assert sum(one["rows"] for one in found["languages"].values()) == found["whole"]["rows"]


@pytest.mark.shared_data
def test_real_appeals_are_told_apart(shared_data: Any) -> None:
    """A modest floor on a third of the Kursk texts; `bench classify` measures the aims on all of them."""
    from bench.complaints import kursk

    made = kursk(Path(shared_data("complaint_texts")), "category")[::3]
    groups = list(range(len(made)))
    split = split_by_group(made, groups, fold=0, folds=4, least_rows=3)
    found = card(learn(split.learnt), split)
    assert found["whole"]["top1"] > max(0.62, found["majority"]["top1"])
    assert found["whole"]["top3"] > 0.85
