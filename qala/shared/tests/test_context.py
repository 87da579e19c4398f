"""Every request has an id; changes carry the actor; a refusal is a page, a fragment or JSON."""

import json
from typing import Any

import pghistory
import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.functional import SimpleLazyObject

from qala.shared.audit import because
from qala.shared.errors import Invalid
from qala.shared.middleware import Refusals, RequestContext, refusal_response
from qala.shared.models import ExportRecord


def written() -> dict[str, Any]:
    """What the triggers would see in this transaction."""
    ExportRecord.objects.create(screen="a.b", file_format="csv")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pghistory.context_metadata', true)")
        return json.loads(cursor.fetchone()[0] or "{}")


def send(request: HttpRequest, user: Any) -> dict[str, Any]:
    seen: dict[str, Any] = {}

    def view(_request: HttpRequest) -> HttpResponse:
        seen.update(written())
        return HttpResponse()

    request.user = user
    response = RequestContext(view)(request)
    assert len(response["X-Request-ID"]) == 32
    return seen


@pytest.mark.django_db
def test_changes_of_a_post_carry_actor_id_and_address() -> None:
    users = get_user_model()
    user = users._default_manager.create(**{users.USERNAME_FIELD: "a@example.org"})
    request = RequestFactory().post("/appeals/1/close/")
    seen = send(request, user)
    assert seen == {"user": user.pk, "request_id": request.request_id, "url": "/appeals/1/close/"}  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_a_strangers_post_asks_nothing_about_the_actor() -> None:
    request = RequestFactory().post("/appeals/")
    request.user = SimpleLazyObject(AnonymousUser)
    with CaptureQueriesContext(connection) as queries:
        RequestContext(lambda _request: HttpResponse())(request)
    assert len(queries) == 0


@pytest.mark.django_db
def test_the_context_costs_no_statement_of_its_own() -> None:
    with CaptureQueriesContext(connection) as plain:
        ExportRecord.objects.create(screen="a.b", file_format="csv")
    with pghistory.context(user=1, request_id="x", url="/"), CaptureQueriesContext(connection) as marked:
        ExportRecord.objects.create(screen="a.b", file_format="csv")
    assert len(marked) == len(plain) == 1


@pytest.mark.django_db
def test_reasons_join_the_context() -> None:
    with because("load-reference", source="test"):
        assert written() == {"reason": "load-reference", "source": "test"}


def refusal() -> Invalid:
    return Invalid("Too long", code="too_long", fields={"text": "mend this"})


def test_programs_get_json() -> None:
    for request in (
        RequestFactory().get("/api/x"),
        RequestFactory().get("/x", headers={"Accept": "application/json"}),
    ):
        response = refusal_response(request, refusal())
        assert response.status_code == 422
        assert json.loads(response.content)["error"]["fields"] == {"text": "mend this"}


def test_other_errors_are_left_to_django() -> None:
    middleware = Refusals(lambda _request: HttpResponse())
    assert middleware.process_exception(RequestFactory().get("/"), ValueError()) is None


@pytest.mark.django_db
@pytest.mark.parametrize(("headers", "is_page"), [({}, True), ({"HX-Request": "true"}, False)])
def test_people_get_a_page_or_a_fragment(headers: dict[str, str], is_page: bool, client_for: Any) -> None:
    response = client_for().get("/there/is/nothing/", headers=headers)
    assert response.status_code == 404
    assert ("<html" in response.content.decode()) is is_page
