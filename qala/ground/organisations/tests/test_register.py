"""Adding and correcting an organisation."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from qala.ground.organisations.actions import edit_organisation, register_organisation
from qala.ground.organisations.models import Organisation
from qala.ground.organisations.tests.factories import FOUNDED, a_bin, organisation
from qala.shared import timeline
from qala.shared.errors import Invalid, Missing, NotAllowed


def register(by: Any, **words: Any) -> Organisation:
    words = {"code": "heat", "name_kk": "Жылу", "kind": "utility", "valid_from": FOUNDED, **words}
    return register_organisation(by=by, **words)


def test_it_is_there_with_its_search_key_and_history(admin: Any) -> None:
    parent = organisation(code="akimat")
    made = register(admin, parent=parent, bin=" " + a_bin(7)[:6] + " " + a_bin(7)[6:], note="order 12")
    made.refresh_from_db()
    assert (made.parent, made.bin) == (parent, a_bin(7))
    assert "жылу" in made.search_key
    entry = timeline.of(made).get()
    assert (entry.verb, entry.by, entry.note) == ("registered", admin, "order 12")


@pytest.mark.django_db
def test_strangers_and_operators_are_refused(operator: Any) -> None:
    for person in (operator, AnonymousUser()):
        with pytest.raises(NotAllowed):
            register(person)
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"bin": "123456789012"}, "bin"),
        ({"code": "two words"}, "code"),
        ({"kind": "club"}, "kind"),
        ({"email": "nobody"}, "email"),
    ],
)
def test_what_is_wrong_is_named(admin: Any, words: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        register(admin, **words)
    assert list(refusal.value.fields) == [field]


def test_no_name_at_all_is_refused(admin: Any) -> None:
    with pytest.raises(Invalid, match="invalid"):
        register(admin, name_kk="")


def test_code_and_bin_are_unique(admin: Any) -> None:
    register(admin, bin=a_bin(1))
    with pytest.raises(Invalid) as refusal:
        register(admin)
    assert "code" in refusal.value.fields
    with pytest.raises(Invalid):
        register(admin, code="other", bin=a_bin(1))


@pytest.mark.django_db
def test_the_database_itself_refuses_an_empty_span() -> None:
    with pytest.raises(IntegrityError, match="valid_span"):
        organisation(valid_to=FOUNDED)


def test_edit_writes_what_differs_and_is_silent_otherwise(admin: Any) -> None:
    made = register(admin)
    edit_organisation(organisation_id=made.pk, by=admin, name_ru="Тепло", kind="utility")
    edit_organisation(organisation_id=made.pk, by=admin, name_ru="Тепло")
    made.refresh_from_db()
    assert "тепло" in made.search_key
    assert [entry.data.get("fields") for entry in timeline.of(made)] == [None, ["name_ru"]]


def test_edit_refuses_rings_strangers_and_the_unknown(admin: Any, operator: Any) -> None:
    top = organisation()
    middle = organisation(parent=top)
    low = organisation(parent=middle)
    for parent in (top, low):
        with pytest.raises(Invalid) as refusal:
            edit_organisation(organisation_id=top.pk, by=admin, parent=parent)
        assert refusal.value.fields or refusal.value.message
    with pytest.raises(NotAllowed):
        edit_organisation(organisation_id=top.pk, by=operator, name_en="x")
    with pytest.raises(Missing):
        edit_organisation(organisation_id=0, by=admin, name_en="x")


def test_every_change_is_in_the_audit(admin: Any) -> None:
    made: Any = register(admin)
    edit_organisation(organisation_id=made.pk, by=admin, phone="109")
    assert list(made.audit_events.order_by("pgh_id").values_list("phone", flat=True)) == ["", "109"]
    assert date(2020, 1, 1) == made.valid_from
