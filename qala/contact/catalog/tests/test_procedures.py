"""Procedures, ladders, reasons and letters as data."""

from datetime import timedelta
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog import reference
from qala.contact.catalog.actions import (
    add_rung,
    end_rung,
    save_cause,
    save_letter,
    save_procedure,
    set_procedure_term,
)
from qala.contact.catalog.models import Cause, EscalationStep, LetterTemplate, Procedure, ProcedureTerm
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.letters import fill, unknown_places
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.kept import kept
from tests.personas import everybody


@kept(is_frozen=True)
def world() -> World:
    return make_world(everybody())


def ordinary() -> Procedure:
    return Procedure.objects.get(code="administrative")


def test_loading_twice_leaves_the_citys_edits_alone(world: World) -> None:
    counts = [m.objects.count() for m in (Procedure, ProcedureTerm, EscalationStep, Cause, LetterTemplate)]
    Procedure.objects.filter(code="administrative").update(name_en="Ours")
    reference.load(lambda line: None)
    again = [m.objects.count() for m in (Procedure, ProcedureTerm, EscalationStep, Cause, LetterTemplate)]
    assert again == counts
    assert ordinary().name_en == "Ours"


def test_a_term_is_changed_from_a_day_on(world: World) -> None:
    start = today() + timedelta(days=10)
    words: dict[str, Any] = {
        "procedure": ordinary(), "kind": "resolve", "amount": 10, "unit": "working_days", "valid_from": start,
    }  # fmt: skip
    for person in (world.people.content_editor, world.people.controller):
        with pytest.raises(NotAllowed):
            set_procedure_term(**words, by=person)
    admin = world.people.administrator
    set_procedure_term(**words, by=admin)
    with pytest.raises(Conflict):
        set_procedure_term(**words, by=admin)
    with pytest.raises(Invalid):
        set_procedure_term(**{**words, "valid_from": today() - timedelta(days=1)}, by=admin)
    assert book().terms_of(ordinary().pk, today())["resolve"].allowance.amount == 15
    assert book().terms_of(ordinary().pk, start)["resolve"].allowance.amount == 10
    assert timeline.of(ordinary()).filter(verb="promise").count() == 1


def test_a_procedure_asks_for_other_fields(world: World) -> None:
    words: dict[str, Any] = {
        "name_kk": "Рәсім", "name_ru": "Процедура", "name_en": "Procedure", "needs_hearing": False,
        "needs_late_cause": True, "checks_language": True, "is_active": True, "source": "",
    }  # fmt: skip
    admin = world.people.administrator
    with pytest.raises(Invalid):
        save_procedure(procedure=ordinary(), required=["shoe_size"], by=admin, **words)
    with pytest.raises(Invalid):
        save_procedure(procedure=ordinary(), required=[], by=admin, **{**words, "name_kk": " "})
    save_procedure(procedure=ordinary(), required=["phone"], by=admin, **words)
    assert book().procedures[ordinary().pk].required == ["phone"]
    assert ordinary().prefix == "A"


def test_the_ladder_is_changed_from_a_day_on(world: World) -> None:
    admin = world.people.administrator
    words: dict[str, Any] = {
        "procedure": ordinary(), "kind": "resolve", "share": 120, "role": "controller", "where": "centre",
        "valid_from": today(),
    }  # fmt: skip
    with pytest.raises(NotAllowed):
        add_rung(**words, by=world.people.controller)
    with pytest.raises(Invalid):
        add_rung(**{**words, "where": "executor"}, by=admin)
    made = add_rung(**words, by=admin)
    with pytest.raises(Conflict):
        add_rung(**words, by=admin)
    assert 120 in [rung.share for rung in book().ladder(ordinary().pk, "resolve", today())]
    tomorrow = today() + timedelta(days=1)
    end_rung(rung=made, valid_to=tomorrow, by=admin)
    assert 120 not in [rung.share for rung in book().ladder(ordinary().pk, "resolve", tomorrow)]


def test_reasons_and_letters(world: World) -> None:
    admin = world.people.administrator
    names = {
        "name_kk": "Су",
        "name_ru": "Вода",
        "name_en": "Water",
        "order": 1,
        "is_active": True,
        "use": "pause",
    }
    save_cause(cause=None, code="pause-water", by=admin, **names)
    with pytest.raises(Conflict):
        save_cause(cause=None, code="pause-water", by=admin, **names)
    assert "pause-water" in [cause.code for cause in book().causes_for("pause")]
    letter = LetterTemplate.objects.get(kind="slip")
    words = {"title_kk": "Т", "title_ru": "Т", "body_kk": "{number}", "body_ru": "{secret}"}
    with pytest.raises(Invalid) as refused:
        save_letter(letter=letter, by=admin, **words)
    assert set(refused.value.fields) == {"body_ru"}
    save_letter(letter=letter, by=admin, **{**words, "body_ru": "{due}"})
    with pytest.raises(NotAllowed):
        save_letter(letter=letter, by=world.people.content_editor, **words)


def test_places_are_filled_once() -> None:
    assert fill("{number}: {reason} {due}", {"number": "1", "reason": "{number}"}) == "1: {number} —"
    assert unknown_places("{number} {x} {X}") == ["x"]


def test_the_screens(world: World, client_for: Any) -> None:
    admin, reader = client_for(world.people.administrator), client_for(world.people.executor)
    rung = ordinary().ladder.first()
    for address in (
        "procedures/", "procedures/administrative/", "procedures/administrative/edit/",
        "procedures/administrative/term/", "procedures/administrative/ladder/", f"ladder/{rung.pk}/end/",
        "reasons/", "reasons/late-staff/", "letters/slip/",
    ):  # fmt: skip
        assert admin.get(f"/catalog/{address}").status_code == 200, address
    assert reader.get("/catalog/procedures/administrative/").status_code == 200
    assert reader.get("/catalog/procedures/administrative/edit/").status_code == 403
    answer = admin.post(
        "/catalog/procedures/administrative/term/",
        {
            "kind": "resolve",
            "amount": 12,
            "unit": "working_days",
            "warn_share": 0.5,
            "valid_from": "2026-04-01",
        },
    )
    assert answer.status_code == 302
    assert ordinary().terms.filter(kind="resolve").count() == 2


def test_a_step_that_overlaps_another_is_refused_beside_the_field(world: World, client_for: Any) -> None:
    admin = world.people.administrator
    words: dict[str, Any] = {
        "procedure": ordinary(), "kind": "resolve", "share": 120, "role": "controller", "where": "centre",
    }  # fmt: skip
    made = add_rung(**words, valid_from=today(), by=admin)
    end_rung(rung=made, valid_to=today() + timedelta(days=10), by=admin)
    for begins in (today(), today() + timedelta(days=9), today() - timedelta(days=30)):
        with pytest.raises(Conflict) as refused:
            add_rung(**words, valid_from=begins, by=admin)
        assert set(refused.value.fields) == {"valid_from"}
    typed = {**words, "valid_from": today().isoformat()}
    del typed["procedure"]
    page = client_for(admin).post("/catalog/procedures/administrative/ladder/", typed)
    assert page.status_code == 422
    assert page.context["form"].errors["valid_from"]
    add_rung(**words, valid_from=today() + timedelta(days=10), by=admin)


def test_forms_about_procedures_lead_back_to_them(world: World, client_for: Any) -> None:
    page = client_for(world.people.administrator).get("/catalog/reasons/")
    assert page.context["crumbs"][0][1] == "/catalog/procedures/"
    assert client_for(world.people.content_editor).get("/catalog/reasons/").status_code == 403
