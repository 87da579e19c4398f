"""Somebody tells what they made of the data; it is shown when a person has looked at it, and can be taken down."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qala.office.projects.registries import errands
from qala.public.opendata.actions import decline_reuse, forget_reuses, show_reuse, take_down_reuse
from qala.public.opendata.events import ReuseDecided, ReuseProposed
from qala.public.opendata.models import Reuse
from qala.public.opendata.tests import factories
from qala.shared import timeline
from qala.shared.clock import now, travel
from qala.shared.errors import Conflict, Invalid, NotAllowed
from qala.shared.kept import generations
from tests.hearing import hearing

NEW = "/opendata/uses/new/"


@pytest.fixture
def heard() -> Iterator[list[Any]]:
    with hearing(ReuseProposed, ReuseDecided) as found:
        yield found


def seen(path: str) -> str:
    return Client().get(f"/opendata/{path}").content.decode()


def sent(**words: Any) -> Any:
    return Client().post(NEW, {**factories.WORDS, "datasets": ["projects"], "website": "", **words})


def test_a_stranger_tells_and_nobody_sees_it_yet(city: Any, heard: list[Any]) -> None:
    answer = sent()
    assert (answer.status_code, answer["Location"]) == (302, "/opendata/uses/")
    row = Reuse.objects.get()
    assert (row.state, row.language, row.datasets) == ("proposed", "en", ["projects"])
    assert [each.verb for each in timeline.of(row)] == ["propose"]
    assert heard == [ReuseProposed(row.pk)]
    for path in ("", "uses/", "uses.json", "data/projects/"):
        assert row.title not in seen(path)


def test_the_same_address_is_told_once(city: Any) -> None:
    first = factories.proposed()
    again = factories.proposed(address="HTTPS://Maps.Example.org:443/qurylys", title="Басқа")
    assert (again.pk, again.title) == (first.pk, factories.WORDS["title"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Reuse.objects.create(
            **factories.WORDS, language="kk", datasets=["topics"], proposed_at=now(), state="proposed"
        )
    decline_reuse(reuse_id=first.pk, reason="Ашылмайды", by=city.people.content_editor)
    assert factories.proposed().pk != first.pk


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "Т" * 121),
        ("about", "8 701 000 00 01 нөміріне қоңырау шалыңыз"),
        ("maker", "me@example.org"),
        ("address", "http://maps.example.org/"),
        ("address", "https://name:secret@maps.example.org/"),
        ("address", "https://127.0.0.1/"),
        ("address", "javascript:alert(1)"),
        ("datasets", ["nothing"]),
        ("website", "https://robot.example.org/"),
    ],
)
def test_what_is_not_taken(city: Any, field: str, value: Any) -> None:
    answer = sent(**{field: value})
    assert answer.status_code == 422
    assert answer.context["form"].errors.get(field)
    assert not Reuse.objects.exists()


def test_one_address_of_the_network_tells_a_few_in_an_hour(city: Any) -> None:
    for number in range(5):
        assert sent(address=f"https://maps.example.org/{number}").status_code == 302
    assert sent(address="https://maps.example.org/6").status_code == 429
    assert Reuse.objects.count() == 5


def test_it_is_shown_everywhere_after_a_person_looked(city: Any, heard: list[Any]) -> None:
    editor = city.people.content_editor
    assert "datasets" not in generations()
    row = factories.proposed()
    words = {**factories.WORDS, "title": "Құрылыстар картасы"}
    show_reuse(reuse_id=row.pk, by=editor, datasets=["projects", "progress"], **words)
    assert generations()["datasets"] == 1  # kept pages are made anew
    link = f'href="{words["address"]}" rel="noopener nofollow ugc"'
    for path in ("", "uses/", "uses/?dataset=progress", "data/progress/"):
        page = seen(path)
        assert link in page, path
        assert "maps.example.org" in page
    assert words["title"] not in seen("uses/?dataset=topics")
    assert words["title"] not in seen("data/topics/")
    (told,) = Client().get("/opendata/uses.json?dataset=progress").json()["uses"]
    assert (told["title"], told["maker"]) == (words["title"], words["maker"])
    assert [each["code"] for each in told["datasets"]] == ["projects", "progress"]
    assert str(editor) not in str(told)
    assert Client().get("/opendata/uses.json?dataset=topics").json() == {"uses": []}
    assert [each.verb for each in timeline.of(row)] == ["propose", "show"]
    assert heard[1:] == [ReuseDecided(row.pk, "show", editor.pk)]


def test_it_is_taken_down_with_a_reason(city: Any) -> None:
    editor = city.people.content_editor
    row = factories.shown(editor)
    with pytest.raises(Invalid):
        take_down_reuse(reuse_id=row.pk, reason=" ", by=editor)
    take_down_reuse(reuse_id=row.pk, reason="Сайт жоқ", by=editor)
    for path in ("", "uses/", "uses.json", "data/projects/"):
        assert row.title not in seen(path)
    assert [(each.verb, each.note) for each in timeline.of(row)][-1] == ("take_down", "Сайт жоқ")
    assert "Сайт жоқ" not in seen("uses/")


def test_the_desk_is_for_those_who_may_and_decides_once(city: Any) -> None:
    row, people = factories.proposed(), city.people
    for by in (people.resident, people.operator, people.project_office):
        with pytest.raises(NotAllowed):
            decline_reuse(reuse_id=row.pk, reason="Жоқ", by=by)
    with pytest.raises(Conflict):
        take_down_reuse(reuse_id=row.pk, reason="Жоқ", by=people.content_editor)
    decline_reuse(reuse_id=row.pk, reason="Жоқ", by=people.content_editor)
    for act in (decline_reuse, take_down_reuse):
        with pytest.raises(Conflict):
            act(reuse_id=row.pk, reason="Тағы", by=people.content_editor)


def test_personal_data_is_not_let_out(city: Any) -> None:
    row = factories.proposed()
    with pytest.raises(Invalid) as refusal:
        show_reuse(
            reuse_id=row.pk,
            by=city.people.content_editor,
            datasets=["projects"],
            **{**factories.WORDS, "about": "Телефон: +7 701 000 00 01"},
        )
    assert list(refusal.value.fields) == ["about"]
    row.refresh_from_db()
    assert row.state == "proposed"


def test_the_moderators_pages(city: Any, client_for: Any) -> None:
    first, second = factories.proposed(), factories.proposed(address="https://b.example.org/", title="Екінші")
    client = client_for(city.people.content_editor)
    page = client.get("/opendata/uses/desk/").content.decode()
    assert first.title in page
    assert [each.label for each in errands(city.people.content_editor) if "opendata" in each.url]
    where = f"/opendata/uses/desk/{first.pk}/"
    assert client.post(where, {"do": "decline", "reason": ""}).status_code == 422
    answer = client.post(where, {"do": "show", **factories.WORDS, "datasets": ["projects"]})
    assert answer["Location"] == f"/opendata/uses/desk/{second.pk}/"
    assert client.post(where, {"do": "show", **factories.WORDS, "datasets": ["projects"]}).status_code == 422
    assert first.title not in client.get("/opendata/uses/desk/").content.decode()
    assert first.title in client.get("/opendata/uses/desk/?state=shown&dataset=projects").content.decode()
    answer = client.post(f"/opendata/uses/desk/{second.pk}/", {"do": "decline", "reason": "Бос бет"})
    assert answer["Location"] == "/opendata/uses/desk/"
    assert client.get(where).status_code == 200
    assert client_for(city.people.resident).get(where).status_code == 403


def test_what_is_not_shown_is_forgotten(city: Any) -> None:
    editor = city.people.content_editor
    factories.shown(editor, address="https://a.example.org/")
    declined = factories.proposed(address="https://b.example.org/")
    decline_reuse(reuse_id=declined.pk, reason="Жоқ", by=editor)
    assert forget_reuses() == 0
    with travel(now() + timedelta(days=91)):
        assert forget_reuses() == 1
    assert Reuse.objects.get().state == "shown"


def test_a_list_costs_the_same_for_more(city: Any) -> None:
    costs = []
    for count in (1, 3):
        for number in range(count):
            factories.shown(city.people.content_editor, address=f"https://x{count}.example.org/{number}")
        seen("uses/")
        with CaptureQueriesContext(connection) as asked:
            seen("uses/")
        costs.append(len(asked))
    assert costs[0] == costs[1]
