"""A person's own key: told once, kept as a hash, revoked by its owner or an administrator, opens nothing."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.test import Client

from qala.contact.open311.actions import (
    change_client,
    issue_client,
    make_own_key,
    renew_key,
    revoke_client,
    revoke_own_key,
)
from qala.contact.open311.models import ApiClient
from qala.contact.open311.queries.clients import own_with_use
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotSignedIn
from tests.personas import Personas, everybody
from tests.races import at_once, refused


def test_it_is_made_once_and_kept_as_a_hash(personas: Personas) -> None:
    row, key = make_own_key(name=" Менің  картам ", by=personas.resident)
    assert (row.name, row.scopes, row.acts_as) == ("Менің картам", [], None)
    assert key.startswith(row.key_hint)
    assert key not in str(ApiClient.objects.values().get())
    assert [each.verb for each in timeline.of(row)] == ["issue"]
    with pytest.raises(Conflict):
        make_own_key(name="Менің картам", by=personas.resident)
    make_own_key(name="Менің картам", by=personas.stranger)
    with pytest.raises(Invalid):
        make_own_key(name=" ", by=personas.resident)
    with pytest.raises(NotSignedIn):
        make_own_key(name="Кілт", by=AnonymousUser())


def test_nobody_has_more_than_a_few(personas: Personas) -> None:
    made = [make_own_key(name=f"Кілт {number}", by=personas.resident)[0] for number in range(5)]
    with pytest.raises(Conflict):
        make_own_key(name="Тағы", by=personas.resident)
    revoke_own_key(client_id=made[0].pk, by=personas.resident)
    make_own_key(name="Тағы", by=personas.resident)
    assert len(own_with_use(personas.resident)) == 5


def test_only_its_owner_takes_it_back_and_once(personas: Personas) -> None:
    row, _key = make_own_key(name="Кілт", by=personas.resident)
    with pytest.raises(Missing):
        revoke_own_key(client_id=row.pk, by=personas.stranger)
    revoke_own_key(client_id=row.pk, by=personas.resident)
    with pytest.raises(Missing):
        revoke_own_key(client_id=row.pk, by=personas.resident)
    assert [each.verb for each in timeline.of(row)] == ["issue", "revoke"]


def test_an_administrator_can_revoke_it_and_nothing_else(personas: Personas) -> None:
    row, _key = make_own_key(name="Кілт", by=personas.resident)
    by = personas.administrator
    words: dict[str, Any] = {"name": "Кілт", "scopes": ["open311:write"]}
    with pytest.raises(Conflict):
        change_client(client_id=row.pk, by=by, **words)
    with pytest.raises(Conflict):
        renew_key(client_id=row.pk, by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiClient.objects.filter(pk=row.pk).update(scopes=["appeals:read"])
    issue_client(by=by, **words)  # the name of an own key is no one's
    revoke_client(client_id=row.pk, by=by)
    assert not own_with_use(personas.resident)


def test_it_opens_nothing(personas: Personas) -> None:
    _row, key = make_own_key(name="Кілт", by=personas.administrator)
    for path in ("/api/v1/appeals", "/api/v1/statuses", "/api/v1/projects", "/open311/clients/"):
        answer = Client().get(path, headers={"Authorization": f"Bearer {key}", "X-Api-Key": key})
        assert answer.status_code in (302, 401), path


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_presses_make_one() -> None:
    people = everybody()
    results = at_once(*[lambda: make_own_key(name="Кілт", by=people.resident)] * 2)
    assert [each.code for each in refused(results)] == ["name_taken"]
    assert ApiClient.objects.count() == 1
