"""What is followed, and who is told of what."""

from typing import Any

import h3.api.basic_int as h3
import pytest

from qala.contact.appeals.actions import Person, Place, accept, answer, plan, register, reply, write
from qala.contact.appeals.actions.register import Registered
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import IN_EAST, IN_WEST, PROOF, World
from qala.ground.notifications.audiences import choices
from qala.ground.notifications.models import Dispatch, Notification
from qala.ground.places.locating import locate
from qala.public.cabinet.actions import follow_appeal, follow_district, unfollow
from qala.public.cabinet.actions.follow import MOST
from qala.public.cabinet.actions.spread import spread
from qala.public.cabinet.models import Following
from qala.public.cabinet.queries import audiences
from qala.public.cabinet.queries.listeners import followers_of_place
from qala.public.cabinet.rules.circles import RADII, cells_of
from qala.public.published.actions import refuse
from qala.public.published.models import PublicPlace
from qala.shared.clock import now, today
from qala.shared.errors import Conflict, Missing


def new(world: World, **words: Any) -> Registered:
    return register(**{"text": "x", "topic_id": world.heat.pk, "channel": "web", "place": IN_WEST, **words})


def circle(user: Any, lon: float, lat: float, radius: int) -> Following:
    at = locate(lon, lat)
    return Following.objects.create(
        user=user, kind="circle", lon=lon, lat=lat, x=at.point.x, y=at.point.y, radius_m=radius,
        cells=cells_of(lon, lat, radius), label="Abai 40", made_at=now(),
    )  # fmt: skip


def told(code: str) -> set[int | None]:
    return set(Notification.objects.filter(kind=f"cabinet.{code}").values_list("user_id", flat=True))


def news(appeal: Any, verb: str, by: Any = None) -> int:
    return spread(appeal_id=appeal.pk, verb=verb, by_id=by.pk if by else None, at=now())


def test_cells_hold_every_place_of_the_circle() -> None:
    """Round the rim and inside: the cell of the place is among the circle's."""
    from math import cos, pi, radians, sin

    from qala.ground.places.rules.cells import cell_of

    lon, lat = 71.43, 51.12
    for radius in RADII:
        cells = set(cells_of(lon, lat, radius))
        assert len(cells) < 400
        for share in (0.3, 0.999):
            for step in range(36):
                angle = 2 * pi * step / 36
                north = radius * share * sin(angle) / 111_320
                east = radius * share * cos(angle) / (111_320 * cos(radians(lat)))
                assert cell_of(lon + east, lat + north) in cells


def test_who_follows_a_place(world: World, assert_queries: Any) -> None:
    resident, stranger = world.people.resident, world.people.stranger
    circle(resident, 70.05, 50.05, 500)
    circle(stranger, 70.06, 50.05, 200)  # some 700 m to the east
    appeal = new(world).appeal
    with assert_queries(3):
        assert [pk for pk, _language in followers_of_place(appeal)] == [resident.pk]
    follow_district(district_id=world.west.pk, by=stranger)
    assert {pk for pk, _language in followers_of_place(appeal)} == {resident.pk, stranger.pk}
    far = new(world, place=IN_EAST).appeal
    assert followers_of_place(far) == []
    own = new(world, resident=resident).appeal
    assert {pk for pk, _language in followers_of_place(own)} == {stranger.pk}
    assert followers_of_place(new(world, place=Place(address="nowhere")).appeal) == []


def test_circles_learn_no_more_than_what_is_published(world: World) -> None:
    """Whatever the circle: of two homes in one cell it hears of both or of neither, unless homes are shown exactly."""
    middle_lat, middle_lon = h3.cell_to_latlng(h3.latlng_to_cell(50.05, 70.05, 9))
    homes = [Place(lon=middle_lon + step, lat=middle_lat) for step in (-0.0012, 0.0014)]
    first, second = (new(world, place=place).appeal for place in homes)
    assert first.h3 == second.h3
    for number in range(-8, 9):  # a line of small circles, 70 metres from each other
        circle(world.people.stranger, middle_lon + number / 1000, middle_lat, 200)
    rows = [*Following.objects.filter(kind="circle")]

    def hearing(appeal: Any) -> set[int]:
        heard = set()
        for row in rows:
            Following.objects.update(cells=[])
            Following.objects.filter(pk=row.pk).update(cells=row.cells)
            if followers_of_place(appeal):
                heard.add(row.pk)
        return heard

    PublicPlace.objects.create(topic=world.heat, precision="cell")
    assert hearing(first) == hearing(second) != set()
    PublicPlace.objects.update(precision="exact")
    assert hearing(first) != hearing(second)
    Appeal.objects.update(place_quality="dummy")
    assert hearing(first) == set()


def test_following_twice_is_once(world: World, client_for: Any) -> None:
    appeal, stranger = new(world).appeal, world.people.stranger
    client = client_for(stranger)
    for _tap in range(2):
        assert client.post(f"/my/following/appeal/{appeal.number}/").status_code == 302
    follow_district(district_id=world.west.pk, by=stranger)
    follow_district(district_id=world.west.pk, by=stranger)
    assert Following.objects.count() == 2
    page = client.get("/my/following/").content.decode()
    assert appeal.number in page
    row = Following.objects.filter(kind="appeal").get()
    assert client_for(world.people.resident).post(f"/my/following/{row.pk}/leave/").status_code == 404
    assert client.post(f"/my/following/{row.pk}/leave/").status_code == 302
    with pytest.raises(Missing):
        unfollow(following_id=row.pk, by=stranger)


def test_what_cannot_be_followed(world: World) -> None:
    resident = world.people.resident
    with pytest.raises(Conflict):
        follow_appeal(number=new(world, resident=resident).appeal.number, by=resident)
    with pytest.raises(Missing):  # the topic is kept from the public
        follow_appeal(number=new(world, topic_id=world.lifts.pk).appeal.number, by=resident)
    with pytest.raises(Missing):
        follow_district(district_id=987654, by=resident)
    rows = [Following(user=resident, kind="district", district=world.west, made_at=now())]
    rows += [
        Following(user=resident, kind="circle", lon=n, lat=n, x=0, y=0, radius_m=200, made_at=now())
        for n in range(1, MOST)
    ]
    Following.objects.bulk_create(rows)
    with pytest.raises(Conflict):
        follow_district(district_id=world.east.pk, by=resident)


def test_an_address_in_words(world: World, client_for: Any) -> None:
    from qala.ground.places.tests.factories import make_building, make_street

    make_building(make_street(), "40")
    client = client_for(world.people.resident)
    nowhere = client.post("/my/following/address/", {"address": "Qwerty 999", "radius": "500"})
    assert nowhere.status_code == 422
    assert "Qwerty 999" in nowhere.content.decode()
    found = client.post("/my/following/address/", {"address": "Абай 40", "radius": "500"})
    assert found.status_code == 302
    again = client.post("/my/following/address/", {"address": "Абай 40", "radius": "1000"})
    assert again.status_code == 302
    row = Following.objects.get()
    assert (row.radius_m, len(row.cells) > 10) == (1000, True)
    assert row.label in client.get("/my/following/").content.decode()


def test_the_writer_hears_every_step_once(world: World) -> None:
    resident, executor = world.people.resident, world.people.executor
    appeal = new(world, resident=resident).appeal
    assert news(appeal, "register") == 1
    assert news(appeal, "register") == 0
    accept(appeal_id=appeal.pk, by=executor)
    plan(appeal_id=appeal.pk, planned_on=today(), by=executor)
    write(appeal_id=appeal.pk, text="At noon", by=executor)
    for verb in ("accept", "plan", "write", "extend", "breach"):
        assert news(appeal, verb, executor) == 1, verb
    answer(appeal_id=appeal.pk, text=PROOF, by=executor)
    assert news(appeal, "answer", executor) == 1
    for code in ("registered", "accepted", "planned", "message", "moved", "late", "answered"):
        assert told(code) == {resident.pk}, code
    words = Notification.objects.get(kind="cabinet.registered").occasion.words
    assert set(words) == {"number", "topic", "promise", "day"}
    assert words["topic"] == "No heat"


def test_ones_own_words_are_told_to_the_executor(world: World) -> None:
    from qala.contact.appeals.actions import ask, assign

    resident, executor = world.people.resident, world.people.executor
    appeal = new(world, resident=resident).appeal
    accept(appeal_id=appeal.pk, by=executor)
    assign(appeal_id=appeal.pk, person=executor, by=world.people.executor_head)
    ask(appeal_id=appeal.pk, question="Which floor?", by=executor)
    reply(appeal_id=appeal.pk, text="The third", by=resident)
    assert news(appeal, "reply", resident) == 1
    assert news(appeal, "write", resident) == 1
    assert told("resident_wrote") == {executor.pk}
    assert told("message") == set()


def test_contacts_without_an_account_need_consent(world: World) -> None:
    agreed = Person(email="yes@example.org", has_agreed=True)
    assert news(new(world, person=agreed).appeal, "register") == 1
    assert news(new(world, person=Person(email="no@example.org")).appeal, "register") == 0
    assert Dispatch.objects.get().address == "yes@example.org"
    # Who is asked by letter whether it is solved gets no second letter about the answer.
    answered = new(world, person=agreed).appeal
    accept(appeal_id=answered.pk, by=world.people.executor)
    answer(appeal_id=answered.pk, text=PROOF, by=world.people.executor)
    assert news(answered, "answer") == 0


def test_followers_hear_only_what_everybody_may_know(world: World) -> None:
    stranger = world.people.stranger
    appeal = new(world).appeal
    follow_appeal(number=appeal.number, by=stranger)
    follow_district(district_id=world.west.pk, by=stranger)
    assert news(appeal, "register") == 1
    assert told("nearby_new") == {stranger.pk}
    secret = new(world, topic_id=world.lifts.pk).appeal
    assert news(secret, "register") == 0
    accept(appeal_id=appeal.pk, by=world.people.executor)
    plan(appeal_id=appeal.pk, planned_on=today(), by=world.people.executor)
    news(appeal, "plan", world.people.executor)
    assert told("nearby_work") == told("followed") == {stranger.pk}
    for kept in Notification.objects.select_related("occasion"):
        assert "Abai" not in str(kept.occasion.words)


def test_old_news_is_no_news(world: World, frozen_clock: Any) -> None:
    appeal, at = new(world, resident=world.people.resident).appeal, now()
    frozen_clock.forward(days=2)
    assert spread(appeal_id=appeal.pk, verb="register", by_id=None, at=at) == 0


def test_intake_waits_for_one_job_alone(world: World, count_queries: Any) -> None:
    from qala.public.cabinet import handlers
    from qala.shared.events import unheard

    for number in range(20):
        circle(world.people.stranger, 70.05 + number / 100_000, 50.05, 500)
    new(world)
    with count_queries() as heard:
        new(world)
    with unheard(handlers.registered), count_queries() as quiet:
        new(world)
    assert len(heard) - len(quiet) == 1


def test_what_a_moderator_has_hidden_is_told_to_nobody(world: World, client: Any) -> None:
    appeal = new(world).appeal
    follow_appeal(number=appeal.number, by=world.people.resident)
    refuse(appeal_id=appeal.pk, by=world.people.controller, cause="personal", is_hidden=True)
    with pytest.raises(Missing):
        follow_appeal(number=appeal.number, by=world.people.stranger)
    assert client.get(f"/submit/join/{appeal.number}/").status_code == 404
    news(appeal, "accept")
    assert told("followed") == set()


def test_a_message_of_the_city_finds_followers_and_writers_of_a_district(world: World) -> None:
    west, people = world.west.pk, world.people
    follow_district(district_id=west, by=people.resident)
    new(world, resident=people.stranger)
    new(world)
    told_to = audiences.concerned_by_district(str(west))
    assert {pk for pk, _language in told_to} == {people.resident.pk, people.stranger.pk}
    assert len(told_to) == 2
    keys = {key for _label, group in choices() for key, _name in group}
    assert f"cabinet.district:{west}" in keys
    assert audiences.followers_of_quarter("0") == []
