"""The pages of those who set up and watch."""

from typing import Any

from qala.contact.appeals.tests.factories import World
from qala.contact.deliveries import actions
from qala.contact.deliveries.models import Delivery, OutgoingRequest, OutsideSystem, Webhook
from qala.contact.deliveries.tests.conftest import make_system, make_webhook
from qala.shared.tests.figures import put

HOOK = {
    "name": "Board",
    "url": "https://hooks.example/x",
    "fields_": ["stage"],
    "subjects": ["appeal"],
    "verbs": ["accept"],
    "is_active": "on",
}


def test_a_webhook_is_set_up(world: World, client_for: Any) -> None:
    admin = client_for(world.people.administrator)
    assert admin.post("/deliveries/webhooks/new/", {**HOOK, "url": "http://10.0.0.1/"}).status_code == 422
    shown = admin.post("/deliveries/webhooks/new/", HOOK)
    assert b"whsec_" in shown.content
    assert shown["Cache-Control"] == "no-store"
    webhook = Webhook.objects.get()
    assert (webhook.fields, webhook.verbs) == (["stage"], ["accept"])
    page = f"/deliveries/webhooks/{webhook.pk}/"
    assert b"whsec_" not in admin.get(page).content
    assert admin.post(page, {**HOOK, "fields_": ["text"]}).status_code == 422
    assert admin.post(page, {**HOOK, "name": "Other"}).status_code == 302
    assert b"whsec_" in admin.post(f"{page}secret/").content
    assert b"Other" in client_for(world.people.controller).get("/deliveries/").content


def test_a_system_is_set_up(world: World, client_for: Any) -> None:
    admin = client_for(world.people.administrator)
    form = {
        "organisation": world.people.home.pk, "url": "https://body.example/v2", "api_key": "their-own-key",
        "is_active": "on", "acts_as": world.people.executor.pk, "code_lines": "no-heat = HEAT\njunk",
    }  # fmt: skip
    assert admin.post("/deliveries/systems/new/", form).status_code == 302
    system = OutsideSystem.objects.get()
    page = f"/deliveries/systems/{system.pk}/"
    assert "their-own-key" not in admin.get(page).content.decode()
    kept = system.sealed_key
    assert admin.post(page, {**form, "api_key": ""}).status_code == 302
    system.refresh_from_db()
    assert (system.sealed_key, system.codes) == (kept, {"no-heat": "HEAT"})


def test_the_logs(world: World, client_for: Any, count_queries: Any) -> None:
    make_webhook(world, "https://hooks.example/x")
    make_system(world, "https://body.example/v2")
    admin, counts = client_for(world.people.administrator), []
    for more in (1, 3):
        for _each in range(more):
            world.appeal()
        for path in ("/deliveries/news/", "/deliveries/requests/"):
            admin.get(path)
            with count_queries() as seen:
                assert admin.get(path).status_code == 200
            counts.append(len(seen))
    assert counts[:2] == counts[2:]
    Delivery.objects.update(state="dead")
    OutgoingRequest.objects.update(state="dead")
    number = Delivery.objects.first().appeal.number
    page = admin.get("/deliveries/news/", {"state": "dead", "number": number}).content.decode()
    assert number in page
    pk, request = Delivery.objects.first().pk, OutgoingRequest.objects.first().pk
    assert admin.post(f"/deliveries/news/{pk}/again/").status_code == 302
    assert admin.post(f"/deliveries/news/{pk}/again/").status_code == 409
    assert admin.post(f"/deliveries/requests/{request}/again/").status_code == 302
    assert client_for(world.people.controller).post(f"/deliveries/news/{pk}/again/").status_code == 403


def test_how_long_news_are_kept(world: World, client_for: Any, frozen_clock: Any) -> None:
    admin = client_for(world.people.administrator)
    make_webhook(world, "https://hooks.example/x")
    put("deliveries.keep_days", 30)
    assert "30" in admin.get("/deliveries/").content.decode()
    for _each in range(2):
        world.appeal()
    first, second = Delivery.objects.order_by("id")
    Delivery.objects.filter(pk=first.pk).update(state="sent")
    frozen_clock.forward(days=29)
    assert actions.sweep() == 0
    frozen_clock.forward(days=2)
    assert actions.sweep() == 1
    assert Delivery.objects.get() == second, "what still waits is kept"
    Webhook.objects.update(is_active=False)
    assert actions.sweep() == 1


def test_who_loses_a_race_reads_it_beside_the_field(world: World, client_for: Any, monkeypatch: Any) -> None:
    make_webhook(world, "https://hooks.example/x", name="Board")
    real = Webhook.objects.filter
    monkeypatch.setattr(
        Webhook.objects, "filter", lambda **words: real(pk=0) if "name" in words else real(**words)
    )
    page = client_for(world.people.administrator).post("/deliveries/webhooks/new/", HOOK)
    assert page.status_code == 422
    assert page.context["form"].errors["name"]
