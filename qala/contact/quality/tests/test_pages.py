"""The pages of the room as their users meet them."""

import io
import re
from typing import Any
from zipfile import ZipFile

import pytest
from django.utils.translation import override

from qala.contact.appeals.actions import accept, answer
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import IN_EAST, PROOF, World
from qala.contact.quality.actions import build, check_waiting
from qala.contact.quality.actions.send import token_of
from qala.contact.quality.models import (
    ClosingReview,
    Feedback,
)
from qala.contact.quality.tests.factories import BY_PHONE, answered, asked, queued
from qala.contact.quality.tests.test_figures import lived
from qala.ground.people.models import PersonalDataView
from qala.shared.models.lists import ExportRecord
from qala.shared.tests.figures import put

LINK = re.compile(
    r'href="(/appeals/\?[^"]*)"[^>]*>'
    r'(?:\s*<span class="q-stat-label">(?:(?!</a>).)*?<span class="q-stat-value">)?\s*([0-9]+)\s*<',
    re.DOTALL,
)
QUERY = "received_from=2026-02-20&received_to=2026-03-20"


def taken(world: World, **words: Any) -> Appeal:
    """Under way."""
    appeal = world.appeal(**words)
    at_home = appeal.executor_id == world.people.home.pk
    return accept(appeal_id=appeal.pk, by=world.people.executor if at_home else world.people.other_executor)


@pytest.mark.parametrize("by", ["executor", "topic", "group", "district", "channel", "day"])
def test_every_count_opens_as_many_rows(world: World, client_for: Any, frozen_clock: Any, by: str) -> None:
    lived(world, frozen_clock)
    build()
    client = client_for(world.people.controller)
    text = client.get(f"/quality/?{QUERY}&by={by}").content.decode()
    links = LINK.findall(text)
    assert len(links) > 11
    for url, count in links:
        page = client.get(url.replace("&amp;", "&"))
        assert page.context["page"].count == int(count), url


def test_late_answers_by_reason(world: World, client_for: Any, frozen_clock: Any) -> None:
    late = [taken(world) for _each in range(3)] + [taken(world, place=IN_EAST)]
    frozen_clock.forward(days=2)
    for appeal, cause in zip(late, ("late-staff", "late-staff", "late-weather", "late-weather"), strict=True):
        by = (
            world.people.executor
            if appeal.executor_id == world.people.home.pk
            else world.people.other_executor
        )
        answer(appeal_id=appeal.pk, text=PROOF, late_cause=cause, by=by)
    answer(appeal_id=taken(world).pk, text=PROOF, by=world.people.executor)
    client = client_for(world.people.controller)
    report = client.get(f"/quality/?{QUERY}").context["report"]
    assert [(label, cell.text, cell.note) for label, cell in report.causes] == [
        ("The weather was in the way", "2", "50.0 %"), ("Too few people", "2", "50.0 %"),
    ]  # fmt: skip
    for _label, cell in report.causes:
        assert client.get(cell.url).context["page"].count == 2
    narrowed = client.get(f"/quality/?{QUERY}&executor={world.people.home.pk}").context["report"]
    assert [cell.text for _label, cell in narrowed.causes] == ["2", "1"]
    for extension in ("pdf", "xlsx"):
        assert client.get(f"/quality/report.{extension}?{QUERY}").status_code == 200


def test_a_head_sees_the_own_organisation_only(world: World, client_for: Any, frozen_clock: Any) -> None:
    lived(world, frozen_clock)
    text = client_for(world.people.executor_head).get(f"/quality/?{QUERY}").content.decode()
    assert world.people.home.name in text
    assert f'scope="row">{world.people.elsewhere.name}' not in text
    elsewhere = f"/quality/?{QUERY}&executor={world.people.elsewhere.pk}"
    page = client_for(world.people.executor_head).get(elsewhere)
    assert page.context["report"].tiles[0].cell.number == 0
    assert client_for(world.people.executor).get("/quality/").status_code == 403


def test_a_page_costs_the_same_for_one_line_and_for_many(
    world: World,
    client_for: Any,
    frozen_clock: Any,
    django_assert_max_num_queries: Any,
) -> None:
    client = client_for(world.people.controller)
    lived(world, frozen_clock)
    build()
    client.get("/quality/")
    with django_assert_max_num_queries(40) as few:
        client.get("/quality/?by=district")
    with django_assert_max_num_queries(40) as many:
        client.get("/quality/?by=topic")
    assert abs(len(few) - len(many)) <= 1


def test_files_leave_with_a_record(world: World, client_for: Any, frozen_clock: Any) -> None:
    lived(world, frozen_clock)
    client = client_for(world.people.analyst)
    paper = client.get(f"/quality/report.pdf?{QUERY}")
    assert paper.content.startswith(b"%PDF")
    book = client.get(f"/quality/report.xlsx?{QUERY}")
    with ZipFile(io.BytesIO(book.content)) as archive:
        assert "xl/worksheets/sheet4.xml" in archive.namelist()
    assert sorted(ExportRecord.objects.values_list("file_format", flat=True)) == ["pdf", "xlsx"]


def test_words_are_data_and_never_markup(world: World) -> None:
    from django.http import QueryDict

    from qala.contact.quality.queries.asking import read
    from qala.contact.quality.queries.pdf import paper
    from qala.contact.quality.queries.report import make

    type(world.people.home).objects.filter(pk=world.people.home.pk).update(
        name_en='#panic("no") *x* $', name_kk="", name_ru=""
    )
    from qala.contact.catalog.queries import forget_book

    forget_book()
    world.appeal()
    with override("en"):
        report = make(read(QueryDict(""), today=Appeal.objects.get().received_at.date(), scope=None))
        assert paper(report).startswith(b"%PDF")


def test_junk_in_the_address_is_left_out(world: World, client_for: Any) -> None:
    address = (
        "/quality/?received_from=x&received_to=9999-99-99&by=cat&topic=abc&executor=-1&group=" + "9" * 40
    )
    assert client_for(world.people.controller).get(address).status_code == 200


def test_two_maps_show_before_and_after(
    world: World, client_for: Any, frozen_clock: Any, django_assert_max_num_queries: Any
) -> None:
    world.appeal()
    frozen_clock.forward(days=30)
    world.appeal()
    world.appeal()
    client = client_for(world.people.controller)
    client.get("/quality/map/")
    with django_assert_max_num_queries(40) as asked:
        page = client.get("/quality/map/")
    assert sum("COUNT(" in each["sql"] and "h3" in each["sql"] for each in asked.captured_queries) == 1
    [now], [before] = page.context["now"], page.context["before"]
    assert (now["count"], now["tone"]) == (2, "bad")
    assert (before["count"], before["tone"]) == (1, "good")
    assert "70." in page.content.decode()


def test_a_resident_answers_by_the_link(world: World, client_for: Any) -> None:
    feedback = asked(world)
    address, client = f"/quality/feedback/{token_of(feedback)}/", client_for()
    page = client.get(address)
    assert page.status_code == 200
    assert page["Content-Language"] == "kk" in page.content.decode()  # the appeal's language
    assert feedback.appeal.number not in page.content.decode()
    assert feedback.appeal.text not in page.content.decode()
    feedback.refresh_from_db()
    assert feedback.answered_at is None  # looking at it is no answer
    assert client.post(address, {"is_solved": ""}).status_code == 422
    assert client.post(address, {"is_solved": "no", "rating": "2"}).status_code == 302
    client.post(address, {"is_solved": "yes", "rating": "5"})
    feedback.refresh_from_db()
    assert (feedback.is_solved, feedback.rating) == (False, 2)
    assert f"{address}reopen/" in client.get(address).content.decode()
    assert client.post(f"{address}reopen/").status_code == 302
    assert Appeal.objects.get(pk=feedback.appeal_id).stage == "active"


def test_the_link_is_throttled_and_ends(world: World, client_for: Any, frozen_clock: Any) -> None:
    feedback = asked(world)
    address, client = f"/quality/feedback/{token_of(feedback)}/", client_for()
    frozen_clock.forward(days=30)
    assert '<form method="post" class="q-card' not in client.get(address).content.decode()
    client.post(address, {"is_solved": "yes"})
    feedback.refresh_from_db()
    assert feedback.answered_at is None
    codes = {client.get("/quality/feedback/1:x/").status_code for _attempt in range(61)}
    assert codes == {404, 429}


def test_a_controller_judges_from_the_queue(world: World, client_for: Any) -> None:
    row = queued(world)
    client = client_for(world.people.controller)
    assert row.appeal.number in client.get("/quality/reviews/?verdict=waiting").content.decode()
    address = f"/quality/reviews/{row.pk}/"
    assert client.post(address, {"verdict": "poor_proof"}).status_code == 422
    assert client.post(address, {"verdict": "poor_proof", "reason": "No photo"}).status_code == 302
    assert client.get("/quality/reviews/?verdict=waiting").context["page"].count == 0
    assert "No photo" in client.get(address).content.decode()
    assert client_for(world.people.executor_head).get(address).status_code == 403
    assert client.get("/quality/reviews/987654/").status_code == 404


def test_an_operator_calls_back(world: World, client_for: Any) -> None:
    put("quality.call_percent", 100)
    feedback = asked(world, person=BY_PHONE)
    client = client_for(world.people.operator)
    assert "+77010000001" not in client.get("/quality/calls/").content.decode()
    page = client.get(f"/quality/calls/{feedback.pk}/").content.decode()
    assert "+77010000001" not in page
    assert "+77010000001" in client.post(f"/appeals/{feedback.appeal.number}/person/").content.decode()
    assert PersonalDataView.objects.count() == 1
    words = {"is_reached": "yes", "is_solved": "yes", "rating": "4", "_key": "one"}
    assert client.post(f"/quality/calls/{feedback.pk}/", words).status_code == 302
    assert client.post(f"/quality/calls/{feedback.pk}/", words).status_code == 302
    feedback.refresh_from_db()
    assert (feedback.is_solved, feedback.attempt_count) == (True, 1)


def test_lists_cost_the_same_for_one_row_and_for_three(
    world: World, client_for: Any, django_assert_max_num_queries: Any
) -> None:
    client = client_for(world.people.controller)
    queued(world)
    for address in ("/quality/reviews/", "/quality/reviews/photos/", "/quality/reviews/said/"):
        client.get(address)
        with django_assert_max_num_queries(20) as one:
            client.get(address)
        for _n in range(2):
            answered(world)
        check_waiting()
        with django_assert_max_num_queries(20) as three:
            client.get(address)
        assert len(one) == len(three), address
    assert ClosingReview.objects.count() == Feedback.objects.count() == 7
