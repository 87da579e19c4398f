"""Letters under the law reach the applicant: by e-mail, or through somebody's hands."""

from dataclasses import replace
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from qala.contact.appeals.actions import extend, inform, redirect
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.appeals.tests.legal import WRITER, legal, legal_taken
from qala.contact.mailbox.actions import hand_over, send_outgoing
from qala.contact.mailbox.models import OutgoingLetter
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed

BY_MAIL = replace(WRITER, email="writer@example.org")
BY_HAND = replace(WRITER, email="")


def extended(world: World, **words: Any) -> Appeal:
    """Its term was made longer: the applicant must be told."""
    appeal = legal_taken(world, **words)
    reason = "An expert is asked"
    return extend(
        appeal_id=appeal.pk, amount=5, unit="working_days", reason=reason, by=world.people.executor_head
    )


def states(appeal: Appeal) -> list[tuple[str, str]]:
    return list(OutgoingLetter.objects.filter(appeal=appeal).order_by("pk").values_list("kind", "state"))


def is_told(appeal: Appeal) -> bool:
    return not appeal.targets.filter(kind="notice", met_at=None, cancelled_at=None).exists()


def test_by_mail_once_with_the_paper(world: World) -> None:
    appeal = extended(world, person=BY_MAIL)
    assert states(appeal) == [("slip", "queued"), ("extension", "queued")]
    assert not is_told(appeal)
    assert send_outgoing() == 2
    assert send_outgoing() == 0
    assert [letter.to for letter in mail.outbox] == [["writer@example.org"]] * 2
    name, content, kind = mail.outbox[1].attachments[0]
    assert (name, kind) == (f"{appeal.number}-extension.pdf", "application/pdf")
    assert content.startswith(b"%PDF")
    assert WRITER.full_name not in mail.outbox[1].body
    assert mail.outbox[1].extra_headers["Auto-Submitted"] == "auto-generated"
    assert states(appeal) == [("slip", "sent"), ("extension", "sent")]
    assert is_told(appeal), "the promise to tell the applicant is kept by the letter"
    verbs = [entry.verb for entry in timeline.of(appeal)]
    assert verbs[-3:] == ["letter_sent", "letter_sent", "inform"]


def test_an_operational_case_writes_none(world: World) -> None:
    world.appeal(person=BY_MAIL)
    assert not OutgoingLetter.objects.exists()


def test_an_address_refused_for_good_waits_for_hands(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    appeal = legal(world, person=BY_MAIL)

    def refuse(message: EmailMessage) -> int:
        raise SMTPRecipientsRefused({"writer@example.org": (550, b"no such person")})

    monkeypatch.setattr(EmailMessage, "send", refuse)
    assert send_outgoing() == 0
    assert states(appeal) == [("slip", "refused")]
    hand_over(outgoing_id=OutgoingLetter.objects.get().pk, means="by_hand", by=world.people.operator)
    assert states(appeal) == [("slip", "handed")]


def test_a_server_that_is_away_is_asked_again_for_a_day(
    world: World, monkeypatch: pytest.MonkeyPatch, frozen_clock: Any
) -> None:
    appeal = legal(world, person=BY_MAIL)
    legal(world, person=BY_MAIL)
    whole = EmailMessage.send

    def away(message: EmailMessage) -> int:
        if appeal.number in message.subject:
            raise SMTPServerDisconnected("away")
        return whole(message)

    monkeypatch.setattr(EmailMessage, "send", away)
    assert send_outgoing() == 1, "one that cannot go stops no other"
    assert states(appeal) == [("slip", "queued")]
    frozen_clock.forward(hours=25)
    send_outgoing()
    assert states(appeal) == [("slip", "failed")]


def test_without_an_address_somebody_brings_it(world: World) -> None:
    people, appeal = world.people, extended(world, person=BY_HAND)
    assert states(appeal) == [("slip", "to_hand"), ("extension", "to_hand")]
    assert send_outgoing() == 0
    row = OutgoingLetter.objects.get(kind="extension")
    for stranger in (people.other_executor, people.analyst, people.resident):
        with pytest.raises(NotAllowed):
            hand_over(outgoing_id=row.pk, means="post", by=stranger)
    with pytest.raises(Invalid):
        hand_over(outgoing_id=row.pk, means="pigeon", by=people.executor)
    hand_over(outgoing_id=row.pk, means="post", by=people.executor)
    with pytest.raises(Conflict):
        hand_over(outgoing_id=row.pk, means="post", by=people.executor)
    row.refresh_from_db()
    assert (row.state, row.means, row.handed_by) == ("handed", "post", people.executor)
    assert is_told(appeal)
    entries = list(timeline.of(appeal))[-2:]
    assert [(each.verb, each.is_public) for each in entries] == [("letter_handed", False), ("inform", False)]


def test_whoever_tells_the_applicant_otherwise_has_handed_the_notices_over(world: World) -> None:
    appeal = extended(world, person=BY_HAND)
    inform(appeal_id=appeal.pk, means="phone", by=world.people.executor)
    assert states(appeal) == [("slip", "to_hand"), ("extension", "handed")]


def test_a_forwarded_appeal_is_for_those_who_have_it(world: World, client_for: Any) -> None:
    people, appeal = world.people, legal(world, person=BY_HAND)
    redirect(appeal_id=appeal.pk, executor_id=people.elsewhere.pk, reason="Theirs", by=people.operator)
    row = OutgoingLetter.objects.get(kind="redirect")
    address = f"/mailbox/out/{row.pk}/"
    assert client_for(people.executor).get(address).status_code == 404
    client = client_for(people.other_executor)
    assert row.appeal.number in client.get("/mailbox/out/").content.decode()
    assert client.post(address, {"means": "by_hand"}).status_code == 302
    assert row.appeal.number not in client.get("/mailbox/out/?kind=redirect").content.decode()
    assert row.appeal.number in client.get("/mailbox/out/?state=handed").content.decode()


def test_the_list_costs_the_same_for_one_and_for_three(
    world: World, client_for: Any, count_queries: Any
) -> None:
    client, counts = client_for(world.people.operator), []
    for more in (1, 2):
        for _each in range(more):
            legal(world, person=BY_HAND)
        client.get("/mailbox/out/")
        with count_queries() as seen:
            client.get("/mailbox/out/")
        counts.append(len(seen))
    assert counts[0] == counts[1]
