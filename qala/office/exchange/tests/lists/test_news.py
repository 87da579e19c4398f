"""A list that is taken over is one piece of news to the webhooks, however many projects it holds."""

from typing import Any

from qala.contact.deliveries.models import Delivery
from qala.office.exchange.tests.test_webhooks import hook


def test_an_imported_list_is_one_piece_of_news(office: Any, bring: Any) -> None:
    hook(office)
    hook(office, name="theirs", organisation=office.department.duties.get().organisation)
    rows = [{"id": f"A-{number}", "name": f"Мост {number}", "stage": "going"} for number in range(3)]
    bring([*rows, {"id": "", "name": "Без кода"}])
    told = Delivery.objects.get()
    assert (told.event, told.webhook.name) == ("project.import", "Board")
    assert told.facts == {"profile": "works", "new": 3, "changed": 0, "rejected": 0}
    bring(rows)
    assert [row.event for row in Delivery.objects.all()] == ["project.import"], (
        "a list that changed nothing is no news"
    )
    bring([{**rows[0], "stage": "over"}])
    assert [row.facts["changed"] for row in Delivery.objects.order_by("id")] == [0, 1]
