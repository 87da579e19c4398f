"""Clashes: found by the search, decided by people, checked by the next search."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qala.ground.notifications.models import Notification
from qala.office.overview.access import visible_clashes
from qala.office.overview.actions import decide_clash, find_clashes, remove_occasion, save_occasion
from qala.office.overview.actions.find_clashes import Search
from qala.office.overview.models import Clash
from qala.office.overview.queries.clashes import with_names, words_of
from qala.office.overview.queries.concerns import clash_concerns, clash_errands
from qala.office.overview.tests import samples
from qala.office.projects.models import Part, Project
from qala.office.projects.tests.factories import give_part, make_item, make_kind, make_project
from qala.shared import clock, live, timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import resident, staff
from tests.races import at_once, refused

pytestmark = pytest.mark.django_db
STREET = {"type": "LineString", "coordinates": [[71.40, 51.10], [71.42, 51.10]]}
BESIDE = {"type": "LineString", "coordinates": [[71.41, 51.1001], [71.43, 51.1001]]}
FAR = {"type": "Point", "coordinates": [71.6, 51.3]}


@pytest.fixture(autouse=True)
def in_april(frozen_clock: Any) -> None:
    frozen_clock.move_to(datetime(2026, 4, 1, 12, tzinfo=clock.city_zone()))


def works(
    code: str, begin: date, finish: date, geometry: Any = STREET, rank: int = 50, **fields: Any
) -> Project:
    kind = make_kind(f"kind-{rank}", works_rank=rank)
    return make_project(
        code,
        planned_start=begin,
        planned_finish=finish,
        actual_start=begin,
        geometry=geometry,
        kind=kind,
        **fields,
    )


@pytest.fixture
def met() -> Clash:
    works("P-1", date(2026, 5, 1), date(2026, 6, 30))
    works("P-2", date(2026, 6, 1), date(2026, 7, 31), BESIDE)
    assert find_clashes() == Search(found=1, again=0, gone=0)
    return Clash.objects.get()


def test_same_place_same_time(met: Clash) -> None:
    assert (met.kind, met.one.code, met.other and met.other.code, met.days) == ("overlap", "P-1", "P-2", 30)
    assert (met.begins_on, met.ends_on) == (date(2026, 6, 1), date(2026, 6, 30))
    assert "P-1" in words_of(met)
    assert [entry.verb for entry in timeline.of(met)] == ["found"]


def test_nothing_new_by_looking_again(met: Clash) -> None:
    assert find_clashes() == Search(0, 0, 0)
    assert Clash.objects.count() == 1
    assert timeline.of(met).count() == 1


def test_far_away_called_off_and_mere_ideas_do_not_meet() -> None:
    works("P-1", date(2026, 5, 1), date(2026, 6, 30))
    works("P-2", date(2026, 5, 1), date(2026, 6, 30), FAR)
    works("P-3", date(2026, 5, 1), date(2026, 6, 30), stage="cancelled")
    works("P-4", date(2026, 5, 1), date(2026, 6, 30), stage="proposed")
    works("P-5", date(2026, 5, 1), date(2026, 6, 30), {"type": "Nonsense"})
    assert find_clashes() == Search(0, 0, 0)


def test_a_road_before_its_pipe() -> None:
    works("P-1", date(2026, 5, 1), date(2026, 6, 30), rank=50)
    works("P-2", date(2027, 5, 1), date(2027, 6, 30), rank=10)
    find_clashes()
    row = Clash.objects.get()
    assert (row.kind, row.one.code, row.days) == ("order", "P-2", 305)
    assert (row.begins_on, row.ends_on) == (date(2026, 6, 30), date(2027, 5, 1))


def test_items_with_an_order_of_their_own_stand_for_the_project() -> None:
    first = works("P-1", date(2026, 5, 4), date(2026, 12, 31))
    item = make_item(first, "pipes", 5, works_rank=10)
    works("P-2", date(2026, 6, 1), date(2026, 7, 31), BESIDE)
    assert find_clashes() == Search(0, 0, 0)
    item.duration_days = 40
    item.save()
    find_clashes()
    assert Clash.objects.get().one_item == item


def test_an_occasion(met: Clash) -> None:
    samples.occasion(lon=71.415, lat=51.10)
    assert find_clashes().found == 2
    row = Clash.objects.filter(kind="event").order_by("pk")[0]
    assert (row.occasion and row.occasion.name_en, row.other, row.days) == ("Marathon", None, 2)
    assert "Марафон" in words_of(row) or "Marathon" in words_of(row)


def test_dates_that_moved_settle_it(met: Clash) -> None:
    Project.objects.filter(code="P-2").update(actual_start=date(2026, 7, 15))
    assert find_clashes() == Search(0, 0, 1)
    met.refresh_from_db()
    assert (met.stage, met.gone_on) == ("settled", date(2026, 4, 1))
    assert find_clashes() == Search(0, 0, 0)


def test_settled_in_words_and_still_there_is_open_again(met: Clash, frozen_clock: Any) -> None:
    decide_clash(clash_id=met.pk, verb="settle", words="The pipes go first.", by=staff("project_office"))
    assert find_clashes() == Search(0, 0, 0)
    frozen_clock.forward(days=1)
    assert find_clashes() == Search(0, 1, 0)
    met.refresh_from_db()
    assert met.stage == "open"
    assert [entry.verb for entry in timeline.of(met)] == ["found", "settle", "found_again"]


def test_accepted_stays_accepted(met: Clash, frozen_clock: Any) -> None:
    office = staff("project_office")
    decide_clash(clash_id=met.pk, verb="accept", words="Agreed with both heads.", by=office)
    frozen_clock.forward(days=3)
    assert find_clashes() == Search(0, 0, 0)
    met.refresh_from_db()
    assert (met.stage, met.words, met.decided_by) == ("accepted", "Agreed with both heads.", office)


def test_who_may_decide(met: Clash) -> None:
    head, curator, builder = staff("project_head"), staff("curator"), staff("contractor")
    give_part(met.one, Part.HEAD, head)
    assert met.other is not None
    give_part(met.other, Part.CURATOR, curator)
    for person in (resident(), staff("project_head"), staff("curator"), builder, staff("analyst")):
        with pytest.raises(NotAllowed):
            decide_clash(clash_id=met.pk, verb="accept", words="So be it.", by=person)
    decide_clash(clash_id=met.pk, verb="accept", words="So be it.", by=head)
    decide_clash(clash_id=met.pk, verb="reopen", words="No longer.", by=curator)
    met.refresh_from_db()
    assert met.stage == "open"


def test_words_and_the_right_stage_are_needed(met: Clash) -> None:
    office = staff("project_office")
    with pytest.raises(Invalid):
        decide_clash(clash_id=met.pk, verb="accept", words="  ", by=office)
    with pytest.raises(Conflict):
        decide_clash(clash_id=met.pk, verb="reopen", words="Why not.", by=office)
    assert timeline.of(met).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_decide_at_once(met: Clash) -> None:
    office = staff("project_office")
    results = at_once(
        lambda: decide_clash(clash_id=met.pk, verb="settle", words="One.", by=office),
        lambda: decide_clash(clash_id=met.pk, verb="settle", words="Two.", by=office),
    )
    assert len(refused(results)) == 1
    assert timeline.of(met).filter(verb="settle").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_searches_at_once() -> None:
    works("P-1", date(2026, 5, 1), date(2026, 6, 30))
    works("P-2", date(2026, 6, 1), date(2026, 7, 31), BESIDE)
    results = at_once(find_clashes, find_clashes)
    assert sorted(one.found for one in results) == [0, 1]
    assert Clash.objects.count() == 1


def test_one_sees_the_clashes_of_ones_projects(met: Clash) -> None:
    head = staff("project_head")
    assert not visible_clashes(head).exists()
    give_part(met.one, Part.HEAD, head)
    assert visible_clashes(head).get() == met
    assert visible_clashes(staff("curator")).get() == met
    assert not visible_clashes(resident()).exists()
    assert [one.url for one in clash_errands(head)] == [met.get_absolute_url()]
    assert not list(clash_errands(staff("project_head")))


def test_heads_and_the_office_are_told_once(frozen_clock: Any) -> None:
    first, second, office, other = (
        staff("project_head"), staff("project_head"), staff("project_office"), staff("project_head"),
    )  # fmt: skip
    for code, head, begin in (("P-1", first, date(2026, 5, 1)), ("P-2", second, date(2026, 6, 1))):
        give_part(works(code, begin, date(2026, 7, 31)), Part.HEAD, head)
    find_clashes()
    told = Notification.objects.filter(kind="overview.clash")
    assert {row.user for row in told} == {first, second, office}
    assert not told.filter(user=other).exists()
    Project.objects.filter(code="P-2").update(actual_start=date(2027, 7, 15), planned_finish=date(2027, 9, 1))
    assert find_clashes().gone == 1
    Project.objects.filter(code="P-2").update(actual_start=date(2026, 6, 1), planned_finish=date(2026, 7, 31))
    assert find_clashes().again == 1
    assert told.count() == 3


def test_history_tells_nobody() -> None:
    staff("project_office")
    with live.hushed():
        works("P-1", date(2026, 5, 1), date(2026, 6, 30))
        works("P-2", date(2026, 6, 1), date(2026, 7, 31), BESIDE)
        assert find_clashes().found == 1
    assert not Notification.objects.filter(kind="overview.clash").exists()


def test_concerns(met: Clash) -> None:
    (concern,) = clash_concerns(Project.objects.all(), clock.today())
    assert (concern.project_id, concern.tone, concern.since) == (met.one_id, "warn", date(2026, 4, 1))


def test_occasions_are_kept_by_the_office() -> None:
    office = staff("project_office")
    words = {
        "name_kk": "Мерейтой",
        "begins_on": date(2026, 7, 6),
        "ends_on": date(2026, 7, 6),
        "lon": 71.4,
        "lat": 51.1,
    }
    for person in (resident(), staff("curator"), staff("project_head")):
        with pytest.raises(NotAllowed):
            save_occasion(by=person, **words)
    row = save_occasion(by=office, **words)
    assert [entry.verb for entry in timeline.of(row)] == ["create"]
    save_occasion(by=office, occasion_id=row.pk, radius_m=500)
    row.refresh_from_db()
    assert row.radius_m == 500
    with pytest.raises(NotAllowed):
        remove_occasion(occasion_id=row.pk, by=staff("curator"))
    remove_occasion(occasion_id=row.pk, by=office)
    assert not type(row).objects.exists()


def test_three_rows_cost_what_one_costs(met: Clash, client: Any) -> None:
    client.force_login(staff("curator"))
    client.get("/office/clashes/")
    with CaptureQueriesContext(connection) as one:
        assert client.get("/office/clashes/").status_code == 200
    works("P-3", date(2026, 6, 1), date(2026, 7, 31))
    find_clashes()
    assert with_names(Clash.objects.all()).count() == 3
    with CaptureQueriesContext(connection) as three:
        assert b"P-3" in client.get("/office/clashes/").content
    assert len(three) == len(one)


def test_the_page_of_a_clash(met: Clash, client: Any) -> None:
    client.force_login(staff("project_office"))
    page = client.get(met.get_absolute_url())
    assert "P-2" in page.content.decode()
    address = f"{met.get_absolute_url()}settle/"
    assert client.post(address, {"words": ""}).status_code == 422
    assert client.post(address, {"words": "Moved to August."}).status_code == 302
    met.refresh_from_db()
    assert (met.stage, met.words) == ("settled", "Moved to August.")
    assert client.post(f"{met.get_absolute_url()}explode/", {}).status_code == 404


def test_the_page_of_occasions(client: Any) -> None:
    client.force_login(staff("project_office"))
    wrong = client.post(
        "/office/clashes/occasions/", {"begins_on": "2026-07-06", "ends_on": "2026-07-01", "radius_m": 300}
    )
    assert wrong.status_code == 422
    words = {"name_ru": "Саммит", "begins_on": "2026-07-06", "ends_on": "2026-07-07", "radius_m": 300}
    assert (
        client.post("/office/clashes/occasions/", words | {"lon": "71.4", "lat": "51.1"}).status_code == 302
    )
    assert "Саммит" in client.get("/office/clashes/occasions/").content.decode()
