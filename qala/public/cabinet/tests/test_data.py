"""What the city holds about a person: taken along, and forgotten."""

import io
import json
import sys
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection

from qala.contact.appeals.actions import Person, accept, answer, join, register
from qala.contact.appeals.models import Appeal, Applicant
from qala.contact.appeals.tests.factories import IN_WEST, PROOF, World
from qala.contact.catalog.models import Cause
from qala.contact.contacts import reference as emergency_gate
from qala.contact.contacts.actions import Talk, finish
from qala.ground.files.tests.factories import photo
from qala.ground.people.actions import saw
from qala.public.cabinet.actions import (
    agree,
    ask_copy,
    ask_erasure,
    carry_out,
    carry_out_due,
    clear_kept,
    follow_district,
    make_copy,
    open_copy,
    refuse,
    sweep_copies,
    withdraw,
)
from qala.public.cabinet.models import DataCopy, ErasureRequest, Following, Kept
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed

NAME, PHONE, EMAIL = "Сәулебек Жоқжанов", "+77019998877", "planted@example.org"


def full_person(world: World) -> Any:
    """A resident with something in every corner."""
    resident = world.people.resident
    resident.full_name, resident.phone = NAME, PHONE
    resident.save()
    resident.emailaddress_set.update(email=EMAIL)
    resident.email = EMAIL
    resident.save()
    person = Person(full_name=NAME, phone=PHONE, email=EMAIL, has_agreed=True)
    words = {"topic_id": world.heat.pk, "channel": "web", "place": IN_WEST}
    own = register(
        text=f"Менің атым {NAME}, телефон {PHONE}, {EMAIL}. Пәтерде жылу жоқ.",
        resident=resident,
        person=person,
        **words,
    ).appeal
    accept(appeal_id=own.pk, by=world.people.executor)
    answer(appeal_id=own.pk, text=f"{NAME}, {PROOF}", by=world.people.executor)
    Appeal.objects.filter(pk=own.pk).update(place_note=f"Звоните {PHONE}")
    register(text="Подъезд холодный", person=person, **words)
    others = register(text="Cold too", **words).appeal
    join(appeal_id=others.pk, channel="web", resident=resident, person=person, words=f"Звоните {PHONE}")
    emergency_gate.load(lambda line: None)
    talk = Talk("phone", f"Спрашивал {NAME}, {PHONE}", world.heat.pk, phone=PHONE, full_name=NAME)
    finish(talk=talk, outcome="consultation", by=world.people.operator)
    follow_district(district_id=world.west.pk, by=resident)
    saw(world.people.operator, own, "a call at the desk")
    return resident


def places_of(*needles: str) -> set[str]:
    """Every table and column of the database that holds one of these texts."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND "
            "data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY')"
        )
        columns = cursor.fetchall()
        by_table: dict[str, list[str]] = {}
        for table, column in columns:
            by_table.setdefault(table, []).append(column)
        found = set()
        for table, names in by_table.items():
            tests = ", ".join(f'bool_or("{name}"::text ILIKE ANY(%s))' for name in names)
            patterns = [f"%{needle}%" for needle in needles]
            cursor.execute(f'SELECT {tests} FROM "{table}"', [patterns] * len(names))
            row = cursor.fetchone()
            found |= {f"{table}.{name}" for name, hit in zip(names, row, strict=True) if hit}
    return found


def agreed_wish(world: World, resident: Any, frozen_clock: Any) -> ErasureRequest:
    wish = ask_erasure(by=resident)
    agree(erasure_id=wish.pk, by=world.people.administrator)
    frozen_clock.forward(days=4)
    return wish


def test_after_the_terms_nothing_is_found(world: World, frozen_clock: Any) -> None:
    resident = full_person(world)
    assert {"people_user.full_name", "appeals_applicant.phone", "appeals_reporter.email"} <= places_of(
        NAME, PHONE, EMAIL
    )
    wish = agreed_wish(world, resident, frozen_clock)
    assert carry_out_due() == 1
    # What must be kept, and the audit's copies of it; nothing of the account.
    allowed = (
        "appeals_applicant", "appeals_reporter", "contacts_contact", "appeals_appeal", "appeals_answer",
        "shared_timelineentry.note",
    )  # fmt: skip
    found = places_of(NAME, PHONE, EMAIL)
    assert {place for place in found if not place.startswith(allowed)} == set()
    assert any(place.startswith("appeals_applicant.") for place in found)
    resident.refresh_from_db()
    assert (resident.is_active, resident.email, resident.phone, resident.full_name) == (False, None, None, "")
    assert not Following.objects.filter(user=resident).exists()
    assert not Appeal.objects.filter(resident=resident).exists()
    assert Kept.objects.filter(erasure=wish).count() == 4
    assert "Деректеріңіз" in mail.outbox[-1].subject or "erased" in mail.outbox[-1].subject
    cause = Cause.objects.filter(use=Cause.Use.LATE).values_list("code", flat=True).first() or ""
    for appeal in Appeal.objects.exclude(stage="done"):
        accept(appeal_id=appeal.pk, by=world.people.executor)
        answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor, late_cause=cause)
    frozen_clock.forward(days=400)
    assert clear_kept() == 4
    assert clear_kept() == 0
    assert places_of(NAME, PHONE, EMAIL) == set()
    assert Appeal.objects.filter(text__contains="жылу жоқ").exists()


def test_an_open_appeal_waits_longer(world: World, frozen_clock: Any) -> None:
    resident = full_person(world)
    agreed_wish(world, resident, frozen_clock)
    carry_out_due()
    frozen_clock.forward(days=400)
    clear_kept()
    assert Applicant.objects.filter(phone=PHONE).count() == 1  # of the two that were written, the open one
    frozen_clock.forward(days=40)
    assert clear_kept() == 0


def test_carried_out_twice_is_once(world: World, frozen_clock: Any) -> None:
    resident = full_person(world)
    wish = agreed_wish(world, resident, frozen_clock)
    assert carry_out(erasure_id=wish.pk)
    letters = len(mail.outbox)
    assert not carry_out(erasure_id=wish.pk)
    assert len(mail.outbox) == letters
    assert [entry.verb for entry in timeline.of(wish)] == ["ask", "agree", "erase"]


def test_killed_in_the_middle_begins_anew(world: World, frozen_clock: Any, monkeypatch: Any) -> None:
    resident = full_person(world)
    wish = agreed_wish(world, resident, frozen_clock)

    def killed(**_words: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as held:
        held.setattr(sys.modules["qala.public.cabinet.actions.carry_out"], "erase_account", killed)
        with pytest.raises(SystemExit), atomic():
            carry_out(erasure_id=wish.pk)
    wish.refresh_from_db()
    assert wish.state == "agreed"
    assert Following.objects.filter(user=resident).exists()
    assert Appeal.objects.filter(resident=resident).exists()
    assert carry_out(erasure_id=wish.pk)
    assert not Following.objects.filter(user=resident).exists()


def test_second_thoughts(world: World, frozen_clock: Any) -> None:
    resident, administrator = world.people.resident, world.people.administrator
    wish = ask_erasure(by=resident)
    assert ask_erasure(by=resident).pk == wish.pk
    agree(erasure_id=wish.pk, by=administrator)
    assert not carry_out(erasure_id=wish.pk)  # not its day yet
    withdraw(by=resident)
    frozen_clock.forward(days=10)
    assert carry_out_due() == 0
    with pytest.raises(Missing):
        withdraw(by=resident)
    resident.refresh_from_db()
    assert resident.is_active


def test_who_reviews(world: World) -> None:
    wish = ask_erasure(by=world.people.resident)
    with pytest.raises(NotAllowed):
        agree(erasure_id=wish.pk, by=world.people.operator)
    with pytest.raises(Invalid):
        refuse(erasure_id=wish.pk, reason=" ", by=world.people.controller)
    refuse(erasure_id=wish.pk, reason="An appeal is before the court", by=world.people.controller)
    with pytest.raises(Conflict):
        agree(erasure_id=wish.pk, by=world.people.controller)
    with pytest.raises(Conflict):
        ask_erasure(by=world.people.operator)


def test_the_copy_holds_everything(world: World, frozen_clock: Any) -> None:
    resident = full_person(world)
    picture = photo(by=resident)
    own = register(
        text="With a photo", topic_id=world.heat.pk, channel="web", resident=resident, files=[picture.pk]
    ).appeal
    copy = ask_copy(by=resident)
    assert ask_copy(by=resident).pk == copy.pk
    assert make_copy(copy_id=copy.pk)
    assert not make_copy(copy_id=copy.pk)
    _row, opened = open_copy(copy_id=copy.pk, by=resident)
    with opened, zipfile.ZipFile(io.BytesIO(opened.read())) as packed:
        data = json.loads(packed.read("data.json"))
        assert data["profile"][0]["full_name"] == NAME
        assert {row["number"] for row in data["appeals"]} >= {own.number}
        assert len(data["appeals"]) == 3
        assert (len(data["calls"]), len(data["joined"]), len(data["following"]), len(data["looks"])) == (
            1,
            1,
            1,
            1,
        )
        assert data["looks"][0]["why"] == "a call at the desk"
        assert world.people.operator.full_name not in packed.read("data.json").decode()
        assert f"files/{picture.pk}.jpg" in packed.namelist()
        assert own.number in packed.read("index.html").decode()
        assert own.number in packed.read("appeals.csv").decode("utf-8-sig")
    with pytest.raises(Missing):
        open_copy(copy_id=copy.pk, by=world.people.stranger)
    frozen_clock.forward(days=4)
    with pytest.raises(Missing):
        open_copy(copy_id=copy.pk, by=resident)
    assert sweep_copies() == 1
    assert sweep_copies() == 0


def test_three_copies_a_day(world: World) -> None:
    rows = [
        DataCopy(user=world.people.resident, state="expired", asked_at=now() - timedelta(hours=1))
        for _ in range(3)
    ]
    DataCopy.objects.bulk_create(rows)
    with pytest.raises(Conflict):
        ask_copy(by=world.people.resident)


def test_pages(world: World, client_for: Any) -> None:
    resident = full_person(world)
    resident.set_password("a long enough one")
    resident.save()
    client = client_for(resident)
    page = client.get("/my/data/").content.decode()
    assert "a call at the desk" in page
    assert client.get("/my/data/erase/").status_code == 200
    # A session that signed in long ago (or by a test) is asked who it is.
    assert "reauthenticate" in client.post("/my/data/copy/")["Location"]
    assert "reauthenticate" in client.post("/my/data/erase/", {"has_read": "on"})["Location"]
    wish = ask_erasure(by=resident)
    staff = client_for(world.people.controller)
    page = staff.get(f"/my/erasures/{wish.pk}/").content.decode()
    assert NAME not in page
    assert staff.get("/my/erasures/").status_code == 200
    assert staff.post(f"/my/erasures/{wish.pk}/refuse/", {"reason": ""}).status_code == 422
    assert staff.post(f"/my/erasures/{wish.pk}/refuse/", {"reason": "Before the court"}).status_code == 302
    assert "Before the court" in client.get("/my/data/").content.decode()


# Columns that say who somebody is, by table, and what becomes of them when a resident is erased.
KNOWN = {
    "people.user": "erase_account",
    "appeals.applicant": "clear_appeal",
    "appeals.reporter": "clear_reporter",
    "contacts.contact": "clear_contact",
    "contacts.contactdraft": "an operator's unfinished talk, swept after some days",
    "organisations.organisation": "a body, not a person",
    "open311.apiclient": "whoever answers for a program, not a resident",
}


def test_no_table_with_people_is_forgotten() -> None:
    """A new room that keeps names or contacts belongs into `queries/holdings.py`, `actions/carry_out.py` and here."""
    telling = {"phone", "email", "full_name", "iin", "from_address"}
    found = {
        model._meta.label_lower
        for model in apps.get_models()
        if model.__module__.startswith("qala.")
        and not model._meta.label_lower.endswith("event")
        and telling & {field.name for field in model._meta.local_fields}
    }
    assert found - set(KNOWN) - {"mailbox.letter"} == set()
