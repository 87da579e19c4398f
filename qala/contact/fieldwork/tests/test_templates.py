"""Answer templates: written by few, in the appeal's language, with known variables, counted."""

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.fieldwork.access import visible_templates
from qala.contact.fieldwork.actions import save_template
from qala.contact.fieldwork.queries.templates import fitting, templates_in_use, worded
from qala.contact.fieldwork.rules.wording import filled, unknown_variables
from qala.contact.fieldwork.tests.factories import template
from qala.shared.errors import Invalid, NotAllowed


def test_words_follow_the_appeals_language(world: World) -> None:
    row = template(world)
    kazakh, russian = world.appeal(language="kk"), world.appeal(language="ru")
    assert worded(row, kazakh).endswith(f"келтірілді: {kazakh.number}.")
    assert worded(row, russian).startswith("Работы")


def test_only_known_variables(world: World) -> None:
    assert unknown_variables("{number} {phone} {day}") == ["phone"]
    assert filled("{number} {x}", {"number": "1"}) == "1 {x}"
    with pytest.raises(Invalid) as refused:
        template(world, text_ru="Звоните {phone}")
    assert "text_ru" in refused.value.fields


def test_both_state_languages_are_needed(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        template(world, text_kk="", name_ru=" ")
    assert set(refused.value.fields) == {"text_kk", "name_ru"}


def test_a_head_writes_for_the_own_organisation_alone(world: World) -> None:
    head, home = world.people.executor_head, world.people.home
    own = template(world, by=head, organisation=home)
    for organisation in (None, world.people.elsewhere):
        with pytest.raises(NotAllowed):
            template(world, by=head, organisation=organisation)
    city = template(world)
    with pytest.raises(NotAllowed):
        save_template(
            template=city, by=head, organisation=home, name_kk="x", name_ru="x", text_kk="x", text_ru="x"
        )
    with pytest.raises(NotAllowed):
        template(world, by=world.people.executor, organisation=home)
    assert set(visible_templates(world.people.executor)) == {own, city}
    assert set(visible_templates(world.people.other_executor)) == {city}


def test_fitting_ones(world: World) -> None:
    every, heat = template(world), template(world, topic=world.heat)
    template(world, topic=world.lifts)
    template(world, is_active=False)
    found = fitting(templates_in_use(world.people.executor, "answer"), world.appeal())
    assert set(found) == {every, heat}
