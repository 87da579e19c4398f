"""A letter from its arrival to an appeal, and back to its writer."""

from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.urls import reverse

from qala.contact.appeals.actions import accept, ask
from qala.contact.appeals.actions.as_holder import opens
from qala.contact.appeals.actions.register import Person
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import IN_WEST, World
from qala.contact.mailbox.actions import join, register_letter, send_receipts, set_aside, take_in
from qala.contact.mailbox.actions.settle import secret_of
from qala.contact.mailbox.models import Letter, SentLetter
from qala.contact.mailbox.tests.letters import SENDER, bounce, letter
from qala.ground.files.tests import media
from qala.ground.people.models import PersonalDataView
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed

pytestmark = pytest.mark.django_db
State = Letter.State


def arrived(**words: Any) -> Letter:
    found = take_in(letter(**words).as_bytes())
    assert found is not None
    return found


def registered(world: World, came: Letter | None = None) -> tuple[Letter, Appeal]:
    came = came or arrived()
    made = register_letter(
        letter_id=came.pk, by=world.people.operator, text=came.text, topic_id=world.heat.pk, place=IN_WEST,
        person=Person(email=came.from_address, full_name=came.from_name),
    )  # fmt: skip
    came.refresh_from_db()
    return came, made.appeal


def test_a_letter_waits_for_the_desk_once(world: World) -> None:
    raw = letter().as_bytes()
    came = take_in(raw)
    assert came is not None
    assert came.state == State.NEW
    assert take_in(raw) is None
    assert Letter.objects.count() == 1


def test_photos_come_along_and_the_rest_is_named(world: World) -> None:
    made = letter()
    made.add_attachment(media.jpeg(size=(64, 48)), maintype="image", subtype="jpeg", filename="1.jpg")
    made.add_attachment(b"MZ\x90", maintype="application", subtype="octet-stream", filename="virus.exe")
    came = take_in(made.as_bytes())
    assert came is not None
    assert came.left_out == ["virus.exe"]
    _came, appeal = registered(world, came)
    assert [each.role for each in appeal.attachments.all()] == ["report"]


def test_registering_answers_with_a_receipt(world: World) -> None:
    came, appeal = registered(world)
    assert (came.state, came.appeal_id, appeal.channel.code) == (State.REGISTERED, appeal.pk, "email")
    sent = SentLetter.objects.get()
    assert [send_receipts(), send_receipts()] == [1, 0]
    (out,) = mail.outbox
    assert out.to == [SENDER]
    assert appeal.number in out.subject
    assert out.extra_headers["In-Reply-To"] == "<first@example.org>"
    assert out.extra_headers["Message-ID"] == sent.message_id
    assert secret_of(came) in out.body
    assert opens(appeal, secret_of(came))


def test_a_letter_is_settled_once(world: World) -> None:
    came, _appeal = registered(world)
    with pytest.raises(Conflict):
        registered(world, came)
    with pytest.raises(Conflict):
        set_aside(letter_id=came.pk, state="junk", by=world.people.operator)
    assert Appeal.objects.count() == 1


def test_strangers_are_refused(world: World) -> None:
    came = arrived()
    for who in (world.people.executor, world.people.analyst, world.people.resident):
        with pytest.raises(NotAllowed):
            set_aside(letter_id=came.pk, state="junk", by=who)
    with pytest.raises(Invalid):
        set_aside(letter_id=came.pk, state="new", by=world.people.operator)


def test_a_reply_answers_the_open_question(world: World) -> None:
    _came, appeal = registered(world)
    sent = SentLetter.objects.get()
    accept(appeal_id=appeal.pk, by=world.people.executor)
    ask(appeal_id=appeal.pk, question="Which entrance?", by=world.people.executor)
    again = arrived(
        text="Екінші\n> Which entrance?", message_id="<2@example.org>", in_reply_to=sent.message_id
    )
    appeal.refresh_from_db()
    assert (again.state, again.appeal_id, appeal.stage) == (State.JOINED, appeal.pk, "active")
    assert appeal.inquiries.get().reply == "Екінші"


def test_more_words_stand_on_the_timeline(world: World) -> None:
    _came, appeal = registered(world)
    arrived(text="Все ещё холодно", message_id="<2@example.org>", subject=f"Re: {appeal.number}")
    entry = timeline.of(appeal).filter(verb="letter").get()
    assert (entry.note, entry.is_public) == ("Все ещё холодно", True)


def test_another_address_adds_nothing_by_itself(world: World) -> None:
    _came, appeal = registered(world)
    other = arrived(from_="Other <other@example.org>", message_id="<3@example.org>", subject=appeal.number)
    assert (other.state, other.appeal_id) == (State.NEW, None)
    join(letter_id=other.pk, number=appeal.number, by=world.people.operator)
    other.refresh_from_db()
    assert (other.state, other.appeal_id, other.settled_by) == (
        State.JOINED,
        appeal.pk,
        world.people.operator,
    )


def test_an_unknown_number_is_missing(world: World) -> None:
    came = arrived()
    with pytest.raises(Missing):
        join(letter_id=came.pk, number="26-0000001-A", by=world.people.operator)


def test_robots_and_reports_wait_for_nobody(world: World) -> None:
    assert arrived(auto_submitted="auto-replied").state == State.AUTOMATIC
    _came, appeal = registered(world, arrived(message_id="<4@example.org>"))
    sent = SentLetter.objects.get()
    send_receipts()
    for _twice in range(2):
        report = take_in(bounce(sent.message_id))
    assert report is None
    sent.refresh_from_db()
    assert sent.state == SentLetter.State.BOUNCED
    assert timeline.of(appeal).filter(verb="letter_bounced").count() == 1


def test_what_could_not_be_sent_says_so(
    world: World, frozen_clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_letter: EmailMessage) -> int:
        raise SMTPServerDisconnected("busy")

    monkeypatch.setattr(EmailMessage, "send", busy)
    registered(world)
    assert send_receipts() == 0
    assert SentLetter.objects.get().state == SentLetter.State.QUEUED
    frozen_clock.forward(hours=25)
    send_receipts()
    assert SentLetter.objects.get().state == SentLetter.State.FAILED


def test_a_letter_that_waited_has_its_terms_from_its_receipt(world: World, frozen_clock: Any) -> None:
    came = arrived()
    frozen_clock.forward(hours=3)
    _came, appeal = registered(world, came)
    assert appeal.received_at == came.received_at
    assert all(target.starts_at == came.received_at for target in appeal.targets.all())


def test_words_of_another_writer_are_for_staff(world: World) -> None:
    _came, appeal = registered(world)
    accept(appeal_id=appeal.pk, by=world.people.executor)
    ask(appeal_id=appeal.pk, question="Which entrance?", by=world.people.executor)
    other = arrived(
        from_="Other <other@example.org>", message_id="<3@example.org>", text="My phone is 1234567"
    )
    join(letter_id=other.pk, number=appeal.number, by=world.people.operator)
    appeal.refresh_from_db()
    assert appeal.stage == "waiting"
    assert not timeline.of(appeal).get(verb="letter").is_public


@pytest.mark.parametrize(
    "raw",
    [
        b"From: \x00a@b.c\r\nMessage-ID: <\x00@x>\r\nSubject: \x00\r\n\r\n\x00",
        b"From: a@b.c\r\nContent-Type: text/plain; charset=unicode_escape\r\n\r\n\\ud800",
        b"From: a@b.c\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+2AA-",
    ],
)
def test_nothing_that_somebody_writes_stops_the_mailbox(world: World, raw: bytes) -> None:
    assert take_in(raw) is not None


def test_the_desk_reads_registers_and_is_written_down(world: World, client_for: Any) -> None:
    came = arrived()
    client = client_for(world.people.operator)
    assert came.subject in client.get(reverse("mailbox:letters")).content.decode()
    page = client.get(came.get_absolute_url()).content.decode()
    assert came.text in page
    assert SENDER not in page
    assert SENDER in client.post(reverse("mailbox:person", args=[came.pk])).content.decode()
    assert PersonalDataView.objects.filter(viewer=world.people.operator, subject_id=came.pk).count() == 1
    form = client.get(reverse("mailbox:register", args=[came.pk])).content.decode()
    assert came.text in form
    wrong = client.post(reverse("mailbox:register", args=[came.pk]), {"text": "x"})
    assert wrong.status_code == 422
    words = {"text": came.text, "topic": world.heat.pk, "language": "ru", "priority": 0,
             "lon": "70.05", "lat": "50.05", "address": "Abai 40"}  # fmt: skip
    done = client.post(reverse("mailbox:register", args=[came.pk]), words)
    assert Appeal.objects.get().applicant.email == SENDER
    assert done.status_code == 302
    assert done["Location"] == Appeal.objects.get().get_absolute_url()


def test_a_list_costs_the_same_for_one_and_for_three(
    world: World, client_for: Any, count_queries: Any
) -> None:
    client, counts = client_for(world.people.operator), []
    client.get(reverse("mailbox:letters"))
    for number in range(3):
        arrived(message_id=f"<{number}@example.org>", text=f"words {number}")
        with count_queries() as seen:
            client.get(reverse("mailbox:letters"))
        counts.append(len(seen))
    assert counts[0] == counts[2]
