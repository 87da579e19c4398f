"""The end of organisations: dissolved, merged, split."""

from datetime import date
from typing import Any

import pytest

from qala.ground.organisations.actions import dissolve, merge, split
from qala.ground.organisations.events import OrganisationDissolved
from qala.ground.organisations.models import Competence, Succession
from qala.ground.organisations.queries import active, competent, line_of, successor_of, successors_of
from qala.ground.organisations.tests.factories import competence, function, organisation
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from qala.shared.events import listens

DAY = date(2026, 4, 1)
EVE = date(2026, 3, 31)

heard: list[OrganisationDissolved] = []


@listens(OrganisationDissolved)
def _hear(news: OrganisationDissolved) -> None:
    heard.append(news)


def test_one_without_functions_just_ends(admin: Any) -> None:
    body = organisation()
    heard.clear()
    dissolve(organisation_id=body.pk, on=DAY, by=admin, reason="order 1")
    assert list(active(EVE)) == [body]
    assert list(active(DAY)) == []
    assert timeline.of(body).get().verb == "dissolved"
    assert heard == [OrganisationDissolved(body.pk, DAY, ())]
    with pytest.raises(Conflict):
        dissolve(organisation_id=body.pk, on=DAY, by=admin)


def test_functions_need_a_successor_or_a_reason(admin: Any) -> None:
    body, roads = organisation(), function()
    competence(body, roads)
    with pytest.raises(Conflict, match="still_needed"):
        dissolve(organisation_id=body.pk, on=DAY, by=admin)
    with pytest.raises(Invalid):
        dissolve(organisation_id=body.pk, on=DAY, by=admin, is_forced=True)
    dissolve(organisation_id=body.pk, on=DAY, by=admin, is_forced=True, reason="the function is gone")
    assert list(competent(roads, EVE)) == [body]
    assert list(competent(roads, DAY)) == []


def test_the_successor_takes_functions_and_parts(admin: Any) -> None:
    old, new, roads, water = organisation(), organisation(), function(), function()
    competence(old, roads)
    competence(old, water)
    competence(new, water)
    child = organisation(parent=old)
    dissolve(organisation_id=old.pk, on=DAY, by=admin, successor_id=new.pk)
    child.refresh_from_db()
    old.refresh_from_db()
    assert child.parent == new
    assert list(competent(roads, DAY)) == [new]
    assert Competence.objects.filter(organisation=new, function=water).count() == 1
    assert successor_of(old, EVE) == old
    assert successor_of(old, DAY) == new
    assert [one.successor for one in line_of(old).after] == [new]
    assert [one.predecessor for one in line_of(new).before] == [old]


def test_merge_joins_all_into_one(admin: Any) -> None:
    first, second, into = organisation(), organisation(), organisation()
    roads, water = function(), function()
    competence(first, roads)
    competence(second, water)
    merge(
        organisation_ids=[first.pk, second.pk, first.pk], into_id=into.pk, on=DAY, by=admin, note="order 18"
    )
    assert list(active(DAY)) == [into]
    assert list(competent(roads, DAY)) == list(competent(water, DAY)) == [into]
    assert Succession.objects.filter(kind="merged", successor=into).count() == 2
    with pytest.raises(Conflict):
        merge(organisation_ids=[first.pk], into_id=into.pk, on=DAY, by=admin)


def test_merging_into_itself_is_refused(admin: Any) -> None:
    body = organisation()
    with pytest.raises(Invalid):
        merge(organisation_ids=[body.pk], into_id=body.pk, on=DAY, by=admin)


def test_split_divides_the_functions(admin: Any) -> None:
    old, one, two = organisation(), organisation(), organisation()
    roads, water = function(), function()
    competence(old, roads)
    competence(old, water)
    split(organisation_id=old.pk, into={one.pk: [roads.code], two.pk: [water.code]}, on=DAY, by=admin)
    old.refresh_from_db()
    assert old.valid_to == DAY
    assert (list(competent(roads, DAY)), list(competent(water, DAY))) == ([one], [two])
    assert successors_of(old.pk, DAY) == [one, two]
    assert successor_of(old, DAY) is None


def test_split_off_leaves_the_original(admin: Any) -> None:
    old, one, roads, water = organisation(), organisation(), function(), function()
    competence(old, roads)
    competence(old, water)
    split(organisation_id=old.pk, into={one.pk: [roads.code]}, on=DAY, by=admin, is_dissolved=False)
    old.refresh_from_db()
    assert old.valid_to is None
    assert list(competent(water, DAY)) == [old]
    assert [entry.verb for entry in timeline.of(one)] == ["succeeded"]


def test_split_must_give_everything_once(admin: Any) -> None:
    old, one, two, roads, water = organisation(), organisation(), organisation(), function(), function()
    competence(old, roads)
    competence(old, water)
    with pytest.raises(Conflict, match="functions_left"):
        split(organisation_id=old.pk, into={one.pk: [roads.code]}, on=DAY, by=admin)
    for shares in ({}, {one.pk: ["unknown"]}, {one.pk: [roads.code], two.pk: [roads.code]}):
        with pytest.raises(Invalid):
            split(organisation_id=old.pk, into=shares, on=DAY, by=admin)


def test_a_line_of_successors_is_followed(admin: Any) -> None:
    first, second, third = organisation(), organisation(), organisation()
    dissolve(organisation_id=first.pk, on=date(2022, 1, 1), by=admin, successor_id=second.pk)
    dissolve(organisation_id=second.pk, on=DAY, by=admin, successor_id=third.pk)
    first.refresh_from_db()
    assert successor_of(first, EVE) == second
    assert successor_of(first, DAY) == third


def test_refusals(admin: Any, operator: Any) -> None:
    body, other = organisation(), organisation()
    with pytest.raises(Invalid):
        dissolve(organisation_id=body.pk, on=body.valid_from, by=admin)
    for action in (
        lambda: dissolve(organisation_id=body.pk, on=DAY, by=operator),
        lambda: merge(organisation_ids=[body.pk], into_id=other.pk, on=DAY, by=operator),
        lambda: split(organisation_id=body.pk, into={other.pk: []}, on=DAY, by=operator),
    ):
        with pytest.raises(NotAllowed):
            action()
    with pytest.raises(Missing):
        dissolve(organisation_id=body.pk, on=DAY, by=admin, successor_id=0)
    with pytest.raises(Missing):
        merge(organisation_ids=[0], into_id=other.pk, on=DAY, by=admin)
    with pytest.raises(Missing):
        split(organisation_id=0, into={other.pk: []}, on=DAY, by=admin)
