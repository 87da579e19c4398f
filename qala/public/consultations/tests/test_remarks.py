"""A resident writes, a moderator reads, the city replies."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from qala.ground.notifications.models import Dispatch, Notification
from qala.public.consultations.actions import hide_remark, remark, reply, show_remark
from qala.public.consultations.models import Consultation, ConsultationRemark
from qala.public.consultations.queries.waiting import waiting
from qala.public.consultations.tests import factories
from qala.public.portal.models import ContactCode
from qala.public.portal.rules.codes import code_for
from qala.shared import timeline
from qala.shared.clock import now, today, travel
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed, TooMany
from tests.personas import Personas

pytestmark = pytest.mark.django_db
EN = {"Accept-Language": "en"}


def test_a_remark_has_a_number_and_a_day_of_reply(row: Consultation, personas: Personas) -> None:
    line = row.plan.lines[0].key
    first = factories.said(row, personas.resident, line=line)
    second = factories.said(row, text="Басқасы")
    assert (first.number, second.number, first.state) == (1, 2, "waiting")
    assert first.due_on == today() + timedelta(days=15)
    assert (first.contact, second.user, second.contact) == ("", None, "zhan@example.org")
    entries = timeline.of(row).filter(verb="remark")
    assert [entry.by for entry in entries] == [None, None]


def test_the_same_words_twice_are_one_remark(row: Consultation, personas: Personas) -> None:
    first = factories.said(row, personas.resident)
    assert factories.said(row, personas.resident, f"  {factories.TEXT.upper()} ") == first
    assert factories.said(row, personas.stranger) != first
    assert row.remarks.count() == 2


def test_what_is_refused(row: Consultation, personas: Personas) -> None:
    resident = personas.resident
    for fields in ({"text": " "}, {"line": "no-such"}, {"by": None, "contact": ""}, {"text": "x" * 4001}):
        words: dict[str, Any] = {"text": "Ия", "language": "kk", "by": resident, **fields}
        with pytest.raises(Invalid):
            remark(consultation_id=row.pk, **words)
    draft = factories.draft(personas.project_office, row.version)
    with pytest.raises(Missing):
        factories.said(draft, resident)
    for days in (-1, 21):
        with travel(now() + timedelta(days=days)), pytest.raises(Conflict):
            factories.said(row, resident)
    assert not ConsultationRemark.objects.exists()


def test_one_person_does_not_fill_it(row: Consultation, personas: Personas) -> None:
    for number in range(10):
        factories.said(row, personas.resident, f"Сөз {number}")
    with pytest.raises(TooMany):
        factories.said(row, personas.resident, "Тағы")
    assert factories.said(row, personas.stranger).number == 11


def test_nobody_reads_it_before_a_moderator(row: Consultation, personas: Personas) -> None:
    made = factories.said(row, personas.resident, "Менің нөмірім 8 701 000 00 01")
    address = f"/consultations/{row.pk}/"
    assert "нөмірім" not in Client().get(address).content.decode()
    with pytest.raises(NotAllowed):
        show_remark(remark_id=made.pk, words="Ия", by=personas.project_office)
    with pytest.raises(Invalid):
        show_remark(remark_id=made.pk, words=made.text, by=personas.content_editor)
    show_remark(remark_id=made.pk, words="Жол керек", by=personas.content_editor)
    page = Client().get(address).content.decode()
    assert "Жол керек" in page
    assert "701 000" not in page
    assert personas.resident.full_name not in page
    with pytest.raises(Conflict):
        show_remark(remark_id=made.pk, words="Жол", by=personas.content_editor)
    assert Notification.objects.get(kind="consultations.shown").user_id == personas.resident.pk


def test_a_hidden_one_has_a_reason_that_its_writer_reads(row: Consultation, personas: Personas) -> None:
    made = factories.shown(row, personas.content_editor)
    hide_remark(remark_id=made.pk, cause="abuse", by=personas.controller)
    assert factories.TEXT not in Client().get(f"/consultations/{row.pk}/").content.decode()
    assert Dispatch.objects.filter(address="zhan@example.org").exists()
    with pytest.raises(Conflict):
        hide_remark(remark_id=made.pk, cause="abuse", by=personas.controller)
    other = factories.said(row, text="Екінші")
    with pytest.raises(Invalid):
        hide_remark(remark_id=other.pk, cause="because", by=personas.controller)


def test_the_city_replies_once(row: Consultation, personas: Personas) -> None:
    office, editor = personas.project_office, personas.content_editor
    made = factories.said(row, personas.resident)
    with pytest.raises(Conflict):
        reply(remark_id=made.pk, outcome="accepted", text="Ия", by=office)
    show_remark(remark_id=made.pk, words=factories.TEXT, by=editor)
    assert [one.due_on for one in waiting(office)] == [made.due_on]
    for by in (editor, personas.curator, personas.resident):
        with pytest.raises(NotAllowed):
            reply(remark_id=made.pk, outcome="accepted", text="Ия", by=by)
    for outcome, text in (("maybe", "Ия"), ("accepted", " ")):
        with pytest.raises(Invalid):
            reply(remark_id=made.pk, outcome=outcome, text=text, by=office)
    reply(remark_id=made.pk, outcome="accepted", text="2027 жылға ауыстырдық.", by=office)
    assert not list(waiting(office))
    with pytest.raises(Conflict):
        reply(remark_id=made.pk, outcome="declined", text="Жоқ", by=office)
    with pytest.raises(Conflict):
        hide_remark(remark_id=made.pk, cause="abuse", by=editor)
    page = Client().get(f"/consultations/{row.pk}/", headers=EN).content.decode()
    assert "2027 жылға ауыстырдық." in page
    assert office.full_name not in page
    assert Notification.objects.get(kind="consultations.replied").user_id == personas.resident.pk


def test_without_an_account_a_code_shows_that_a_person_writes(row: Consultation, settings: Any) -> None:
    client, address = Client(headers=EN), f"/consultations/{row.pk}/write/"
    words = {"text": "Build the school first", "email": "zhan@example.org", "has_agreed": "on"}
    assert client.post(address, {**words, "has_agreed": ""}).status_code == 422
    asked = client.post(address, words)
    assert asked.status_code == 200
    assert not ConsultationRemark.objects.exists()
    token = asked.context["token"]
    wrong = client.post(address, {**words, "code_token": token, "code": "000000x"})
    assert wrong.status_code == 422
    assert not ConsultationRemark.objects.exists()
    code = code_for(str(ContactCode.objects.get(pk=token).token), key=settings.SECRET_KEY)
    sent = client.post(address, {**words, "code_token": token, "code": code}, follow=True)
    assert "Your remark has № 1" in sent.content.decode()
    made = ConsultationRemark.objects.get()
    assert (made.contact, made.language, made.user) == ("zhan@example.org", "en", None)


def test_with_an_account_one_post_is_enough(row: Consultation, personas: Personas, client_for: Any) -> None:
    client, address = client_for(personas.resident), f"/consultations/{row.pk}/write/"
    line = row.plan.lines[0].key
    assert f'value="{line}" selected' in client.get(f"{address}?line={line}").content.decode()
    words = {"text": "Жол керек", "line": line, "_key": "k1"}
    for _press in range(2):
        assert client.post(address, words).status_code == 302
    assert ConsultationRemark.objects.get().line == line
    assert client.post(address, {**words, "website": "http://spam.example", "_key": "k2"}).status_code == 422
    with travel(now() + timedelta(days=21)):
        assert client.get(address).status_code == 409
