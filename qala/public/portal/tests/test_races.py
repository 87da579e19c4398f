"""The same draft, the same proof and the same code, sent twice at once."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import make_world
from qala.contact.catalog.queries import forget_book
from qala.public.portal.actions import ask_code, confirm_code
from qala.public.portal.models import ContactCode
from qala.public.portal.rules.codes import code_for
from qala.public.portal.tasks import send_code
from qala.public.portal.tests.conftest import parameter, proof, send
from tests.personas import everybody
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_draft_twice_at_once(frozen_clock: Any) -> None:
    forget_book()
    town = make_world(everybody())
    parameter("challenge_bits", 2)
    client = Client()
    shared = proof(client)
    answers = at_once(*[lambda: send(client, town, proof=shared)] * 3)
    assert [each.status_code for each in answers] == [200] * 3
    assert len({each.json()["number"] for each in answers}) == 1
    assert Appeal.objects.count() == 1
    forget_book()


def test_tries_are_counted_together(frozen_clock: Any) -> None:
    made = ask_code(kind="email", contact="a@example.org", device="d", language="kk", job=send_code)
    code = code_for(str(made.token), key=settings.SECRET_KEY)
    wrong = "000000" if code != "000000" else "111111"
    at_once(*[lambda: confirm_code(token=made.token, typed=wrong, device="d")] * 8)
    assert ContactCode.objects.get().tries == 5
    assert confirm_code(token=made.token, typed=code, device="d") is None
