"""Slips, letters, notices and the forms of the law as their users meet them."""

import json
from typing import Any

import typst
from django.test import Client

from qala.contact.appeals.actions import extend
from qala.contact.appeals.actions.escalate import escalate
from qala.contact.appeals.models import Appeal, OfficialLetter
from qala.contact.appeals.queries.papers import letter_paper, slip_paper
from qala.contact.appeals.tests.factories import World
from qala.contact.appeals.tests.legal import IIN, KAZAKH, WRITER, legal, legal_taken
from qala.contact.appeals.tests.test_screens import filled
from qala.ground.people.models import PersonalDataView
from qala.shared import typeset

NASTY = '#read("/etc/passwd") *bold* $x$ @ref <label> #import "@preview/cetz:0.1.0" \\ "quoted"'


def test_what_people_wrote_is_set_as_plain_text() -> None:
    paper = typeset.Paper("kk", NASTY, NASTY, [NASTY], [(NASTY, NASTY)], [NASTY], NASTY)
    assert typeset.pdf(paper).startswith(b"%PDF-")
    data = {
        "lang": "kk",
        "title": NASTY,
        "sender": "",
        "body": [NASTY],
        "facts": [],
        "signed": [],
        "foot": "",
    }
    found = typst.query(
        typeset.SHEET, "emph", root=typeset.SHEET.parent, sys_inputs={"data": json.dumps(data)}
    )
    assert json.loads(found) == []


def test_the_slip_names_number_day_and_receiver_and_no_applicant(world: World, client_for: Any) -> None:
    appeal = legal(world)
    facts = dict(slip_paper(appeal, secret="ABC").facts)
    assert appeal.number in facts.values()
    assert world.people.operator.full_name in facts.values()
    assert "02.03.2026" in facts.values()
    assert "10:00" in facts.values()
    assert "ABC" in facts.values()
    assert not {WRITER.full_name, IIN, WRITER.phone} & set(facts.values())
    answer = client_for(world.people.operator).get(f"/appeals/{appeal.number}/slip.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    assert answer["Cache-Control"] == "no-store"
    assert (
        client_for(world.people.other_executor).get(f"/appeals/{appeal.number}/slip.pdf").status_code == 404
    )


def test_a_letter_bears_the_name_and_looking_is_kept(world: World, client_for: Any) -> None:
    appeal = legal_taken(world)
    extend(appeal_id=appeal.pk, amount=5, unit="working_days", reason=NASTY, by=world.people.executor_head)
    letter = OfficialLetter.objects.get()
    paper = letter_paper(letter, appeal.applicant)
    assert WRITER.full_name in " ".join(paper.body)
    assert WRITER.full_name not in letter.body
    address = f"/appeals/{appeal.number}/letters/{letter.pk}/"
    assert client_for(world.people.analyst).post(address).status_code == 403
    assert not PersonalDataView.objects.exists()
    assert client_for(world.people.executor).post(address).content.startswith(b"%PDF-")
    assert PersonalDataView.objects.count() == 1
    other = legal(world)
    assert (
        client_for(world.people.executor).post(f"/appeals/{other.number}/letters/{letter.pk}/").status_code
        == 404
    )


def test_the_desk_registers_under_the_law(world: World, client_for: Any) -> None:
    client: Client = client_for(world.people.operator)
    words = filled(world, procedure="administrative", full_name="Somebody", iin="1")
    answer = client.post("/appeals/new/", words)
    assert answer.status_code == 422
    assert b"This is not an IIN" in answer.content
    answer = client.post("/appeals/new/", {**words, "iin": IIN})
    assert answer.status_code == 422
    assert b"This procedure needs it" in answer.content
    answer = client.post("/appeals/new/", {**words, "iin": IIN, "home_address": "Abai 1"})
    appeal = Appeal.objects.get()
    assert appeal.number.startswith("A")
    assert answer["Location"] == f"/appeals/{appeal.number}/"
    page = client.get(answer["Location"]).content.decode()
    assert "Administrative procedure (ordinary)" in page
    assert f"/appeals/{appeal.number}/slip.pdf" in page


def test_a_case_is_converted_by_a_form(world: World, client_for: Any) -> None:
    case = world.appeal()
    client: Client = client_for(world.people.operator)
    address = f"/appeals/{case.number}/convert/"
    words = {
        "convert-procedure": "administrative", "convert-full_name": "Somebody", "convert-iin": IIN,
        "convert-home_address": "Abai 1", "convert-phone": "8 701 000 00 01",
    }  # fmt: skip
    assert client.post(address, words).status_code == 422
    answer = client.post(address, {**words, "convert-has_consented": "on"})
    made = Appeal.objects.get(origin=case)
    assert answer["Location"] == f"/appeals/{made.number}/"
    page = client.get(answer["Location"]).content.decode()
    assert f"Before: {case.number}" in page


def test_the_form_of_an_answer_asks_for_what_the_procedure_needs(
    world: World, client_for: Any, frozen_clock: Any
) -> None:
    appeal = legal_taken(world)
    client: Client = client_for(world.people.executor)
    address = f"/appeals/{appeal.number}/answer/"
    page = client.get(address).content.decode()
    assert "unfavourable" in page
    assert "Why the answer is late" not in page
    answer = client.post(address, {"answer-text": KAZAKH})
    assert answer.status_code == 422
    assert b"written in another language" in answer.content
    frozen_clock.forward(days=40)
    assert "Why the answer is late" in client_for(world.people.executor).post(address).content.decode()


def test_notices_are_the_persons_own(world: World, client_for: Any, frozen_clock: Any) -> None:
    appeal = legal_taken(world)
    frozen_clock.forward(days=14)
    escalate()
    mine: Client = client_for(world.people.executor)
    assert appeal.number in mine.get("/appeals/notices/").content.decode()
    other: Client = client_for(world.people.controller)
    assert appeal.number not in other.get("/appeals/notices/").content.decode()
    assert other.post("/appeals/notices/seen/").status_code == 302
    assert appeal.escalations.filter(share=50, seen_at=None).count() == 1
    assert mine.post("/appeals/notices/seen/").status_code == 302
    assert appeal.escalations.filter(share=50, seen_at=None).count() == 0
    assert appeal.number not in mine.get("/appeals/notices/?seen=new").content.decode()
    assert client_for(world.people.stranger).get("/appeals/notices/").status_code == 403
