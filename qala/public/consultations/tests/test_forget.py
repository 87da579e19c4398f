"""A writer who goes takes the e-mail and the written words along; what everybody read stays."""

from datetime import timedelta
from typing import Any

import pytest

from qala.public.cabinet.queries.holdings import holdings
from qala.public.consultations.actions import hide_remark
from qala.public.consultations.actions.forget import forget_old, forget_remarks
from qala.public.consultations.models import Consultation
from qala.public.consultations.queries.holdings import remarks_by
from qala.public.consultations.tests import factories
from qala.shared.clock import now, travel
from tests.personas import Personas

pytestmark = pytest.mark.django_db


def test_the_copy_of_own_data_holds_them(row: Consultation, personas: Personas) -> None:
    factories.said(row, personas.resident)
    section = next(one for one in holdings(personas.resident) if one.code == "remarks")
    assert [one["text"] for one in section.rows()] == [factories.TEXT]
    other = next(one for one in holdings(personas.stranger) if one.code == "remarks")
    assert other.count() == 0


def test_what_is_forgotten_and_what_stays(row: Consultation, personas: Personas) -> None:
    editor, resident = personas.content_editor, personas.resident
    public = factories.shown(row, editor, resident)
    unread = factories.said(row, resident, "Оқылмаған")
    hidden = factories.said(row, text="Пошта арқылы", contact="own@example.org")
    hide_remark(remark_id=hidden.pk, cause="abuse", by=editor)
    strangers = factories.said(row, personas.stranger)
    mine: Any = remarks_by(resident, {"own@example.org"})
    assert forget_remarks(mine) == 3
    assert forget_remarks(remarks_by(resident, {"own@example.org"})) == 0
    for one in (public, unread, hidden):
        one.refresh_from_db()
        assert (one.user, one.contact) == (None, "")
    assert (public.text, public.words, public.state) == (factories.TEXT, factories.TEXT, "shown")
    assert (unread.text, unread.state) == ("", "hidden")
    assert hidden.text == ""
    strangers.refresh_from_db()
    assert strangers.user == personas.stranger


def test_addresses_do_not_outlive_the_consultation(row: Consultation, personas: Personas) -> None:
    kept = factories.said(row, personas.resident)
    by_mail = factories.said(row, text="Пошта арқылы", contact="own@example.org")
    assert forget_old() == 0
    Consultation.objects.filter(pk=row.pk).update(stage="ended", ended_at=now())
    with travel(now() + timedelta(days=91)):
        assert forget_old() == 1
        assert forget_old() == 0
    by_mail.refresh_from_db()
    kept.refresh_from_db()
    assert (by_mail.contact, by_mail.text, by_mail.state) == ("", "", "hidden")
    assert (kept.user, kept.text) == (personas.resident, factories.TEXT)
