"""Giving, ending and handing over a function."""

from datetime import date
from typing import Any

import pytest

from qala.ground.organisations.actions import end_function, grant_function, hand_over_function
from qala.ground.organisations.events import FunctionHandedOver
from qala.ground.organisations.models import Competence, Succession
from qala.ground.organisations.queries import competent
from qala.ground.organisations.tests.factories import FOUNDED, competence, function, organisation
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from qala.shared.events import listens

DAY = date(2026, 4, 1)
EVE = date(2026, 3, 31)

heard: list[FunctionHandedOver] = []


@listens(FunctionHandedOver)
def _hear(news: FunctionHandedOver) -> None:
    heard.append(news)


def test_granted_from_a_day_and_only_once(admin: Any) -> None:
    body, roads = organisation(), function()
    grant_function(organisation_id=body.pk, function=roads, valid_from=DAY, by=admin, note="order 3")
    assert list(competent(roads, EVE)) == []
    assert list(competent(roads, DAY)) == [body]
    with pytest.raises(Conflict):
        grant_function(organisation_id=body.pk, function=roads, valid_from=EVE, by=admin)
    assert timeline.of(body).get().data == {"function": roads.code, "on": "2026-04-01"}


def test_not_before_the_organisation_exists(admin: Any) -> None:
    body = organisation(valid_from=DAY)
    with pytest.raises(Invalid):
        grant_function(organisation_id=body.pk, function=function(), valid_from=EVE, by=admin)


def test_ended_on_a_day(admin: Any) -> None:
    body, roads = organisation(), function()
    competence(body, roads)
    end_function(organisation_id=body.pk, function=roads, on=DAY, by=admin)
    assert list(competent(roads, EVE)) == [body]
    assert list(competent(roads, DAY)) == []
    with pytest.raises(Conflict):
        end_function(organisation_id=body.pk, function=roads, on=DAY, by=admin)


def test_a_function_that_never_began_leaves_no_row(admin: Any) -> None:
    body, roads = organisation(), function()
    grant_function(organisation_id=body.pk, function=roads, valid_from=DAY, by=admin)
    end_function(organisation_id=body.pk, function=roads, on=DAY, by=admin)
    assert not Competence.objects.exists()


def test_handed_over_without_a_gap(admin: Any) -> None:
    giver, taker, roads = organisation(), organisation(), function()
    competence(giver, roads)
    heard.clear()
    hand_over_function(function=roads, from_id=giver.pk, to_id=taker.pk, on=DAY, by=admin, note="order 7")
    assert list(competent(roads, EVE)) == [giver]
    assert list(competent(roads, DAY)) == [taker]
    succession = Succession.objects.get()
    assert (succession.kind, succession.function, succession.on) == ("handed_over", roads, DAY)
    assert timeline.of(giver).get().data["to"] == taker.code
    assert timeline.of(taker).get().data["from"] == giver.code
    assert heard == [FunctionHandedOver(roads.pk, giver.pk, taker.pk, DAY)]


def test_a_second_hand_over_finds_nothing(admin: Any) -> None:
    giver, taker, roads = organisation(), organisation(), function()
    competence(giver, roads)
    hand_over_function(function=roads, from_id=giver.pk, to_id=taker.pk, on=DAY, by=admin)
    with pytest.raises(Conflict):
        hand_over_function(function=roads, from_id=giver.pk, to_id=taker.pk, on=date(2026, 5, 1), by=admin)
    assert Succession.objects.count() == 1


def test_refusals(admin: Any, operator: Any) -> None:
    body, roads = organisation(), function()
    competence(body, roads, valid_from=FOUNDED)
    with pytest.raises(Invalid):
        hand_over_function(function=roads, from_id=body.pk, to_id=body.pk, on=DAY, by=admin)
    with pytest.raises(Missing):
        hand_over_function(function=roads, from_id=body.pk, to_id=0, on=DAY, by=admin)
    with pytest.raises(NotAllowed):
        grant_function(organisation_id=body.pk, function=function(), valid_from=DAY, by=operator)
    with pytest.raises(NotAllowed):
        end_function(organisation_id=body.pk, function=roads, on=DAY, by=operator)
    with pytest.raises(NotAllowed):
        hand_over_function(function=roads, from_id=body.pk, to_id=organisation().pk, on=DAY, by=operator)
