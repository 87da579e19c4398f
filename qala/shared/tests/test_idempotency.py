"""The same POST twice is carried out once."""

import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, connections
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from qala.shared.errors import Conflict, Invalid
from qala.shared.idempotency import once, sweep
from qala.shared.models import ExportRecord, RememberedPost


def post(key: str = "k1", who: str = "a", path: str = "/appeals/new/", **fields: str) -> HttpRequest:
    request = RequestFactory().post(path, {"text": "no water", **fields, **({"_key": key} if key else {})})
    request.user = AnonymousUser()
    request.session = SimpleNamespace(session_key=who)  # type: ignore[assignment]
    return request


def view(answer: Callable[[], HttpResponse] = lambda: HttpResponseRedirect("/appeals/1/")) -> Any:
    @once
    def act(request: HttpRequest) -> HttpResponse:
        ExportRecord.objects.create(screen="a.b", file_format="csv")
        return answer()

    return act


@pytest.mark.django_db
def test_a_repeated_post_gets_the_first_answer() -> None:
    act = view()
    first, second = act(post()), act(post())
    assert (
        (first.status_code, first["Location"])
        == (second.status_code, second["Location"])
        == (302, "/appeals/1/")
    )
    assert second["Idempotency-Replayed"] == "true"
    assert ExportRecord.objects.count() == 1


@pytest.mark.django_db
def test_json_is_answered_again() -> None:
    act = view(lambda: JsonResponse({"number": "A-1"}, status=201))
    act(post())
    again = act(post())
    assert again.status_code == 201
    assert again.content == b'{"number": "A-1"}'


@pytest.mark.django_db
def test_without_a_key_nothing_is_remembered() -> None:
    act = view()
    act(post(key=""))
    act(post(key=""))
    assert ExportRecord.objects.count() == 2
    assert RememberedPost.objects.count() == 0


@pytest.mark.django_db
def test_the_same_key_with_other_contents_is_a_conflict() -> None:
    act = view()
    act(post(text="no water"))
    with pytest.raises(Conflict):
        act(post(text="no heat"))


@pytest.mark.django_db
@pytest.mark.parametrize("other", [{"who": "b"}, {"path": "/appeals/2/close/"}, {"key": "k2"}])
def test_another_person_address_or_key_is_another_post(other: dict[str, str]) -> None:
    act = view()
    act(post())
    act(post(**other))
    assert ExportRecord.objects.count() == 2


@pytest.mark.django_db
def test_a_form_shown_again_with_errors_may_be_sent_again_under_its_key() -> None:
    view(lambda: HttpResponse("<form>…</form>"))(post(text="wrong"))
    answer = view()(post(text="mended"))
    assert answer.status_code == 302


@pytest.mark.django_db
def test_a_failed_action_forgets_the_key() -> None:
    def refuse() -> HttpResponse:
        raise Conflict

    with pytest.raises(Conflict):
        view(refuse)(post())
    assert ExportRecord.objects.count() == 0
    assert view()(post()).status_code == 302


@pytest.mark.django_db
def test_an_overlong_key_is_refused() -> None:
    with pytest.raises(Invalid):
        view()(post(key="k" * 101))


@pytest.mark.django_db
def test_it_costs_two_statements() -> None:
    act = view()
    with CaptureQueriesContext(connection) as seen:
        act(post())
    own = [query["sql"] for query in seen.captured_queries if "shared_rememberedpost" in query["sql"]]
    assert len(own) == 2


@pytest.mark.django_db(transaction=True)
def test_two_parallel_posts_execute_once() -> None:
    """The second waits on the row of the first and then answers the same."""
    inside, go_on = threading.Event(), threading.Event()
    answers: list[HttpResponse] = []

    def slow() -> HttpResponse:
        inside.set()
        assert go_on.wait(10)
        return HttpResponseRedirect("/appeals/7/")

    def run(act: Any) -> None:
        try:
            answers.append(act(post()))
        finally:
            connections.close_all()

    first = threading.Thread(target=run, args=(view(slow),))
    first.start()
    assert inside.wait(10)
    second = threading.Thread(target=run, args=(view(),))
    second.start()
    second.join(0.3)
    assert second.is_alive(), "the second post waits for the first"
    go_on.set()
    first.join(10)
    second.join(10)
    assert [answer["Location"] for answer in answers] == ["/appeals/7/", "/appeals/7/"]
    assert ExportRecord.objects.count() == 1


@pytest.mark.django_db
def test_old_keys_are_swept() -> None:
    view()(post(key="old"))
    view()(post(key="new"))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE shared_rememberedpost SET made_at = now() - interval '3 days' WHERE key = 'old'"
        )
    sweep()
    assert list(RememberedPost.objects.values_list("key", flat=True)) == ["new"]
