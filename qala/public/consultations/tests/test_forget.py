"""A writer who goes takes the e-mail and the written words along; what everybody read stays."""

from typing import Any

import pytest

from qala.public.cabinet.queries.holdings import holdings
from qala.public.consultations.actions import hide_remark
from qala.public.consultations.actions.forget import forget_remarks
from qala.public.consultations.models import Consultation
from qala.public.consultations.queries.holdings import remarks_by
from qala.public.consultations.tests import factories
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
