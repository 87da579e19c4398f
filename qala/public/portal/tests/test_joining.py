"""A resident joins an open appeal, and sees nothing that others wrote."""

from typing import Any

from django.test import Client

from qala.contact.appeals.actions import Person, accept, answer, merge, redirect
from qala.contact.appeals.models import Appeal, Reporter
from qala.contact.appeals.tests.factories import PROOF, World, make_world
from qala.contact.appeals.tests.legal import WRITER
from tests.kept import kept
from tests.personas import everybody

FIRST = Person("Secret Name", "+77010000001", "first@example.org", "12", True)


@kept(is_frozen=True)
def world() -> World:
    return make_world(everybody())


def open_appeal(world: World, **more: Any) -> Appeal:
    return world.appeal(text="Private words, flat 12", person=FIRST, **more)


def join(client: Client, appeal: Appeal, **more: Any) -> Any:
    return client.post(f"/submit/join/{appeal.number}/", {"words": "Here too", **more})


def near(client: Client, world: World, topic: int = 0) -> str:
    query = f"topic={topic or world.heat.pk}&lon=70.05&lat=50.05"
    return str(client.get(f"/submit/similar/?{query}").content.decode())


def test_similar_ones_are_shown_with_public_facts_alone(world: World, client: Client) -> None:
    appeal, hidden = open_appeal(world), open_appeal(world, topic_id=world.lifts.pk)
    page = near(client, world)
    assert appeal.number in page
    for private in ("Private words", "Secret Name", "7010000001", "first@example.org", appeal.address):
        assert private not in page
    assert hidden.number not in near(client, world, world.lifts.pk)
    assert "q-card" not in client.get("/submit/similar/?topic=x&lon=y&lat=999").content.decode()


def test_joining_without_an_account(world: World, client: Client) -> None:
    appeal = open_appeal(world)
    assert "Private words" not in client.get(f"/submit/join/{appeal.number}/").content.decode()
    for _time in range(2):
        assert join(client, appeal, _key="k").status_code == 302
    reporter = Reporter.objects.get()
    receipt = client.get("/submit/joined/")
    assert reporter.number in receipt.content.decode()
    secret = receipt.context["secret"]
    stranger = Client()
    assert stranger.get("/submit/joined/").status_code == 404
    assert stranger.get(f"/track/shared/{reporter.number}/").status_code == 404
    wrong = stranger.post("/track/", {"number": reporter.number, "secret": "AAAAAAAAAA"})
    assert wrong.status_code == 422
    right = stranger.post("/track/", {"number": reporter.number, "secret": secret})
    assert right["Location"] == f"/track/shared/{reporter.number}/"
    page = stranger.get(right["Location"]).content.decode()
    assert "Here too" in page
    assert "Private words" not in page
    assert "Private words" not in stranger.get(f"/track/{appeal.number}/").content.decode()


def test_answers_are_read_without_personal_data(world: World, client: Client) -> None:
    appeal = open_appeal(world)
    join(client, appeal)
    accept(appeal_id=appeal.pk, by=world.people.executor)
    words = f"{PROOF} Хабарласыңыз: +7 701 000 00 01."
    answer(appeal_id=appeal.pk, text=words, by=world.people.executor)
    page = client.get(f"/track/shared/{Reporter.objects.get().number}/").content.decode()
    assert PROOF in page
    assert "000 00 01" not in page


def test_the_writer_of_a_merged_appeal_hears_the_answer(world: World, client: Client) -> None:
    main = open_appeal(world)
    sent = {"text": "Cold flat", "topic": world.heat.pk, "lon": "70.05", "lat": "50.05"}
    assert client.post("/submit/", sent).status_code == 302
    mine = Appeal.objects.latest("id")
    merge(appeal_id=mine.pk, into_id=main.pk, by=world.people.operator)
    accept(appeal_id=main.pk, by=world.people.executor)
    answer(appeal_id=main.pk, text=PROOF, by=world.people.executor)
    page = client.get(f"/track/{mine.number}/").content.decode()
    assert PROOF in page
    assert "Private words" not in page


def test_contacts_need_consent_and_hidden_topics_stay_hidden(world: World, client: Client) -> None:
    appeal, hidden = open_appeal(world), open_appeal(world, topic_id=world.lifts.pk)
    assert join(client, appeal, phone="87010000002").status_code == 422
    assert join(client, appeal, website="http://spam.example").status_code == 422
    assert client.get(f"/submit/join/{hidden.number}/").status_code == 404
    assert join(client, hidden).status_code == 404
    assert not Reporter.objects.exists()


def test_a_signed_in_resident_joins_once(world: World, client_for: Any) -> None:
    appeal, mine = open_appeal(world), client_for(world.people.resident)
    assert join(mine, appeal).status_code == 302
    assert join(mine, appeal).status_code == 422
    number = Reporter.objects.get().number
    assert client_for(world.people.resident).get(f"/track/shared/{number}/").status_code == 200
    assert client_for(world.people.stranger).get(f"/track/shared/{number}/").status_code == 404


def test_what_is_kept_from_the_public_is_kept_from_those_who_joined(world: World, client: Client) -> None:
    """The main appeal is under the law, or its topic is not public: they learn the stage alone."""
    for secret in ({"procedure": "administrative", "person": WRITER}, {"topic_id": world.lifts.pk}):
        main = world.appeal(**secret)
        if main.executor_id is None:
            redirect(
                appeal_id=main.pk, executor_id=world.people.home.pk, reason="x", by=world.people.operator
            )
        sent = {"text": "Cold flat", "topic": world.heat.pk, "lon": "70.05", "lat": "50.05"}
        assert client.post("/submit/", sent).status_code == 302
        twin = Appeal.objects.latest("id")
        join(client, twin)
        merge(appeal_id=twin.pk, into_id=main.pk, by=world.people.operator)
        accept(appeal_id=main.pk, by=world.people.executor)
        answer(appeal_id=main.pk, text=PROOF, is_language_confirmed=True, by=world.people.executor)
        own = client.get(f"/track/{twin.number}/").content.decode()
        assert PROOF not in own
        assert "Cold flat" in own
        shared = client.get(f"/track/shared/{Reporter.objects.latest('id').number}/").content.decode()
        for hidden in (PROOF, main.topic.name, world.people.home.name):
            assert hidden not in shared
        strange = Client().get(f"/track/{main.number}/").content.decode()
        assert world.people.home.name not in strange


def test_who_joins_one_that_was_merged_meanwhile_joins_the_main_one(world: World, client: Client) -> None:
    main, twin = open_appeal(world), open_appeal(world)
    client.get(f"/submit/join/{twin.number}/")
    merge(appeal_id=twin.pk, into_id=main.pk, by=world.people.operator)
    assert join(client, twin).status_code == 302
    reporter = Reporter.objects.get()
    assert (reporter.appeal_id, reporter.words) == (main.pk, "Here too")


def test_looking_at_what_may_be_joined_is_counted(world: World, client: Client, monkeypatch: Any) -> None:
    from qala.public.portal.views import joining

    monkeypatch.setattr(joining, "PAGES_LIMIT", 2)
    number = open_appeal(world).number
    codes = [client.get(f"/submit/join/{number}/").status_code for _time in range(3)]
    assert codes == [200, 200, 429]


def test_guessed_numbers_are_counted(world: World, client: Client) -> None:
    codes = [client.post("/submit/join/26-0000009-A/", {"_key": "k"}).status_code for _time in range(31)]
    assert codes[-2:] == [404, 429]
