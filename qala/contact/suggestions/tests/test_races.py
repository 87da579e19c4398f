"""Two at once, on two real connections: exactly one outcome, nobody waits for ever."""

import pytest

from qala.contact.appeals.actions import merge, reject
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.queries.nearby import maybe_same
from qala.contact.appeals.tests.factories import World
from qala.contact.appeals.tests.racing import committed_world as _committed_world  # noqa: F401  the fixture `world`
from qala.contact.suggestions.actions import activate, dismiss
from qala.contact.suggestions.actions.count import note_choice, sealed
from qala.contact.suggestions.models import ClassifierModel, Suggestion
from qala.contact.suggestions.queries.engine import Offer
from qala.contact.suggestions.rules.kinds import State
from qala.contact.suggestions.rules.linear import Guess
from qala.contact.suggestions.tests.factories import make_classifier
from qala.shared import timeline
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROUNDS = 3


def labels(world: World) -> tuple[int, int]:
    return (world.heat.pk, world.lifts.pk)


def in_use() -> list[int]:
    return list(ClassifierModel.objects.filter(state=State.ACTIVE).values_list("pk", flat=True))


def test_two_put_the_same_classifier_into_use(world: World) -> None:
    people = world.people
    for version in range(1, ROUNDS + 1):
        model = make_classifier(labels(world), version=version)
        results = at_once(
            lambda pk=model.pk: activate(model_id=pk, by=people.analyst),
            lambda pk=model.pk: activate(model_id=pk, by=people.administrator),
        )
        assert [one.code for one in refused(results)] == ["not_proposed"]
        assert in_use() == [model.pk]
        assert [entry.verb for entry in timeline.of(model)] == ["activate"]


def test_two_put_different_classifiers_into_use(world: World) -> None:
    people = world.people
    activate(model_id=make_classifier(labels(world)).pk, by=people.analyst)
    for version in range(2, 2 + ROUNDS):
        one = make_classifier(labels(world), version=2 * version)
        other = make_classifier(labels(world), version=2 * version + 1)
        results = at_once(
            lambda pk=one.pk: activate(model_id=pk, by=people.analyst),
            lambda pk=other.pk: activate(model_id=pk, by=people.administrator),
        )
        assert refused(results) == []
        [left] = in_use()
        assert left in (one.pk, other.pk)
        retired = ClassifierModel.objects.get(pk=other.pk if left == one.pk else one.pk)
        assert retired.state == State.RETIRED


def test_putting_into_use_against_dismissing(world: World) -> None:
    people = world.people
    for version in range(1, ROUNDS + 1):
        model = make_classifier(labels(world), version=version)
        at_once(
            lambda pk=model.pk: activate(model_id=pk, by=people.analyst),
            lambda pk=model.pk: dismiss(model_id=pk, by=people.administrator),
        )
        model.refresh_from_db()
        # Dismissed first: it cannot be used. Used first: the dismissal takes it out of use. Never both, never half.
        assert model.state in (State.DISMISSED, State.RETIRED)
        assert model.pk not in in_use()
        told = [entry.verb for entry in timeline.of(model)]
        assert told in (["dismiss"], ["activate", "retire"])


def pair(world: World) -> tuple[Appeal, Appeal]:
    """Two appeals that are suggested to be one."""
    main, copy = world.appeal(), world.appeal()
    [*others] = [other.pk for other, _why in maybe_same(copy, Appeal.objects.filter(pk=main.pk))]
    assert others == [main.pk]
    return main, copy


def test_two_accept_the_same_merge(world: World) -> None:
    people = world.people
    for _round in range(ROUNDS):
        main, copy = pair(world)
        results = at_once(
            lambda a=copy.pk, b=main.pk: merge(appeal_id=a, into_id=b, by=people.operator),
            lambda a=copy.pk, b=main.pk: merge(appeal_id=a, into_id=b, by=people.controller),
        )
        assert len(refused(results)) == 1
        copy.refresh_from_db()
        assert copy.duplicate_of_id == main.pk
        assert [entry.verb for entry in timeline.of(main)].count("absorb") == 1
        assert maybe_same(main, Appeal.objects.filter(pk=copy.pk)) == []


def test_a_merge_is_accepted_while_the_copy_is_rejected(world: World) -> None:
    people = world.people
    for _round in range(ROUNDS):
        main, copy = pair(world)
        results = at_once(
            lambda a=copy.pk, b=main.pk: merge(appeal_id=a, into_id=b, by=people.operator),
            lambda a=copy.pk: reject(appeal_id=a, reason="No", by=people.controller),
        )
        assert len(refused(results)) == 1
        copy.refresh_from_db()
        absorbed = [entry.verb for entry in timeline.of(main)].count("absorb")
        assert (copy.duplicate_of_id == main.pk) == (absorbed == 1)


def test_one_choice_is_counted_once(world: World) -> None:
    model = make_classifier(labels(world), state=State.ACTIVE)
    offer = sealed([Offer("topic", model.pk, (Guess(world.heat.pk, 0.9, ("жылу",)),))])
    for _round in range(ROUNDS):
        appeal = world.appeal()
        at_once(
            *[
                lambda a=appeal: note_choice(appeal=a, sealed_offer=offer, by=world.people.operator)
            ] * 2
        )  # fmt: skip
        assert Suggestion.objects.filter(appeal=appeal).count() == 1
