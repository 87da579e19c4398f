"""Reading organisations as of a day."""

from datetime import date
from typing import Any

import pytest

from qala.ground.organisations import queries
from qala.ground.organisations.models import Organisation
from qala.ground.organisations.tests.factories import competence, function, organisation
from qala.shared.errors import Missing

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 1)


def test_half_open_validity() -> None:
    body = organisation(valid_from=date(2024, 1, 1), valid_to=DAY)
    assert list(queries.active(date(2023, 12, 31))) == []
    assert list(queries.active(date(2024, 1, 1))) == [body]
    assert list(queries.active(DAY)) == []


@pytest.mark.parametrize("text", ["жылу", "Zhylu", "астана желі", "ЖЕЛІЛЕРІ", "teplov"])
def test_search_folds_letters_and_scripts(text: str) -> None:
    body = organisation(name_kk="Астана жылу желілері", name_ru="Астанинские тепловые сети")
    organisation(name_kk="Астана су арнасы")
    assert list(queries.search(Organisation.objects.all(), text)) == [body]


def test_tree_shows_only_the_day() -> None:
    top = organisation(code="a-top")
    gone = organisation(code="b-gone", parent=top, valid_to=DAY)
    low = organisation(code="c-low", parent=gone)
    assert [(one.organisation, one.depth) for one in queries.tree(date(2026, 3, 31))] == [
        (top, 0),
        (gone, 1),
        (low, 2),
    ]
    assert [(one.organisation, one.depth) for one in queries.tree(DAY)] == [(top, 0), (low, 0)]
    assert queries.below(top.pk) == {gone.pk, low.pk}


def test_held_functions_cost_one_query_for_all(assert_queries: Any) -> None:
    roads = function()
    for _ in range(3):
        competence(organisation(), roads)
    with assert_queries(2):
        rows: list[Any] = list(queries.with_functions(Organisation.objects.all(), DAY))
        assert [[one.function.code for one in row.held] for row in rows] == [[roads.code]] * 3


def test_competences_and_holding() -> None:
    body, roads, water = organisation(), function(), function()
    competence(body, roads, valid_to=DAY)
    competence(body, water)
    assert [one.function for one in queries.competences_of(body)] == [water, roads]
    everybody = Organisation.objects.all()
    assert list(queries.holding(everybody, roads, date(2026, 3, 31))) == [body]
    assert list(queries.holding(everybody, roads, DAY)) == []


def test_an_unknown_code_is_missing() -> None:
    with pytest.raises(Missing):
        queries.organisation_by_code("nobody")
