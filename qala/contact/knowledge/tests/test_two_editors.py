"""Two editors with the same form open: the second one is told, and nothing of the first one's is lost."""

from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.knowledge.models import Script
from qala.contact.knowledge.tests.factories import make_article, make_banner, make_script

WORD = "Жаңа сөз"


def filled(answer: Any) -> dict[str, Any]:
    """What a browser would send of the form as it stands."""
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


@pytest.fixture
def form_pages(world: World) -> dict[str, tuple[str, str]]:
    """By name: the address of a form and a field that is free to change."""
    editor = world.people.content_editor
    article, banner = make_article(editor), make_banner(editor)
    script = make_script(editor, article, world.heat)
    step = script.steps.filter(parent=None).get()
    return {
        "card": (f"/knowledge/articles/{article.pk}/card/", "review_on"),
        "banner": (f"/knowledge/banners/{banner.pk}/", "text_kk"),
        "script": (f"/knowledge/scripts/{script.code}/edit/", "name_kk"),
        "step": (f"/knowledge/scripts/{script.code}/steps/{step.pk}/", "text_kk"),
    }


@pytest.mark.parametrize("name", ["card", "banner", "script", "step"])
def test_the_second_is_told(name: str, form_pages: Any, world: World, client_for: Any) -> None:
    address, field = form_pages[name]
    first, second = client_for(world.people.content_editor), client_for(world.people.administrator)
    word = "2026-05-01" if field == "review_on" else WORD
    mine, theirs = filled(first.get(address)), filled(second.get(address))
    assert first.post(address, {**mine, field: word}).status_code == 302
    refused = second.post(address, {**theirs, "is_sample": "on"})
    assert refused.status_code == 422
    assert "Somebody else has changed this meanwhile" in refused.content.decode()
    again = filled(second.get(address))
    assert str(again[field]) == word
    assert second.post(address, {**again, "is_sample": "on"} if name != "step" else again).status_code == 302


def test_a_new_step_does_not_stop_the_card(form_pages: Any, world: World, client_for: Any) -> None:
    card, step = form_pages["script"][0], form_pages["step"][0]
    editor = client_for(world.people.content_editor)
    mine = filled(editor.get(card))
    assert editor.post(step, {**filled(editor.get(step)), "text_kk": WORD}).status_code == 302
    assert editor.post(card, {**mine, "name_kk": WORD}).status_code == 302
    assert Script.objects.get().name_kk == WORD
