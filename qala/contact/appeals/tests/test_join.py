"""One more reporter instead of a copy, and what may be the same."""

from smtplib import SMTPException
from typing import Any

import pytest
from django.core.mail import EmailMessage

from qala.contact.appeals.actions import Person, Place, answer, close, join, merge, reject, reopen
from qala.contact.appeals.actions.accept import accept
from qala.contact.appeals.actions.telling import send_notices
from qala.contact.appeals.models import AnswerNotice, Appeal, Reporter
from qala.contact.appeals.queries.nearby import maybe_same, similar_open
from qala.contact.appeals.queries.reporters import opens_as_reporter, reporter_count, shared_appeal
from qala.contact.appeals.rules import duplicates, numbers
from qala.contact.appeals.tests.factories import IN_WEST, PROOF, World
from qala.contact.catalog.models import Topic
from qala.contact.catalog.queries import forget_book
from qala.ground.people.models import PersonalDataView
from qala.shared import timeline
from qala.shared.errors import Conflict, Missing, NotAllowed

CALLER = Person("Екінші Тұрғын", "+77010000002", "Second@Example.org", "", True)


def at(metres: float) -> Place:
    """So far east of the usual place (at 50° north a degree is about 71.7 km)."""
    assert IN_WEST.lon is not None
    return Place(lon=IN_WEST.lon + metres / 71_700, lat=IN_WEST.lat)


def test_a_caller_joins_with_number_and_code_of_their_own(world: World) -> None:
    appeal = world.appeal()
    made = join(
        appeal_id=appeal.pk, channel="phone", person=CALLER, words="Also here", by=world.people.operator
    )
    reporter = made.reporter
    assert numbers.read_number(reporter.number) == reporter.number != appeal.number
    assert opens_as_reporter(reporter, made.secret)
    assert not opens_as_reporter(reporter, "AAAAAAAAAA")
    assert (reporter.phone, reporter.email) == ("+77010000002", "second@example.org")
    assert appeal.applicant.phone == ""
    assert [entry.verb for entry in timeline.of(appeal)][-1] == "join"
    assert not timeline.of(appeal).get(verb="join").is_public
    assert reporter_count(appeal) == 1


def test_who_may_join_what(world: World) -> None:
    appeal, hidden = world.appeal(), world.appeal(topic_id=world.lifts.pk)
    for name in ("executor", "controller", "stranger"):
        with pytest.raises(NotAllowed):
            join(appeal_id=appeal.pk, channel="phone", by=getattr(world.people, name))
    with pytest.raises(Missing):  # of a topic that is not public a stranger knows nothing
        join(appeal_id=hidden.pk, channel="web")
    with pytest.raises(Missing):
        join(appeal_id=0, channel="web")
    assert join(appeal_id=hidden.pk, channel="phone", by=world.people.operator).reporter.appeal == hidden


def test_an_ended_appeal_is_not_joined(world: World) -> None:
    appeal = world.appeal()
    accept(appeal_id=appeal.pk, by=world.people.executor)
    answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor)
    close(appeal_id=appeal.pk, by=world.people.controller)
    with pytest.raises(Conflict):
        join(appeal_id=appeal.pk, channel="phone", by=world.people.operator)
    assert not Reporter.objects.exists()


def test_nobody_joins_twice(world: World) -> None:
    by, appeal = world.people.operator, world.appeal(person=Person(phone="+77010000001"))
    join(appeal_id=appeal.pk, channel="phone", person=CALLER, by=by)
    for again in (CALLER, Person(phone="+77010000001"), Person(email="SECOND@example.org")):
        with pytest.raises(Conflict):
            join(appeal_id=appeal.pk, channel="phone", person=again, by=by)
    join(appeal_id=appeal.pk, channel="web", resident=world.people.resident)
    with pytest.raises(Conflict):
        join(appeal_id=appeal.pk, channel="web", resident=world.people.resident)
    assert Reporter.objects.count() == 2


def test_a_stranger_does_not_learn_whose_contacts_are_known(world: World) -> None:
    appeal = world.appeal()
    join(appeal_id=appeal.pk, channel="web", person=CALLER)
    made = join(appeal_id=appeal.pk, channel="web", person=CALLER)
    assert made.secret
    assert (made.reporter.phone, made.reporter.email, made.reporter.has_agreed_at) == ("", "", None)


def test_joining_and_merging_keep_everybody_s_right_to_follow(world: World) -> None:
    by, main, twin = world.people.operator, world.appeal(), world.appeal()
    early = join(appeal_id=twin.pk, channel="phone", person=CALLER, by=by).reporter
    merge(appeal_id=twin.pk, into_id=main.pk, by=by)
    early.refresh_from_db()
    assert shared_appeal(early) == main
    late = join(appeal_id=twin.pk, channel="phone", by=by).reporter
    assert late.appeal == main
    assert reporter_count(main) == 3
    assert twin.applicant is not None


def test_nearest_first_within_the_topic_s_radius_and_days(world: World, frozen_clock: Any) -> None:
    far, near, outside = (world.appeal(place=at(metres)) for metres in (200, 20, 400))
    here = world.appeal(place=at(0))
    words: dict[str, Any] = {"topic_id": world.heat.pk, "point": here.point, "but": here.pk}
    assert list(similar_open(**words)) == [near, far]
    Topic.objects.filter(pk=world.heat.pk).update(near_metres=100, near_days=3)
    forget_book()
    assert list(similar_open(**words)) == [near]
    frozen_clock.forward(days=4)
    assert list(similar_open(**words)) == []
    assert outside.is_open


def test_suggested_merges_say_why(world: World) -> None:
    one = world.appeal(text="Жылу жоқ, батарея мұздай, үшінші кіреберіс", place=at(0))
    same = world.appeal(text="Батарея мұздай, жылу мүлде жоқ", place=at(10))
    other_words = world.appeal(text="Совсем другое дело", place=at(5))
    world.appeal(text="Лифт тоқтап тұр", topic_id=world.lifts.pk, place=at(3))
    alike = world.appeal(text="Жылу жоқ, батарея мұздай", topic_id=world.lifts.pk, place=at(60))
    found = maybe_same(one, Appeal.objects.all())
    assert [appeal for appeal, _why in found] == [same, other_words, alike]
    why = found[0][1]
    assert (why.is_same_topic, why.is_same_building) == (True, False)
    assert 5 <= (why.metres or 0) <= 15
    assert why.percent > 40
    assert maybe_same(one, Appeal.objects.none()) == []


def test_likeness() -> None:
    assert duplicates.likeness("жылу жоқ батарея", "жылу жок батарея") > 0.9
    assert duplicates.likeness("", "жылу") == 0


def test_the_page(world: World, client_for: Any) -> None:
    appeal, twin = world.appeal(), world.appeal()
    operator = client_for(world.people.operator)
    page = operator.get(appeal.get_absolute_url()).content.decode()
    assert "same topic" in page
    assert f"merge/?into={twin.number}" in page
    assert twin.number in operator.get(f"/appeals/{appeal.number}/merge/?into={twin.number}").content.decode()
    address = f"/appeals/{appeal.number}/join/"
    words = {"channel": "phone", "language": "kk", "phone": "8 701 000 00 02", "_key": "one"}
    for _time in range(2):
        assert operator.post(address, words).status_code == 302
    assert operator.post(address, {**words, "_key": "two"}).status_code == 422
    assert Reporter.objects.count() == 1
    assert client_for(world.people.executor).post(address, words).status_code == 403
    assert not PersonalDataView.objects.exists()
    hints = operator.get(f"/appeals/new/hints/?topic={world.heat.pk}&lon=70.05&lat=50.05").content.decode()
    assert address in hints


def test_words_of_reporters_stand_on_the_page_and_their_contacts_do_not(
    world: World, client_for: Any
) -> None:
    main, twin = world.appeal(), world.appeal()
    by = world.people.operator
    reporter = join(
        appeal_id=twin.pk, channel="phone", person=CALLER, words="Also entrance 3", by=by
    ).reporter
    merge(appeal_id=twin.pk, into_id=main.pk, by=by)
    executor = client_for(world.people.executor)
    page = executor.get(main.get_absolute_url()).content.decode()
    assert "Also entrance 3" in page
    assert reporter.number in page
    for private in ("Екінші Тұрғын", "7010000002", "second@example.org"):
        assert private not in page
    assert not PersonalDataView.objects.exists()
    opened = executor.post(f"/appeals/{main.number}/person/").content.decode()
    assert "second@example.org" in opened
    kinds = set(PersonalDataView.objects.values_list("subject_kind", flat=True))
    assert kinds == {"appeals.applicant", "appeals.reporter"}
    assert client_for(world.people.analyst).post(f"/appeals/{main.number}/person/").status_code == 403


def test_who_left_an_address_is_told_of_the_answer_once(world: World, mailoutbox: list[Any]) -> None:
    by, main = world.people.operator, world.appeal(person=Person(email="first@example.org"))
    twin = world.appeal(person=Person(email="twin@example.org"), language="ru")
    early = join(appeal_id=twin.pk, channel="phone", person=CALLER, by=by).reporter
    join(appeal_id=main.pk, channel="phone", person=Person(phone="+77010000003"), by=by)
    merge(appeal_id=twin.pk, into_id=main.pk, by=by)
    accept(appeal_id=main.pk, by=world.people.executor)
    answer(appeal_id=main.pk, text=PROOF, by=world.people.executor)
    assert send_notices() == 2
    assert send_notices() == 0
    told = {letter.to[0]: letter for letter in mailoutbox}
    assert set(told) == {"second@example.org", "twin@example.org"}
    assert early.number in told["second@example.org"].body
    assert twin.number in told["twin@example.org"].subject
    assert PROOF not in told["second@example.org"].body
    # Opened again and closed with a reason: that is told too.
    reopen(appeal_id=main.pk, reason="Still cold", by=world.people.controller)
    reject(appeal_id=main.pk, reason="Not the city's", by=world.people.controller)
    assert send_notices() == 2


def test_a_refused_letter_stops_no_other_and_is_tried_for_a_day(
    world: World, mailoutbox: list[Any], monkeypatch: Any, frozen_clock: Any
) -> None:
    appeal = world.appeal()
    for person in (CALLER, Person(email="third@example.org")):
        join(appeal_id=appeal.pk, channel="phone", person=person, by=world.people.operator)
    reject(appeal_id=appeal.pk, reason="Nonsense", by=world.people.controller)
    send = EmailMessage.send

    def refuse(letter: EmailMessage, **more: Any) -> int:
        if "second" in letter.to[0]:
            raise SMTPException
        return send(letter, **more)

    monkeypatch.setattr(EmailMessage, "send", refuse)
    assert send_notices() == 1
    assert send_notices() == 0
    frozen_clock.forward(days=1, minutes=1)
    monkeypatch.undo()
    assert send_notices() == 0
    assert AnswerNotice.objects.filter(sent_at=None, given_up_at__isnull=False).count() == 1
    assert [letter.to for letter in mailoutbox] == [["third@example.org"]]
