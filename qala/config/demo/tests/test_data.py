"""The texts of the city: whole, in three languages, and drawn without gaps."""

from itertools import combinations

import pytest
import shapely

from qala.config.demo.building.catalogue import TERMS, holder_of
from qala.config.demo.building.places import outlines
from qala.config.demo.data import cells, sections
from qala.config.demo.story.words import latin
from qala.ground.organisations.reference import FUNCTIONS
from qala.shared.ui.icons import ICONS


def test_there_are_two_hundred_topics_each_in_three_languages():
    groups = {head: list(cells(lines)) for head, lines in sections("topics").items() if head}
    topics = [row for rows in groups.values() for row in rows]
    assert (len(groups), len(topics)) == (16, 200)
    assert len({row[0] for row in topics}) == 200
    for _code, kk, ru, en, function, term, way in topics:
        assert kk
        assert ru
        assert en
        assert term in TERMS
        assert way in ("building", "district", "city", "none")
        assert function in {known[0] for known in FUNCTIONS} or way == "none"
        assert way != "city" or holder_of(function)
    assert all(next(cells([head]))[1] in ICONS for head in groups)


def test_every_group_has_words_in_both_languages():
    for head in filter(None, sections("topics")):
        group = next(cells([head]))[0]
        for language in ("kk", "ru"):
            assert len(sections("phrases")[f"detail {language} {group}"]) >= 4
    kinds = [name.split() for name in sections("phrases") if name]
    assert {name[1] for name in kinds} == {"kk", "ru"}


def test_answers_are_long_enough_to_be_proof():
    for language in ("kk", "ru"):
        for what in ("answer", "blackout_answer"):
            assert all(len(line) >= 40 for line in sections("phrases")[f"{what} {language}"])


def test_districts_tile_the_city():
    shapes = [shape for _row, shape in outlines().values()]
    assert len(shapes) == 6
    assert all(shape.is_valid for shape in shapes)
    for one, other in combinations(shapes, 2):
        assert one.intersection(other).area == pytest.approx(0, abs=1e-12)
    whole = shapely.union_all(shapes)
    assert whole.geom_type == "Polygon"
    assert not whole.interiors


def test_organisations_are_named_in_three_languages_and_hold_known_functions():
    known = {function[0] for function in FUNCTIONS}
    for _code, _kind, kk, ru, en, _calendar, functions in cells(sections("organisations")[""]):
        assert kk
        assert ru
        assert en
        assert set(functions.split()) <= known


def test_kazakh_in_latin_letters():
    assert latin("Үйде жарық жоқ") == "Üide jaryq joq"
