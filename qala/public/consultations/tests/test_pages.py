"""What everybody reads, and the pages of the office and of moderators."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from qala.public.consultations.actions import close_due, reply, show_remark, withdraw
from qala.public.consultations.models import Consultation, ConsultationRemark
from qala.public.consultations.queries.desk import inside
from qala.public.consultations.tests import factories
from qala.shared.clock import now, today, travel
from qala.shared.errors import Conflict
from tests.personas import Personas

pytestmark = pytest.mark.django_db


def page(address: str, language: str = "en") -> str:
    return Client().get(address, headers={"Accept-Language": language}).content.decode()


@pytest.mark.parametrize(("language", "title"), [("kk", "Жол"), ("ru", "Дорога"), ("en", "Road")])
def test_the_plan_is_a_table_in_three_languages(row: Consultation, language: str, title: str) -> None:
    text = page(f"/consultations/{row.pk}/", language)
    for words in (title, "2027–2028", row.plan.lines[0].department.said(language)):
        assert words in text
    assert "<table" in text
    assert getattr(row, f"title_{language}") in page("/consultations/", language)


def test_drafts_are_nobodys_matter_outside(personas: Personas) -> None:
    row = factories.draft(personas.project_office)
    for address in ("", "write/", "feed.atom", "plan.csv"):
        assert Client().get(f"/consultations/{row.pk}/{address}").status_code == 404
    assert row.title_en not in page("/consultations/")


def test_feed_and_files_tell_what_is_public(row: Consultation, personas: Personas) -> None:
    public = factories.shown(row, personas.content_editor, personas.resident)
    factories.said(row, personas.stranger, "Құпия сөз")
    reply(remark_id=public.pk, outcome="partly", text="Бір бөлігін", by=personas.project_office)
    for name in ("feed.atom", "remarks.csv"):
        text = page(f"/consultations/{row.pk}/{name}")
        assert factories.TEXT in text
        assert "Бір бөлігін" in text
        assert "Құпия" not in text
    assert "Road" in page(f"/consultations/{row.pk}/plan.csv")
    assert row.title_en in page("/consultations/feed.atom")
    assert Client().get(f"/consultations/{row.pk}/people.csv").status_code == 404


def test_a_formula_stays_words_in_a_file(row: Consultation, personas: Personas) -> None:
    factories.shown(row, personas.content_editor, personas.resident, "=1+1")
    assert ",=1+1" not in page(f"/consultations/{row.pk}/remarks.csv")


def test_remarks_by_line_and_by_reply(row: Consultation, personas: Personas) -> None:
    line = row.plan.lines[0].key
    about = factories.said(row, personas.resident, "Жол туралы", line=line)
    show_remark(remark_id=about.pk, words="Жол туралы", by=personas.content_editor)
    other = factories.shown(row, personas.content_editor, personas.stranger, "Жалпы сөз")
    reply(remark_id=other.pk, outcome="noted", text="Рақмет", by=personas.project_office)
    address = f"/consultations/{row.pk}/"
    for query, seen, unseen in (
        (f"?line={line}", "Жол туралы", "Жалпы сөз"),
        ("?show=replied", "Жалпы сөз", "Жол туралы"),
        ("?show=waiting", "Жол туралы", "Жалпы сөз"),
    ):
        text = page(address + query)
        assert seen in text
        assert unseen not in text
    assert Client().get(f"{address}?line=nonsense&page=99&show=x").status_code == 200


def test_after_its_days_the_form_is_gone(row: Consultation) -> None:
    address = f"/consultations/{row.pk}/"
    assert f"{address}write/" in page(address)
    with travel(now() + timedelta(days=21)):
        assert f"{address}write/" not in page(address)
        close_due()
        assert f"{address}write/" not in page("/consultations/")


def test_pages_for_strangers_make_no_session_and_cost_the_same(
    row: Consultation, personas: Personas, count_queries: Any
) -> None:
    address = f"/consultations/{row.pk}/"
    factories.shown(row, personas.content_editor, personas.resident)
    client = Client()
    client.get(address)
    assert "sessionid" not in client.cookies

    def cost(where: str, by: Any) -> int:
        with count_queries() as seen:
            assert by.get(where).status_code == 200
        return len(seen)

    inside = Client()
    inside.force_login(personas.project_office)
    card = f"/consultations/office/{row.pk}/"
    inside.get(card)
    one, office = cost(address, client), cost(card, inside)
    for number in range(2):
        factories.shown(row, personas.content_editor, personas.resident, f"Тағы {number}")
    assert cost(address, client) == one
    assert cost(card, inside) == office


def test_the_office_works_through_them(personas: Personas, client_for: Any) -> None:
    office, editor = client_for(personas.project_office), client_for(personas.content_editor)
    version = factories.discussed(personas.project_office)
    fields = {
        "version": version.pk,
        "title_ru": "Проект плана",
        "question_ru": "Что первым?",
        "opens_on": "2026-06-15",
        "closes_on": "2026-07-15",
    }
    assert office.get("/consultations/office/new/").status_code == 200
    assert office.post("/consultations/office/new/", fields).status_code == 302
    row = Consultation.objects.get()
    address = f"/consultations/office/{row.pk}/"
    assert office.get(address).status_code == 200
    assert office.post(f"{address}edit/", {**fields, "title_ru": "План"}).status_code == 302
    assert office.post(f"{address}step/open/").status_code == 302
    factories.said(row, personas.resident)
    remark = ConsultationRemark.objects.get()
    assert (
        f"/consultations/moderation/{remark.pk}/" in editor.get("/consultations/moderation/").content.decode()
    )
    shown = {"do": "show", "words": remark.text}
    assert editor.post(f"/consultations/moderation/{remark.pk}/", shown).status_code == 302
    answer = f"/consultations/office/remarks/{remark.pk}/"
    assert office.post(answer, {"outcome": "accepted"}).status_code == 422
    assert office.post(answer, {"outcome": "accepted", "reply": "Болады"}).status_code == 302
    assert "Болады" in page(f"/consultations/{row.pk}/", "ru")
    assert office.get("/consultations/office/").status_code == 200
    with travel(now() + timedelta(days=31)):
        close_due()
        assert office.post(f"{address}step/sum_up/", {"summary_ru": "Перенесли."}).status_code == 302
    assert "Перенесли." in page("/consultations/", "ru")


def test_letters_that_xml_does_not_know_break_no_feed(row: Consultation, personas: Personas) -> None:
    factories.shown(row, personas.content_editor, personas.resident, "Жол\x0bтар")
    assert "Жолтар" in page(f"/consultations/{row.pk}/feed.atom")


def test_a_withdrawn_one_promises_no_reply(row: Consultation, personas: Personas) -> None:
    factories.shown(row, personas.content_editor, personas.resident)
    waiting = factories.said(row, personas.stranger, "Әлі оқылмаған")
    assert "The city replies by" in page(f"/consultations/{row.pk}/")
    withdraw(consultation_id=row.pk, note="Жоспар басқа болады", by=personas.project_office)
    assert "The city replies by" not in page(f"/consultations/{row.pk}/")
    with pytest.raises(Conflict):
        show_remark(remark_id=waiting.pk, words="Сөз", by=personas.content_editor)
    (line,) = inside(today() + timedelta(days=300))
    assert (line.to_reply, line.late) == (0, 0)


def test_the_version_of_the_plan_leads_to_it(row: Consultation, client_for: Any, personas: Personas) -> None:
    page = client_for(personas.project_office).get(row.version.get_absolute_url()).content.decode()
    assert row.get_absolute_url() in page
