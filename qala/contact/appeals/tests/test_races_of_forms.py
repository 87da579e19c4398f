"""One form sent twice, two people on one page: one outcome, and the other is told why."""

import pytest
from django.test import Client

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import PROOF, World
from qala.contact.appeals.tests.racing import active
from qala.contact.appeals.tests.racing import committed_world as _committed_world  # noqa: F401  the fixture `world`
from tests.races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_a_form_sent_twice_in_parallel_registers_once(world: World) -> None:
    clients = [Client() for _number in range(3)]
    for client in clients:
        client.force_login(world.people.operator)
    words = {"text": "No heat", "topic": world.heat.pk, "channel": "phone", "language": "ru", "priority": 0}
    words["_key"] = "call"
    posts = at_once(*(lambda c=client: c.post("/appeals/new/", words) for client in clients))
    assert {post.status_code for post in posts} == {302}
    assert len({post["Location"] for post in posts}) == 1
    assert sum(post.headers.get("Idempotency-Replayed") == "true" for post in posts) == 2
    assert Appeal.objects.count() == 1


def test_a_step_sent_twice_in_parallel_is_taken_once(world: World) -> None:
    appeal = active(world)
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(world.people.executor)
    words = {"answer-text": PROOF, "_key": "answer"}
    posts = at_once(
        *(lambda c=client: c.post(f"/appeals/{appeal.number}/answer/", words) for client in clients)
    )
    assert [post.status_code for post in posts] == [302, 302]
    assert appeal.answers.count() == 1


def test_two_people_answer_on_the_page_and_the_second_is_told_why(world: World) -> None:
    appeal = active(world)
    clients = []
    for who in (world.people.executor, world.people.executor_head):
        client = Client()
        client.force_login(who)
        clients.append(client)
    words = {"answer-text": PROOF}
    posts = at_once(
        *(lambda c=client: c.post(f"/appeals/{appeal.number}/answer/", words) for client in clients)
    )
    assert sorted(post.status_code for post in posts) == [302, 409]
    told = next(post for post in posts if post.status_code == 409)
    assert "no longer possible at this stage" in told.content.decode()
    assert appeal.answers.count() == 1


def test_a_resident_s_form_sent_twice_in_parallel_registers_once(world: World) -> None:
    clients = [Client(), Client()]
    clients[0].get("/submit/")
    clients[1].cookies = clients[0].cookies
    words = {"text": "Cold flat", "topic": world.heat.pk, "lon": "70.05", "lat": "50.05", "_key": "form"}
    posts = at_once(*(lambda c=client: c.post("/submit/", words) for client in clients))
    assert {(post.status_code, post["Location"]) for post in posts} == {(302, "/submit/receipt/")}
    assert Appeal.objects.count() == 1
