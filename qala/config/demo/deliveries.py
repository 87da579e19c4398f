"""Other systems of the demonstration: two programs with keys, one webhook and one outside system with a little history.

Both addresses are names that lead nowhere (RFC 2606) and are out of use in the end: a demonstration calls nobody.
"""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from qala.contact.appeals.models import Appeal
from qala.contact.deliveries.actions import collect, save_system, save_webhook
from qala.contact.deliveries.actions.deliver import sendable
from qala.contact.deliveries.actions.sending import due, settle, take
from qala.contact.deliveries.models import Delivery, OutgoingRequest, OutsideSystem, Webhook
from qala.contact.open311.actions import count_call, issue_client, save_question
from qala.contact.open311.models import ApiClient, ServiceQuestion
from qala.ground.people.models import Duty, User
from qala.shared.clock import now, travel
from qala.shared.models.throttle import ThrottleCount

MADE = (ApiClient, ServiceQuestion, Webhook, OutsideSystem, ThrottleCount)
"""What a sweep takes away, with all that hangs on it; calls are counted by the client's id, which begins anew."""
NEWS = 12
FLOORS = [
    ("1-3", "1–3 қабат", "1–3 этаж", "Floors 1–3"),
    ("4+", "4-қабаттан жоғары", "Выше 3 этажа", "Above"),
]


def make_other_systems(seed: int) -> None:
    """All of it; nothing in a city without appeals."""
    admin = User.objects.filter(duties__role="administrator").order_by("pk").first()
    newest = Appeal.objects.exclude(executor=None).order_by("-received_at", "-id").first()
    if admin is None or newest is None:
        return
    executor = (
        Duty.objects.filter(role="executor", organisation=newest.executor).select_related("user").first()
    )
    if executor is None:
        return
    _clients(admin, executor.user, random.Random(f"{seed} clients"))
    _questions(admin, newest)
    appeals = list(Appeal.objects.filter(executor=newest.executor).order_by("-received_at", "-id")[:NEWS])
    _news(admin, newest.executor, appeals)
    _requests(admin, newest.executor, executor.user, [a for a in appeals if a.is_open][:4])


def _clients(admin: User, executor: User, rng: random.Random) -> None:
    words: dict[str, Any] = {"contact": "", "organisation": None, "minute_limit": 60, "day_limit": 5000}
    app, _key = issue_client(
        name="Тұрғын қосымшасы", scopes=["open311:write"], acts_as=None, by=admin, **words
    )
    issue_client(
        name="Есеп кестесі", scopes=["appeals:read", "reference:read"], acts_as=executor, by=admin, **words
    )
    for day in range(7):
        with travel(now() - timedelta(days=day)):
            for _call in range(rng.randint(3, 9)):
                count_call(app)


def _questions(admin: User, appeal: Appeal) -> None:
    save_question(
        topic=appeal.topic, code="FLOOR", order=1, datatype="singlevaluelist", choices=FLOORS, is_required=False,
        is_variable=True, name_kk="Қай қабатта?", name_ru="На каком этаже?", name_en="Which floor?", by=admin,
    )  # fmt: skip


def _news(admin: User, organisation: Any, appeals: list[Appeal]) -> None:
    words: dict[str, Any] = {
        "name": "Ұйымның диспетчерлік тақтасы", "url": "https://board.example/qala", "organisation": organisation,
        "verbs": [], "fields": ["stage", "status", "topic", "position", "times"],
    }  # fmt: skip
    webhook, _secret = save_webhook(by=admin, is_active=True, subjects=["appeal"], **words)
    for appeal in reversed(appeals):
        with travel(appeal.received_at):
            collect(appeal_id=appeal.pk, verb="register")
    for place, pk in enumerate(Delivery.objects.order_by("id").values_list("pk", flat=True)):
        row = take(sendable(), pk)
        if row is not None:
            settle(row, webhook, error="answered 410" if place == 2 else "", is_final=True)
    save_webhook(webhook_id=webhook.pk, by=admin, is_active=False, subjects=["appeal"], **words)


def _requests(admin: User, organisation: Any, executor: User, appeals: list[Appeal]) -> None:
    words: dict[str, Any] = {
        "organisation": organisation, "url": "https://open311.example/v2", "jurisdiction_id": "", "acts_as": executor,
        "codes": {}, "usual_code": "OTHER", "sends_person": False, "knows_updates": False,
    }  # fmt: skip
    system = save_system(by=admin, is_active=True, api_key="demonstration", **words)
    for appeal in reversed(appeals):
        collect(appeal_id=appeal.pk, verb="accept")
    for place, pk in enumerate(OutgoingRequest.objects.order_by("id").values_list("pk", flat=True)):
        row = take(due(OutgoingRequest), pk)
        if row is not None:
            error = "answered 400" if place == 1 else ""
            settle(row, system, error=error, is_final=True, remote_id="" if error else f"D-{1000 + place}")
    save_system(system_id=system.pk, by=admin, is_active=False, **words)
