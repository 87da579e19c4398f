"""A message of the city: written by one, approved by another, sent once, each person in their language."""

from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from qala.ground.notifications import audiences
from qala.ground.notifications.actions import messages as acts
from qala.ground.notifications.models import CityMessage, Dispatch, Notification
from qala.ground.people.tests.factories import make_staff, make_user
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]
WORDS = {
    "title_kk": "Ыстық су болмайды", "title_ru": "Не будет горячей воды",
    "text_kk": "Сәрсенбі, 10:00–18:00.", "text_ru": "Среда, с 10:00 до 18:00.",
}  # fmt: skip


@pytest.fixture
def writer() -> Any:
    return make_staff("content_editor")


@pytest.fixture
def approver() -> Any:
    return make_staff("controller")


def work_off() -> None:
    """What the worker does: every job that was deferred for messages."""
    for job in ProcrastinateJob.objects.filter(task_name__endswith="send_city_message"):
        acts.send_message(**job.args)


def drafted(by: Any, **words: Any) -> CityMessage:
    return acts.save_message(
        message_id=None, by=by, **{"audience": "everyone", "place": "", **WORDS, **words}
    )


def waiting(by: Any, **words: Any) -> CityMessage:
    return acts.submit_message(message_id=drafted(by, **words).pk, by=by)


def test_each_is_told_once_in_their_language(writer: Any, approver: Any) -> None:
    kazakh, russian = make_user(language="kk"), make_user(language="ru")
    english, gone = make_user(language="en"), make_user()
    gone.is_active = False
    gone.save()
    row = waiting(writer)
    assert (row.forecast["people"], row.forecast["in_app"]) == (3, 3)
    acts.approve_message(message_id=row.pk, by=approver)
    assert not Notification.objects.exists()
    work_off()
    assert acts.send_message(message_id=row.pk) == 0
    row.refresh_from_db()
    assert (row.stage, row.told_count) == ("sent", 3)
    told = {each.user_id: each.occasion.words["title"] for each in Notification.objects.all()}
    assert told == {
        kazakh.pk: WORDS["title_kk"],
        russian.pk: WORDS["title_ru"],
        english.pk: WORDS["title_ru"],
    }
    assert gone.pk not in told
    verbs = [entry.verb for entry in timeline.of(row).order_by("id")]
    assert verbs == ["create", "submit", "approve", "send"]


def test_nobody_sends_alone(writer: Any, approver: Any) -> None:
    make_user()
    row = waiting(approver)
    with pytest.raises(NotAllowed) as refusal:
        acts.approve_message(message_id=row.pk, by=approver)
    assert refusal.value.code == "own_message"
    with pytest.raises(NotAllowed):
        acts.approve_message(message_id=row.pk, by=writer)
    acts.approve_message(message_id=row.pk, by=make_staff("administrator"))


def test_whoever_changes_it_is_its_writer(writer: Any, approver: Any) -> None:
    make_user()
    row = waiting(writer)
    acts.give_back(message_id=row.pk, reason="Say until when", by=approver)
    acts.save_message(message_id=row.pk, audience="everyone", place="", by=approver, text_kk="Кешке дейін")
    acts.submit_message(message_id=row.pk, by=approver)
    with pytest.raises(NotAllowed):
        acts.approve_message(message_id=row.pk, by=approver)


def test_handing_it_on_for_another_is_no_second_pair_of_eyes(writer: Any, approver: Any) -> None:
    make_user()
    row = drafted(approver)
    acts.submit_message(message_id=row.pk, by=writer)
    with pytest.raises(NotAllowed):
        acts.approve_message(message_id=row.pk, by=approver)
    acts.give_back(message_id=row.pk, reason="A comma", by=make_staff("administrator"))
    acts.save_message(message_id=row.pk, audience="everyone", place="", by=writer, text_kk="Кешке дейін")
    acts.submit_message(message_id=row.pk, by=writer)
    with pytest.raises(NotAllowed):
        acts.approve_message(message_id=row.pk, by=approver)


def test_strangers_and_wrong_stages(writer: Any, approver: Any) -> None:
    make_user()
    row = drafted(writer)
    for act in (acts.submit_message, acts.approve_message, acts.drop_message):
        with pytest.raises(NotAllowed):
            act(message_id=row.pk, by=make_staff("operator"))
    with pytest.raises(Conflict):
        acts.approve_message(message_id=row.pk, by=approver)
    acts.drop_message(message_id=row.pk, by=writer)
    with pytest.raises(Conflict):
        acts.submit_message(message_id=row.pk, by=writer)
    with pytest.raises(Conflict):
        acts.save_message(message_id=row.pk, audience="everyone", place="", by=writer)


def test_what_reaches_nobody_and_what_nobody_declared(writer: Any) -> None:
    with pytest.raises(Conflict) as refusal:
        acts.submit_message(message_id=drafted(writer).pk, by=writer)
    assert refusal.value.code == "nobody"
    for audience, place in (("other", ""), ("everyone", "3")):
        with pytest.raises(Invalid):
            drafted(writer, audience=audience, place=place)


def test_an_urgent_one_costs_an_sms_for_those_without_e_mail(
    writer: Any, approver: Any, monkeypatch: Any
) -> None:
    from qala.ground.notifications.senders import base

    monkeypatch.setattr(base, "offered", lambda: frozenset({"email", "sms"}))
    person = make_user(email="", phone="+77010000009")
    person.phone = "+77010000009"
    person.save()
    make_user(email="with@example.org")
    assert waiting(writer).forecast["sms"] == 0
    row = waiting(writer, is_urgent=True)
    assert (row.forecast["sms"], row.forecast["email"]) == (1, 1)
    acts.approve_message(message_id=row.pk, by=approver)
    acts.send_message(message_id=row.pk)
    assert sorted(Dispatch.objects.values_list("channel", flat=True)) == ["email", "sms"]


def test_an_audience_of_another_room(writer: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(audiences, "_audiences", dict(audiences._audiences))
    user = make_user()
    make_user()
    audiences.audience(
        "t.street", label="Street", members=lambda key: [(user.pk, "kk")] if key == "7" else [],
        places=lambda: [("7", "Abai"), ("8", "Dostyq")],
    )  # fmt: skip
    row = waiting(writer, audience="t.street", place="7")
    assert (row.forecast["people"], audiences.name_of(row.audience, row.place)) == (1, "Street: Abai")


def test_the_pages_from_draft_to_the_resident(client_for: Any, writer: Any, approver: Any) -> None:
    resident = make_user(language="ru")
    one, two = client_for(writer), client_for(approver)
    wrong = one.post("/notifications/messages/new/", {**WORDS, "text_ru": "", "audience": ""})
    assert wrong.status_code == 422
    assert WORDS["title_kk"] in wrong.content.decode()
    url = one.post("/notifications/messages/new/", {**WORDS, "audience": "everyone:"})["Location"]
    row = CityMessage.objects.get()
    assert url == row.get_absolute_url()
    assert WORDS["text_ru"] in one.get(url).content.decode()
    assert client_for(resident).get(f"/notifications/city/{row.pk}/").status_code == 404
    one.post(f"{url}submit/")
    assert "Approve and send" not in one.get(url).content.decode()
    assert "Approve and send" in two.get(url).content.decode()
    assert two.post(f"{url}approve/").status_code == 302
    assert two.post(f"{url}approve/").status_code == 409
    work_off()
    page = two.get(url).content.decode()
    assert "People told" in page
    assert WORDS["title_ru"] in two.get("/notifications/messages/?stage=sent").content.decode()
    bell = client_for(resident).get("/notifications/", headers={"Accept-Language": "ru"}).content.decode()
    assert WORDS["title_ru"] in bell
    note = Notification.objects.get()
    assert (
        client_for(resident).post(f"/notifications/{note.pk}/")["Location"]
        == f"/notifications/city/{row.pk}/"
    )
    assert client_for().get(f"/notifications/city/{row.pk}/").status_code == 200


def test_the_list_costs_the_same_for_more(client_for: Any, writer: Any, count_queries: Any) -> None:
    client = client_for(writer)
    drafted(writer)
    client.get("/notifications/messages/")
    with count_queries() as one:
        client.get("/notifications/messages/")
    for _n in range(3):
        drafted(writer)
    with count_queries() as four:
        assert client.get("/notifications/messages/").status_code == 200
    assert len(one) == len(four)
