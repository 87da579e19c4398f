"""Samples, reviews, objections, calibration."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.contact.shifts.access import visible_reviews
from qala.contact.shifts.actions.reviews import decide, draw_sample, object_to, review
from qala.contact.shifts.models import QualityReview, ReviewForm, ReviewSample
from qala.contact.shifts.queries.reviews import calibration, pieces
from qala.contact.shifts.rules.reviews import Mark, calibrate, draw, total
from qala.contact.shifts.tests.factories import MONDAY, Centre, work_of
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed

KIND = "people.user"


def sample(centre: Centre, size: int = 3, seed: str = "march") -> ReviewSample:
    work_of({centre.operator.pk: range(100, 120)})
    return draw_sample(
        operator_id=centre.operator.pk, kind=KIND, from_on=MONDAY, to_on=MONDAY, size=size, seed=seed, by=centre.lead
    )  # fmt: skip


def marks(score: int = 80, **by_order: int) -> dict[int, int]:
    form = ReviewForm.objects.get()
    return {one.pk: by_order.get(f"n{one.order}", score) for one in form.criteria.all()}


def give(centre: Centre, drawn: ReviewSample, number: int = 0, **words: int) -> QualityReview:
    return review(
        sample_id=drawn.pk, subject_id=drawn.subject_ids[number], form_id=ReviewForm.objects.get().pk,
        marks=marks(**words), by=centre.lead,
    )  # fmt: skip


def test_the_same_seed_draws_the_same(centre: Centre) -> None:
    first, again, other = sample(centre), sample(centre), sample(centre, seed="april")
    assert first.subject_ids == again.subject_ids != other.subject_ids
    assert (len(first.subject_ids), first.found_count) == (3, 20)
    assert len(sample(centre, size=50).subject_ids) == 20


def test_wrong_samples(centre: Centre) -> None:
    work_of({centre.operator.pk: [1]})
    words = {"kind": KIND, "from_on": MONDAY, "to_on": MONDAY, "size": 1, "seed": "s", "by": centre.lead}
    for more, field in (
        ({"operator_id": centre.lead.pk}, "operator"),
        ({"operator_id": centre.people.resident.pk}, "operator"),
        ({"kind": "no.such"}, "kind"),
        ({"to_on": MONDAY - timedelta(days=1)}, "to_on"),
        ({"size": 0}, "size"),
        ({"operator_id": centre.other.pk}, "to_on"),
    ):
        with pytest.raises(Invalid) as wrong:
            draw_sample(**{"operator_id": centre.operator.pk, **words, **more})
        assert field in wrong.value.fields
    for who in (centre.operator, centre.people.controller):
        with pytest.raises(NotAllowed):
            draw_sample(**{"operator_id": centre.other.pk, **words, "by": who})


def test_a_review_and_its_score(centre: Centre) -> None:
    made = give(centre, sample(centre), score=100, n2=60)
    assert (made.score, made.has_failed, made.stage) == (90, False, "given")  # 25 of 100 weights at 60
    assert made.marks.count() == 6
    assert [entry.verb for entry in timeline.of(made)] == ["review"]
    with pytest.raises(Conflict):
        give(centre, made.sample)


def test_a_fatal_mistake_sinks_it(centre: Centre) -> None:
    made = give(centre, sample(centre), score=100, n6=0)
    assert (made.score, made.has_failed) == (0, True)


def test_a_mark_is_missing(centre: Centre) -> None:
    drawn = sample(centre)
    given_marks = marks()
    given_marks.popitem()
    words = {"sample_id": drawn.pk, "form_id": ReviewForm.objects.get().pk, "by": centre.lead}
    with pytest.raises(Invalid):
        review(subject_id=drawn.subject_ids[0], marks=given_marks, **words)
    with pytest.raises(Invalid):
        review(subject_id=drawn.subject_ids[0], marks=marks(101), **words)
    with pytest.raises(Missing):
        review(subject_id=999_999, marks=marks(), **words)


def test_strangers_neither_review_nor_see(centre: Centre) -> None:
    drawn = sample(centre)
    made = give(centre, drawn)
    for who in (centre.operator, centre.people.controller):
        with pytest.raises(NotAllowed):
            review(
                sample_id=drawn.pk,
                subject_id=drawn.subject_ids[1],
                form_id=made.form_id,
                marks=marks(),
                by=who,
            )
    assert list(visible_reviews(centre.operator)) == [made]
    assert not visible_reviews(centre.other).exists()
    assert not visible_reviews(centre.people.executor).exists()
    with pytest.raises(Missing):
        object_to(review_id=made.pk, text="No", by=centre.other)
    with pytest.raises(NotAllowed):
        object_to(review_id=made.pk, text="No", by=centre.lead)


def test_an_objection_once_and_a_decision_once(centre: Centre) -> None:
    made = give(centre, sample(centre), score=50)
    with pytest.raises(Conflict):
        decide(review_id=made.pk, text="No", marks={}, by=centre.lead)
    with pytest.raises(Invalid):
        object_to(review_id=made.pk, text=" ", by=centre.operator)
    object_to(review_id=made.pk, text="The address was right", by=centre.operator)
    with pytest.raises(Conflict):
        object_to(review_id=made.pk, text="Again", by=centre.operator)
    with pytest.raises(NotAllowed):
        decide(review_id=made.pk, text="Mine", marks={}, by=centre.operator)
    fourth = made.form.criteria.get(order=4).pk
    decided = decide(review_id=made.pk, text="True", marks={fourth: 100}, by=centre.second_lead)
    assert (decided.stage, decided.score) == ("changed", 58)  # 57.5, half up
    assert made.marks.get(criterion=fourth).before == 50
    for again in (lambda: decide(review_id=made.pk, text="Once more", marks={}, by=centre.lead),
                  lambda: object_to(review_id=made.pk, text="Still", by=centre.operator)):  # fmt: skip
        with pytest.raises(Conflict):
            again()
    assert [entry.verb for entry in timeline.of(made).order_by("id")] == ["review", "object", "decide"]


def test_upheld(centre: Centre) -> None:
    made = give(centre, sample(centre))
    object_to(review_id=made.pk, text="No", by=centre.operator)
    assert decide(review_id=made.pk, text="It stands", marks={}, by=centre.lead).stage == "upheld"


def test_two_reviewers_are_calibrated(centre: Centre) -> None:
    drawn = sample(centre)
    give(centre, drawn, score=80)
    review(
        sample_id=drawn.pk, subject_id=drawn.subject_ids[0], form_id=ReviewForm.objects.get().pk, marks=marks(60),
        by=centre.second_lead,
    )  # fmt: skip
    table = calibration(now() - timedelta(hours=1), now() + timedelta(hours=1))
    assert [line.mean for line in table.lines] == [70.0] * 6
    assert table.lines[0].differences == {centre.lead.pk: 10.0, centre.second_lead.pk: -10.0}
    assert table.lines[0].spread == 20
    seen = pieces(drawn, centre.second_lead)
    assert [len(one.reviews) for one in seen] == [2, 0, 0]
    assert seen[0].is_mine


def test_rules_refuse_nonsense() -> None:
    for wrong in ([], [Mark(101, 1)], [Mark(5, 0)]):
        with pytest.raises(ValueError, match="weights"):
            total(wrong)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 50)), min_size=1))
def test_a_score_lies_between_its_marks(rows: list[tuple[int, int]]) -> None:
    score = total([Mark(*row) for row in rows])
    assert min(row[0] for row in rows) <= score <= max(row[0] for row in rows)


@given(st.sets(st.integers(0, 10_000)), st.integers(0, 30), st.text(max_size=20))
def test_a_draw_depends_on_nothing_else(ids: set[int], size: int, seed: str) -> None:
    names = [str(one) for one in ids]
    drawn = draw(names, size=size, seed=seed)
    assert drawn == draw(sorted(names, reverse=True), size=size, seed=seed)
    assert len(drawn) == min(size, len(ids))
    assert set(drawn) <= set(names)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(0, 100)), min_size=1))
def test_calibration_means(rows: list[tuple[int, int, int]]) -> None:
    lines = calibrate(rows)
    assert sum(line.count for line in lines) == len(rows)
    assert all(0 <= line.mean <= 100 and line.spread >= 0 for line in lines)
