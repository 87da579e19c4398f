"""A profile tells its faults with their place; what it says is what is done."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.office.exchange.profile_files import shipped, shipped_names
from qala.office.exchange.rules.profiles import Line, Shaper, make_profile, parse_profile
from qala.office.exchange.rules.profiles.draft import differences
from qala.office.exchange.rules.profiles.oddities import count
from qala.office.exchange.rules.profiles.values import read_day, read_number
from qala.shared.intake.errors import BadProfile, BadRow
from qala.shared.intake.spec import Numbers
from qala.shared.intake.steps import make_step

PLAIN: dict[str, Any] = {
    "title": "T",
    "scheme": "here",
    "currency": "KZT",
    "fields": {"key": "id", "title": "name"},
    "blocks": {"default": "roads"},
    "kinds": {"default": "bridge"},
}


def shaped(cells, **more):
    content = {**PLAIN, **more, "fields": {**PLAIN["fields"], **more.get("fields", {})}}
    return Shaper(make_profile(content, "test")).draft(1, {"id": "7", "name": "Bridge", **cells})


def codes(draft):
    return [each.code for each in draft.findings]


@pytest.mark.parametrize("name", shipped_names())
def test_shipped_profiles_are_sound(name):
    assert shipped(name).name == name


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"colour": "red"}, "colour: unknown key"),
        ({"fields": {"key": "id"}}, "a title is needed"),
        ({"fields": {"title": "name"}}, "fields.key is needed"),
        ({"fields": {"key": "id", "title": "n", "height": "h"}}, "unknown fields: height"),
        ({"fields": {"key": "id", "title": "n", "lon": "x"}}, "lon and lat go together"),
        ({"fields": {"key": "id", "title": {"column": "a", "first": ["b"]}}}, "give exactly one of"),
        ({"fields": {"key": "id", "title": {"column": "a", "steps": ["dance"]}}}, "unknown step 'dance'"),
        ({"blocks": {}}, "blocks.default is needed"),
        ({"currency": "tenge"}, "currency"),
        ({"date_formats": ["%d.%m"]}, "a date format needs the year"),
        ({"date_formats": ["%Q %Y"]}, "a date format is iso, excel"),
        ({"lines": [{"column": "a"}]}, "exactly one of year, years, year_in, span"),
        ({"lines": [{"column": "a", "years": [2024, 2026]}]}, "needs {year}"),
        ({"lists": {"categories": {"column": "c"}}}, "categories need split"),
        ({"numbers": {"decimal": ",", "thousands": ","}}, "must differ"),
    ],
)
def test_faults_are_told_with_their_place(change, words):
    with pytest.raises(BadProfile) as refused:
        make_profile({**PLAIN, **change}, "mine")
    assert words in str(refused.value)
    assert str(refused.value).startswith("mine:")


@pytest.mark.parametrize("text", ["- a\n- b", "a: [1", "title: x\ntitle: y", "just words"])
def test_what_is_no_profile_at_all(text):
    with pytest.raises(BadProfile, match=r"mine|line"):
        parse_profile(text, "mine")


def test_rows_without_key_or_name_are_rejected():
    for cells, reason in (({"id": "  "}, "no_key"), ({"name": ""}, "no_title")):
        with pytest.raises(BadRow) as refused:
            shaped(cells)
        assert refused.value.reason == reason


def test_money_is_exact_in_its_unit_and_zero_may_mean_unknown():
    fields = {"budget": {"column": "b", "zero": "unknown"}, "paid": "p"}
    draft = shaped({"b": "0", "p": "0"}, fields=fields)
    assert (draft.money, codes(draft)) == ({"paid": Decimal(0)}, ["zero_unknown", "no_budget"])
    draft = shaped({"b": "1 234,5", "p": "many"}, fields=fields, numbers={"decimal": ","}, money_in=1000)
    assert draft.money == {"budget": Decimal(1234500)}
    assert codes(draft) == ["bad_number", "no_payments"]


def test_columns_of_years_with_one_name_each():
    lines = [{"first": ["Местный {year}", "Local {year}"], "years": [2025, 2027], "source": "local"}]
    draft = shaped({"Local 2025": "5", "Местный 2026": "-", "Local 2027": "0"}, lines=lines, empty=["-"])
    assert draft.lines == (Line(Decimal(5), 2025, "", "local"),)


@pytest.mark.parametrize(
    ("text", "formats", "day"),
    [
        ("2018-04-18 00:00:00.0000000", ["iso"], date(2018, 4, 18)),
        ("2025-07-10T05:10:02Z", ["iso"], date(2025, 7, 10)),
        ("01.06.2022", ["iso", "%d.%m.%Y"], date(2022, 6, 1)),
        ("45658", ["excel"], date(2025, 1, 1)),
        ("1900-01-01", ["iso"], None),
        ("31.02.2024", ["%d.%m.%Y"], None),
        ("soon", ["iso", "excel", "%d.%m.%Y"], None),
    ],
)
def test_days(text, formats, day):
    assert read_day(text, formats) == day


@given(st.text(max_size=20), st.sampled_from([".", ","]))
def test_any_text_is_a_number_or_none(text, sign):
    value = read_number(text, Numbers(decimal=sign))
    assert value is None or value.is_finite()


@pytest.mark.parametrize(
    ("text", "numbers", "value"),
    [
        ("27915995.05", {}, "27915995.05"),
        ("88,105.92", {"thousands": ","}, "88105.92"),
        ("1\u00a0234\u202f567,80", {"decimal": ",", "thousands": " "}, "1234567.80"),
        ("75 %", {}, "75"),
    ],
)
def test_numbers_as_people_write_them(text, numbers, value):
    assert read_number(text, Numbers(**numbers)) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "calm"),
    [
        ("CONSTRUCTION OF ROAD PHASE II, LOT 3A", "Construction of Road Phase II, Lot 3A"),
        ("РЕМОНТ ДОРОГИ ПО УЛ. АБАЯ", "Ремонт Дороги по Ул. Абая"),
        ("ADMIN FOR CHILDREN'S SERVICES", "Admin for Children's Services"),
        ("Already quiet ABC", "Already quiet ABC"),
    ],
)
def test_capitals_are_calmed(text, calm):
    assert make_step("calm")(text) == calm


def test_inner_lists_places_and_outlines():
    cells = {
        "firms": '[{"n": "A  B", "w": true}, {"n": ""}, 5]',
        "parts": '[{"t": "one", "p.x": 0, "c": {"x": 71.4, "y": 51.1}}, {"t": "two", "c": {"x": 0, "y": 0}}]',
        "geom.type": "Point",
        "geom.coordinates": "[71.4, 51.1]",
        "cats": "Roads, Bridges, Roads",
    }
    lists = {
        "parties": {"column": "firms", "name": "n", "winner": "w"},
        "spots": {"column": "parts", "name": "t", "lon": "c.x", "lat": "c.y"},
        "categories": {"column": "cats", "split": ","},
    }
    draft = shaped(cells, lists=lists, geometry="geom")
    assert [(each.name, each.is_winner) for each in draft.parties] == [("A B", True)]
    assert [(each.title, each.lon) for each in draft.spots] == [("one", 71.4), ("two", None)]
    assert draft.categories == ("Roads", "Bridges")
    assert draft.geometry == {"type": "Point", "coordinates": [71.4, 51.1]}
    assert codes(draft) == ["several_places", "several_categories"]
    assert (
        shaped({"firms": "{broken", "parts": "[", "geom": "nonsense"}, lists=lists, geometry="geom").spots
        == ()
    )


def test_positions_out_of_this_world():
    fields = {"lon": "x", "lat": "y"}
    assert codes(shaped({"x": "0", "y": "0"}, fields=fields)) == ["no_position"]
    draft = shaped({"x": "271", "y": "51"}, fields=fields)
    assert (draft.lon, codes(draft)) == (None, ["bad_position", "no_position"])


def test_the_same_content_has_the_same_mark_and_differences_are_named():
    fields = {"stage": "s", "planned_finish": "f"}
    one = shaped({"s": "Begun", "f": "2026-05-01"}, fields=fields)
    same = shaped({"s": " Begun ", "f": "2026-05-01"}, fields=fields)
    other = shaped({"s": "Begun", "f": "2026-06-01"}, fields=fields)
    assert one.mark == same.mark != other.mark
    assert differences(one.facts(), other.facts()) == [("days.planned_finish", "2026-05-01", "2026-06-01")]


def test_one_number_of_two_bodies():
    fields = {"key": {"join": ["owner", "id"]}, "local_id": "id", "owner": "owner"}
    tally = count([shaped({"owner": each}, fields=fields) for each in ("A", "B", "A")])
    assert tally.shared_ids() == ["7"]
    assert tally.as_json()["owners"] == 2
