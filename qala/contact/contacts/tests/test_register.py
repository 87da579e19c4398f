"""The register of contacts, the page of one, figures."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command

from qala.contact.appeals.tests.factories import World
from qala.contact.contacts.actions import Talk, finish
from qala.contact.contacts.models import Contact
from qala.contact.contacts.queries.figures import daily_counts, first_contact
from qala.ground.people.models import PersonalDataView
from qala.shared.clock import now

SECRET = "+77010000001"


def take(world: World, **words: Any) -> Contact:
    outcome = words.pop("outcome", "consultation")
    words = {"said": "When?", "topic_id": world.heat.pk, "phone": SECRET, "full_name": "Secret Name", **words}
    return finish(talk=Talk("phone", **words), outcome=outcome, by=world.people.operator).contact


def test_the_register_costs_the_same_for_one_row_and_for_many(
    world: World, client_for: Any, count_queries: Any
) -> None:
    take(world)
    client = client_for(world.people.controller)
    client.get("/contacts/?sort=-started")
    with count_queries() as one:
        client.get("/contacts/?sort=-started")
    for _each in range(3):
        take(world, outcome="appeal")
    with count_queries() as many:
        client.get("/contacts/?sort=-started")
    assert len(one) == len(many) <= 12


@pytest.mark.parametrize(
    "query",
    [
        "outcome=consultation", "channel=1", "language=kk", "mark=danger&mark=known&mark=article&mark=mine",
        "started_from=2026-03-01", "appeal=26-0000001-A", "sort=started",
    ],
)  # fmt: skip
def test_every_filter_answers(world: World, client_for: Any, query: str) -> None:
    take(world)
    client = client_for(world.people.controller)
    assert client.get(f"/contacts/?{query}", follow=True).status_code == 200
    by = f"topic={world.heat.pk}&group={world.heat.group_id}&operator={world.people.operator.pk}"
    assert "When?" in client.get(f"/contacts/?{by}", follow=True).content.decode()


def test_neither_list_nor_export_nor_page_say_who_called(world: World, client_for: Any) -> None:
    contact = take(world)
    client = client_for(world.people.controller)
    export = client.get("/contacts/?format=csv&sort=-started")
    body = b"".join(export.streaming_content) if export.streaming else export.content
    pages = [
        body,
        client.get("/contacts/?sort=-started").content,
        client.get(f"/contacts/{contact.pk}/").content,
    ]
    for page in pages:
        assert b"Secret Name" not in page
        assert b"7010000001" not in page
    assert not PersonalDataView.objects.exists()
    assert client_for(world.people.operator).get("/contacts/?format=csv&sort=-started").status_code == 403


def test_looking_at_who_called_is_written_down(world: World, client_for: Any) -> None:
    contact = take(world)
    shown = client_for(world.people.controller).post(f"/contacts/{contact.pk}/person/")
    assert SECRET in shown.content.decode()
    seen = PersonalDataView.objects.get()
    assert (seen.viewer, seen.subject_kind) == (world.people.controller, "contacts.contact")
    assert client_for(world.people.analyst).post(f"/contacts/{contact.pk}/person/").status_code == 403
    assert client_for(world.people.executor).post(f"/contacts/{contact.pk}/person/").status_code == 404


def test_first_contact_resolution(world: World, frozen_clock: Any) -> None:
    take(world)
    take(world, phone="+77010000002")
    take(world, phone="")
    frozen_clock.forward(days=2)
    take(world, outcome="appeal")  # the first one came back on the same topic
    take(world, phone="+77010000002", topic_id=world.lifts.pk)  # another topic is no repeat
    frozen_clock.forward(days=5, hours=1)
    found = first_contact(Contact.objects.all())
    assert (found.days, found.counted, found.resolved, found.share) == (7, 2, 1, 0.5)
    assert first_contact(Contact.objects.all(), days=1).counted == 3
    assert first_contact(Contact.objects.none()).share is None
    week = (now() - timedelta(days=8), now() - timedelta(days=6))
    assert first_contact(Contact.objects.all(), period=week) == found


def test_daily_counts_in_the_city_s_hours(world: World, frozen_clock: Any) -> None:
    take(world, elapsed_s=60, wrapping_s=20)
    take(world, elapsed_s=30)
    frozen_clock.forward(hours=1)
    take(world, outcome="dropped")
    rows = list(daily_counts(Contact.objects.all(), since=date(2026, 3, 2), until=date(2026, 3, 3)))
    assert [(row.on, row.hour, row.outcome, row.count) for row in rows] == [
        (date(2026, 3, 2), 9, "consultation", 2),
        (date(2026, 3, 2), 11, "dropped", 1),
    ]
    assert (rows[0].talk_s, rows[0].handle_s) == (70, 90)
    assert list(daily_counts(Contact.objects.all(), since=date(2026, 3, 3), until=date(2026, 3, 9))) == []


def test_times_are_in_order_whatever_a_browser_says(world: World) -> None:
    contact = take(world, elapsed_s=10, wrapping_s=500)
    assert contact.started_at == contact.ended_at <= contact.wrapped_at
    assert contact.handled_for == timedelta(seconds=10)


def test_reference_is_safe_to_run_again(world: World) -> None:
    from qala.contact.contacts import reference
    from qala.contact.contacts.models import HazardWord

    before = HazardWord.objects.count()
    HazardWord.objects.order_by("id").first().delete()
    said: list[str] = []
    reference.load(said.append)
    assert HazardWord.objects.count() == before - 1
    assert said == ["emergency gate: 0 rows added"]
    call_command("check")
