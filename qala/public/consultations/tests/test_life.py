"""From the draft to the summary: who may, when, once; the plan stays as it was shown."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError

from qala.ground.notifications.models import Notification
from qala.office.fiveyear.models import Proposal
from qala.office.fiveyear.tests.factories import draft as empty_version
from qala.public.consultations.actions import (
    change,
    close_due,
    hide_remark,
    open_consultation,
    prepare,
    prolong,
    reply,
    sum_up,
    withdraw,
)
from qala.public.consultations.actions.tell import tell_summary
from qala.public.consultations.models import Consultation
from qala.public.consultations.queries.showing import label_of, tone_of
from qala.public.consultations.rules.plan import ShownPlan
from qala.public.consultations.rules.statuses import Stage
from qala.public.consultations.tests import factories
from qala.public.projection.rules.facts import Words
from qala.shared import timeline
from qala.shared.clock import now, today, travel
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import Personas

pytestmark = pytest.mark.django_db


def verbs(row: Consultation) -> list[str]:
    return [entry.verb for entry in timeline.of(row)]


def test_a_draft_is_prepared_changed_and_opened(personas: Personas) -> None:
    row = factories.draft(personas.project_office)
    assert row.stage == "draft"
    assert row.document == {}
    change(consultation_id=row.pk, by=personas.project_office, title_en="Other", opens_on=row.opens_on)
    row = open_consultation(consultation_id=row.pk, by=personas.project_office)
    assert (row.stage, row.title_en, row.opened_at) == ("open", "Other", now())
    assert verbs(row) == ["prepare", "change", "open"]
    (line,) = row.plan.lines
    assert (line.title.en, line.when, line.total) == ("Road", "2027–2028", Decimal(150))
    with pytest.raises(Conflict):
        open_consultation(consultation_id=row.pk, by=personas.project_office)
    with pytest.raises(Conflict):
        change(consultation_id=row.pk, by=personas.project_office, title_en="Third")


@pytest.mark.parametrize("who", ["curator", "department", "content_editor", "resident", "stranger"])
def test_strangers_are_refused(personas: Personas, who: str) -> None:
    row, by = factories.draft(personas.project_office), getattr(personas, who)
    for act in (
        lambda: prepare(version_id=row.version_id, by=by),
        lambda: change(consultation_id=row.pk, by=by),
        lambda: open_consultation(consultation_id=row.pk, by=by),
        lambda: withdraw(consultation_id=row.pk, by=by, note="–"),
    ):
        with pytest.raises(NotAllowed):
            act()
    row.refresh_from_db()
    assert row.stage == "draft"


def test_what_cannot_be_opened(personas: Personas) -> None:
    office = personas.project_office
    day = timedelta(days=1)
    wrong: list[dict[str, Any]] = [
        {"opens_on": today() - day},
        {"closes_on": today() + 5 * day},
        {"question_kk": "", "question_ru": "", "question_en": ""},
    ]
    version = factories.discussed(office)
    for fields in wrong:
        row = factories.draft(office, version, **fields)
        with pytest.raises(Invalid):
            open_consultation(consultation_id=row.pk, by=office)
    hollow = factories.draft(office, empty_version(office, code="hollow"))
    with pytest.raises(Invalid):
        open_consultation(consultation_id=hollow.pk, by=office)
    with pytest.raises(Invalid):
        factories.draft(office, version, closes_on=today())
    with pytest.raises(Invalid):
        factories.draft(office, version, title_kk="", title_ru="", title_en="")


def test_the_plan_stays_as_it_was_shown(row: Consultation) -> None:
    Proposal.objects.update(title_en="Something else")
    row = Consultation.objects.get(pk=row.pk)
    assert row.plan.lines[0].title.en == "Road"
    with pytest.raises(DatabaseError):
        Consultation.objects.filter(pk=row.pk).update(document={"lines": []})


def test_it_is_prolonged_never_shortened(row: Consultation, personas: Personas) -> None:
    office = personas.project_office
    with pytest.raises(Invalid):
        prolong(consultation_id=row.pk, closes_on=row.closes_on, note="Holidays", by=office)
    later = row.closes_on + timedelta(days=7)
    assert prolong(consultation_id=row.pk, closes_on=later, note="Holidays", by=office).closes_on == later
    assert timeline.of(row).filter(verb="prolong").get().note == "Holidays"


def test_it_closes_on_its_day_once(row: Consultation) -> None:
    assert close_due() == 0
    with travel(now() + timedelta(days=21)):
        assert close_due() == 1
        assert close_due() == 0
    row.refresh_from_db()
    assert row.stage == "answering"
    assert verbs(row).count("close") == 1


def test_from_its_closing_day_on_it_looks_closed(row: Consultation) -> None:
    """Also before the job of that day has run."""
    assert (label_of(row, today()), tone_of(row, today())) == (str(Stage.OPEN.label), "good")
    assert (label_of(row, row.closes_on), tone_of(row, row.closes_on)) == (str(Stage.ANSWERING.label), "gold")


def test_the_summary_comes_when_everything_was_replied_to(row: Consultation, personas: Personas) -> None:
    office, editor, resident = personas.project_office, personas.content_editor, personas.resident
    public = factories.shown(row, editor, resident)
    waiting = factories.said(row, personas.stranger, "Саябақ керек")
    words = {"summary_ru": "Школу перенесли на 2027 год."}
    with pytest.raises(Conflict):
        sum_up(consultation_id=row.pk, by=office, **words)
    with travel(now() + timedelta(days=21)):
        close_due()
        with pytest.raises(Invalid):
            sum_up(consultation_id=row.pk, by=office, summary_kk=" ")
        for mend in (
            lambda: hide_remark(remark_id=waiting.pk, cause="off_topic", by=editor),
            lambda: reply(remark_id=public.pk, outcome="accepted", text="Ауыстырдық.", by=office),
        ):
            with pytest.raises(Conflict):
                sum_up(consultation_id=row.pk, by=office, **words)
            mend()
        row = sum_up(consultation_id=row.pk, by=office, **words)
        assert (row.stage, row.summary) == ("ended", words["summary_ru"])
        assert tell_summary(consultation_id=row.pk) == 2
        assert tell_summary(consultation_id=row.pk) == 0
    told = Notification.objects.filter(kind="consultations.ended").values_list("user_id", flat=True)
    assert set(told) == {resident.pk, personas.stranger.pk}


def test_a_withdrawn_one_says_why(row: Consultation, personas: Personas, client: Any) -> None:
    with pytest.raises(Invalid):
        withdraw(consultation_id=row.pk, note=" ", by=personas.project_office)
    with pytest.raises(Invalid):
        withdraw(consultation_id=row.pk, note="Ask 8 701 000 00 01", by=personas.project_office)
    withdraw(consultation_id=row.pk, note="Қате нұсқа", by=personas.project_office)
    assert "Қате нұсқа" in client.get(f"/consultations/{row.pk}/").content.decode()


def test_a_plan_that_a_later_release_kept_is_read() -> None:
    plan = ShownPlan(name=Words(kk="Жоспар"), number=1, from_year=2026, to_year=2030, currency="KZT")
    kept = plan.model_dump(mode="json")
    kept |= {"novel": 1, "name": {**kept["name"], "novel": 1}}
    assert Consultation(document=kept).plan == plan
