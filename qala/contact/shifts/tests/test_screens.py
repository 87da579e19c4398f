"""The screens as their users meet them."""

from typing import Any

import pytest

from qala.contact.shifts.actions.handover import write_note
from qala.contact.shifts.actions.reviews import draw_sample, review
from qala.contact.shifts.models import OperatorState, QualityReview, QueueHold, ReviewForm, Shift
from qala.contact.shifts.tests.factories import MONDAY, Centre, queue_of, work_of


def test_an_operator_s_day_by_buttons(centre: Centre, client_for: Any) -> None:
    client = client_for(centre.operator)
    assert "Sign on" in client.get("/shifts/me/").content.decode()
    first = client.post("/shifts/state/", {"state": "on", "_key": "a"})
    again = client.post("/shifts/state/", {"state": "on", "_key": "a"})
    assert first["Location"] == again["Location"] == "/shifts/me/"
    state = OperatorState.objects.get()
    client.post("/shifts/state/", {"state": "break", "reason": "rest", "expected": state.pk})
    late = client.post("/shifts/state/", {"state": "away", "expected": state.pk})
    assert late.status_code == 409
    assert client.post("/shifts/state/", {}).status_code == 422
    page = client.get("/shifts/me/").content.decode()
    assert "Short break" in page
    client.post("/shifts/state/", {"state": "off"})
    assert not OperatorState.objects.filter(ended_at=None).exists()


def test_a_supervisor_signs_somebody_off_from_the_board(centre: Centre, client_for: Any) -> None:
    client_for(centre.operator).post("/shifts/state/", {"state": "on"})
    lead = client_for(centre.lead)
    page = lead.get("/shifts/now/")
    assert centre.operator.full_name in page.content.decode()
    words = {"state": "off", "operator": centre.operator.pk, "back": "now"}
    assert client_for(centre.other).post("/shifts/state/", words).status_code == 403
    assert lead.post("/shifts/state/", words)["Location"] == "/shifts/now/"
    assert OperatorState.objects.get().ended_by == "supervisor"
    assert lead.post("/shifts/state/", {**words, "operator": centre.people.resident.pk}).status_code == 404


def test_the_board_costs_the_same_for_more_people(
    centre: Centre, client_for: Any, count_queries: Any
) -> None:
    client = client_for(centre.lead)
    client.get("/shifts/now/")
    with count_queries() as few:
        client.get("/shifts/now/")
    for person in (centre.operator, centre.other, centre.second_lead):
        client_for(person).post("/shifts/state/", {"state": "on"})
    with count_queries() as many:
        client.get("/shifts/now/")
    assert len(few) == len(many)


@pytest.mark.parametrize("address", ["/shifts/", "/shifts/reviews/", "/shifts/reviews/samples/"])
def test_lists_cost_the_same_for_more_rows(
    centre: Centre, client_for: Any, count_queries: Any, address: str
) -> None:
    client = client_for(centre.lead)
    _one_more(centre, 1)
    client.get(address, follow=True)
    with count_queries() as few:
        assert client.get(address).status_code == 200
    _one_more(centre, 2)
    _one_more(centre, 3)
    with count_queries() as many:
        client.get(address)
    assert len(few) == len(many)


def _one_more(centre: Centre, number: int) -> QualityReview:
    centre.plan("day", MONDAY.replace(day=MONDAY.day + number), centre.operator)
    work_of({centre.operator.pk: [number]})
    sample = draw_sample(
        operator_id=centre.operator.pk, kind="people.user", from_on=MONDAY, to_on=MONDAY, size=1, seed="s",
        by=centre.lead,
    )  # fmt: skip
    form = ReviewForm.objects.get()
    marks = {one.pk: 90 for one in form.criteria.all()}
    return review(sample_id=sample.pk, subject_id=number, form_id=form.pk, marks=marks, by=centre.lead)


def test_operators_see_their_own(centre: Centre, client_for: Any) -> None:
    made = _one_more(centre, 1)
    own, other = client_for(centre.operator), client_for(centre.other)
    for address in (
        f"/shifts/{centre.shift.pk}/",
        f"/shifts/reviews/{made.pk}/",
        f"/shifts/reviews/{made.pk}/object/",
    ):
        assert own.get(address).status_code == 200
        assert other.get(address).status_code == 404
    assert len(own.get("/shifts/").context["page"].rows) == 2
    assert other.get("/shifts/").context["page"].rows == []
    assert other.get("/shifts/reviews/").context["page"].rows == []
    assert own.get("/shifts/figures/").status_code == 403
    assert own.get("/shifts/?format=csv").status_code == 403


def test_an_objection_through_the_page(centre: Centre, client_for: Any) -> None:
    made = _one_more(centre, 1)
    client = client_for(centre.operator)
    address = f"/shifts/reviews/{made.pk}/object/"
    assert client.post(address, {"text": ""}).status_code == 422
    assert client.post(address, {"text": "I gave the address"})["Location"] == f"/shifts/reviews/{made.pk}/"
    assert client.post(address, {"text": "Again"}).status_code == 422
    decided = client_for(centre.second_lead).post(
        f"/shifts/reviews/{made.pk}/decide/",
        {"text": "True", **{f"mark_{mark.criterion_id}": 100 for mark in made.marks.all()}},
    )
    assert decided.status_code == 302
    made.refresh_from_db()
    assert (made.stage, made.score) == ("changed", 100)


def test_taking_over_by_the_page(centre: Centre, client_for: Any, frozen_clock: Any) -> None:
    note = write_note(shift_id=centre.shift.pk, text="Water is off in the east", by=centre.lead)
    night = centre.plan("night", MONDAY, centre.other, lead=centre.second_lead)
    frozen_clock.move_to(night.starts_at)
    client = client_for(centre.second_lead)
    address = f"/shifts/{night.pk}/take-over/"
    refused = client.post(address)
    assert refused.status_code == 409
    assert "Water is off in the east" in refused.content.decode()
    assert client.post(f"/shifts/notes/{note.pk}/confirm/", {"shift": night.pk})["Location"] == address
    assert client.post(address)["Location"] == f"/shifts/{night.pk}/"
    assert Shift.objects.get(pk=night.pk).taken_over_by == centre.second_lead


def test_the_queue_by_buttons(centre: Centre, client_for: Any) -> None:
    queue_of("a", "b")
    own, other, lead = client_for(centre.operator), client_for(centre.other), client_for(centre.lead)
    words = {"channel": "test.queue", "key": "a"}
    assert own.post("/shifts/queue/take/", words).status_code == 302
    assert other.post("/shifts/queue/take/", words).status_code == 409
    assert (
        other.post("/shifts/queue/take/", {**words, "key": "b", "operator": centre.other.pk}).status_code
        == 403
    )
    hold = QueueHold.objects.get()
    assert lead.post(f"/shifts/queue/{hold.pk}/move/", {"operator": centre.other.pk}).status_code == 302
    held = QueueHold.objects.get(ended_at=None)
    assert held.operator == centre.other
    assert other.post(f"/shifts/queue/{held.pk}/move/", {"back": "1"}).status_code == 302
    page = own.get("/shifts/queue/?channel=test.queue").content.decode()
    assert page.count("Item ") == 2


def test_staffing_of_a_typed_in_load(centre: Centre, client_for: Any) -> None:
    page = client_for(centre.people.analyst).get(
        "/shifts/staffing/?day=2026-03-02&source=typed&per_hour=600&handle=240&agents=46"
    )
    assert page.context["hour"]["erlangs"] == 40
    assert page.context["hour"]["needed"] == 48
    assert f"{page.context['hour']['service_level']:.6f}" == "0.838790"
    assert len(page.context["lines"]) == 24
    assert page.context["missing_hours"] == 24
    wrong = client_for(centre.people.analyst).get("/shifts/staffing/?day=never&per_hour=-1")
    assert wrong.status_code == 200


def test_new_standards_by_the_page(centre: Centre, client_for: Any) -> None:
    client = client_for(centre.people.administrator)
    form = client.get("/shifts/standards/forms/contact/").context["form"]
    words = {
        **form.initial,
        "valid_from": "2026-03-09",
        "lines": "Бір | Один | One | 5!\nЕкі | Два | Two | 1",
    }
    assert client.post("/shifts/standards/forms/contact/", {**words, "lines": "one"}).status_code == 422
    assert client.post("/shifts/standards/forms/contact/", words).status_code == 302
    made = ReviewForm.objects.get(valid_from="2026-03-09")
    assert [(one.name_kk, one.weight, one.is_fatal) for one in made.criteria.all()] == [
        ("Бір", 5, True),
        ("Екі", 1, False),
    ]
    assert (
        client.post(
            "/shifts/standards/breaks/rest/", {"minutes_each": 5, "valid_from": "2026-03-01"}
        ).status_code
        == 422
    )
