"""Changing the catalogue: from a day on, by those who may, and never for what was promised."""

from datetime import date, timedelta
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.actions import add_route, end_route, end_term, promise, rename_status, save_topic
from qala.contact.catalog.models import Route, ServiceTerm, Status, Topic
from qala.contact.catalog.queries import book
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.kept import kept
from tests.personas import everybody


@kept(is_frozen=True)
def world() -> World:
    return make_world(everybody())


def test_a_new_promise_ends_the_old_one_on_its_day(world: World) -> None:
    editor = world.people.content_editor
    start = today() + timedelta(days=10)
    words: dict[str, Any] = {
        "topic": world.heat,
        "kind": "resolve",
        "amount": 8,
        "unit": "hours",
        "valid_from": start,
    }
    with pytest.raises(NotAllowed):
        promise(**words, by=world.people.operator)
    made = promise(**words, by=editor)
    assert ServiceTerm.objects.get(topic=world.heat, kind="resolve", valid_to=start).amount == 24
    with pytest.raises(Conflict):
        promise(**words, by=editor)
    with pytest.raises(Invalid):
        promise(**{**words, "valid_from": today() - timedelta(days=1)}, by=editor)
    known = book()
    assert known.terms_for(world.heat.pk, None, today())["resolve"].allowance.amount == 24
    assert known.terms_for(world.heat.pk, None, start)["resolve"].allowance.amount == 8
    between = promise(**{**words, "valid_from": today() + timedelta(days=5), "amount": 12}, by=editor)
    assert between.valid_to == start
    assert end_term(term=made, valid_to=start + timedelta(days=1), by=editor).valid_to == start + timedelta(
        days=1
    )
    assert timeline.of(world.heat).filter(verb="promise").count() == 2


def test_a_district_may_have_its_own_promise(world: World) -> None:
    promise(
        topic=world.heat, district=world.west, kind="resolve", amount=6, unit="hours", valid_from=today(),
        by=world.people.administrator,
    )  # fmt: skip
    assert book().terms_for(world.heat.pk, world.west.pk, today())["resolve"].allowance.amount == 6
    assert book().terms_for(world.heat.pk, world.east.pk, today())["resolve"].allowance.amount == 24


def test_routes(world: World) -> None:
    editor = world.people.administrator
    words: dict[str, Any] = {"topic": world.heat, "district": world.west, "valid_from": today()}
    with pytest.raises(Invalid):
        add_route(**words, by=editor)
    with pytest.raises(NotAllowed):
        add_route(**words, executor=world.people.elsewhere, by=world.people.controller)
    made = add_route(**words, executor=world.people.elsewhere, by=editor)
    assert (
        Route.objects.get(topic=world.heat, district=world.west, valid_to=today()).executor
        == world.people.home
    )
    assert world.appeal().executor == world.people.elsewhere
    end_route(route=made, valid_to=today() + timedelta(days=1), by=editor)
    with pytest.raises(Invalid):
        end_route(route=made, valid_to=date(2000, 1, 1), by=editor)


def test_topics(world: World) -> None:
    editor = world.people.content_editor
    words: dict[str, Any] = {"group": world.heat.group, "name_kk": "Жаңа"}
    with pytest.raises(NotAllowed):
        save_topic(topic=None, code="new-one", by=world.people.executor, **words)
    with pytest.raises(Invalid):
        save_topic(topic=None, code="new-one", by=editor, group=world.heat.group)
    made = save_topic(topic=None, code="new-one", by=editor, **words)
    with pytest.raises(Conflict):
        save_topic(topic=None, code="new-one", by=editor, **words)
    Topic.objects.filter(pk=made.pk).update(needs_review=True)
    assert not save_topic(topic=made, by=editor, **{**words, "is_public": False}).needs_review


def test_a_status_needs_all_three_languages(world: World) -> None:
    status = Status.objects.get(code="accepted")
    with pytest.raises(Invalid):
        rename_status(status=status, name_kk="", name_ru="x", name_en="x", by=world.people.administrator)
    rename_status(
        status=status, name_kk="Алынды", name_ru="Взято", name_en="Taken", by=world.people.administrator
    )
    assert book().status("accepted").name_ru == "Взято"


def test_screens(world: World, client_for: Any) -> None:
    editor = client_for(world.people.administrator)
    topic = f"/catalog/topics/{world.heat.code}/"
    for address in ("/catalog/", "/catalog/statuses/", topic, "/catalog/?state=active&q=heat"):
        assert editor.get(address, follow=True).status_code == 200
        assert client_for(world.people.stranger).get(address).status_code == 403
    for address in (
        f"{topic}edit/",
        f"{topic}promise/",
        f"{topic}route/",
        "/catalog/new/",
        "/catalog/statuses/accepted/",
    ):
        assert editor.get(address).status_code == 200
        assert client_for(world.people.operator).get(address).status_code == 403
    term = {
        "kind": "resolve",
        "amount": 5,
        "unit": "hours",
        "warn_share": 0.5,
        "valid_from": today().isoformat(),
    }
    assert editor.post(f"{topic}promise/", term).status_code == 302
    assert editor.post(f"{topic}promise/", term).status_code == 422
    assert editor.get("/catalog/topics/no-such/").status_code == 404
