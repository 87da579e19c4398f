"""Ids of other people's things lead nowhere, and lists cost the same for one row and for three."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count as count_from
from itertools import islice

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qala.contact.appeals.actions import Place, register
from qala.contact.appeals.models import Appeal, ImportRun
from qala.contact.appeals.rules.statuses import LIFE
from qala.contact.catalog.models import Topic
from qala.contact.catalog.queries import forget_book
from qala.ground.calendars.models import WorkCalendar
from qala.ground.places.tests import factories as places
from qala.shared.clock import now
from tests import personas
from tests.small_city import SmallCity

NOWHERE = {403, 404}
_numbers = count_from(1)
ClientFor = Callable[..., Client]


def test_an_appeal_of_another_executor(city: SmallCity, client_for: ClientFor) -> None:
    client = client_for(city.people.other_executor)
    number = city.number("fresh")
    assert client.get(reverse("appeals:appeal", args=[number])).status_code == 404
    assert client.post(reverse("appeals:person", args=[number])).status_code == 404
    for verb in sorted({step.verb for step in LIFE.steps}):
        path = reverse("appeals:step", args=[number, verb])
        assert client.get(path).status_code == 404, verb
        assert client.post(path, {f"{verb}-reason": "mine", f"{verb}-text": "mine"}).status_code == 404, verb
    assert number not in client.get(reverse("appeals:register")).content.decode()
    assert number not in client.get(reverse("appeals:points")).content.decode()
    assert number not in client.get(reverse("appeals:desk")).content.decode()


def test_an_appeal_of_another_resident(city: SmallCity, client_for: ClientFor) -> None:
    """The stage is public, the words are not, and nobody else may reply."""
    appeal = city.appeals["answered"]
    for someone in (None, city.people.stranger, city.people.content_editor):
        client = client_for(someone)
        page = client.get(reverse("portal:appeal", args=[appeal.number])).content.decode()
        assert appeal.number in page
        for private in (
            appeal.text,
            "Бірінші тұрғын",
            "+7701",
            str(city.files["answered"].pk),
            "pressure was tested",
        ):
            assert private not in page
        for verb in ("reply", "reopen"):
            path = reverse("portal:respond", args=[appeal.number, verb])
            assert client.post(path, {"text": "No"}).status_code == 404
    assert (
        appeal.number not in client_for(city.people.stranger).get(reverse("cabinet:appeals")).content.decode()
    )
    staff_page = reverse("appeals:appeal", args=[appeal.number])
    assert client_for(city.people.resident).get(staff_page).status_code == 404


@pytest.mark.parametrize(
    ("name", "strangers"),
    [
        # A content editor decides about photos of public topics (published.moderate), not about notes.
        ("answered", ["anonymous", "stranger", "other_executor"]),
        ("proof", ["anonymous", "stranger", "other_executor"]),
        ("note", ["anonymous", "stranger", "resident", "other_executor", "content_editor"]),
        ("elsewhere", ["anonymous", "resident", "executor", "executor_head"]),
    ],
)
def test_files_of_others(city: SmallCity, client_for: ClientFor, name: str, strangers: list[str]) -> None:
    for who in strangers:
        client = client_for(city.people.by_name()[who])
        for path in [
            reverse("files:file", args=[city.files[name].pk]),
            *(
                reverse("files:variant", args=[city.files[name].pk, variant])
                for variant in ("clean", "thumb")
            ),
        ]:
            assert client.get(path).status_code in NOWHERE, f"{who} {path}"
        assert client.delete(reverse("files:file", args=[city.files[name].pk])).status_code in NOWHERE


def test_nobody_without_the_right_gets_the_original(city: SmallCity, client_for: ClientFor) -> None:
    path = reverse("files:variant", args=[city.files["answered"].pk, "original"])
    for who, user in city.people.by_name().items():
        if who not in ("operator", "shift_supervisor", "controller"):
            assert client_for(user).get(path).status_code in NOWHERE, who


def test_an_upload_of_another_session(city: SmallCity, client_for: ClientFor) -> None:
    path = reverse("files:upload", args=[city.upload.pk])
    for someone in (None, city.people.resident, city.people.shift_supervisor):
        client = client_for(someone)
        speak = {"HTTP_TUS_RESUMABLE": "1.0.0"}
        assert client.head(path, **speak).status_code in NOWHERE
        assert client.delete(path, **speak).status_code in NOWHERE
        sent = client.patch(
            path, b"x", content_type="application/offset+octet-stream", HTTP_UPLOAD_OFFSET="0", **speak
        )
        assert sent.status_code in NOWHERE


def test_a_saved_view_of_another(city: SmallCity, client_for: ClientFor) -> None:
    client = client_for(city.people.controller)
    assert (
        client.post(reverse("shared:saved_view", args=[city.view.pk]), {"do": "default"}).status_code == 404
    )
    assert client.post(reverse("shared:delete_view", args=[city.view.pk])).status_code == 404
    page = client.get(reverse("appeals:register"), {"view": city.view.pk})
    assert city.view.name not in [view.label for view in page.context["page"].saved_views]


def test_a_receipt_of_another_session(city: SmallCity, client_for: ClientFor) -> None:
    assert client_for(city.people.stranger).get(reverse("portal:receipt")).status_code == 404


def _appeals(city: SmallCity, count: int) -> None:
    for number in islice(_numbers, count):
        register(
            text=f"No heat, entrance {number}",
            topic_id=city.world.heat.pk,
            channel="web",
            place=Place(70.05, 50.05, None, "Abai 40"),
            resident=city.people.resident,
        )
    Appeal.objects.filter(text__startswith="No heat, entrance").update(next_due_at=now() - timedelta(hours=1))


def _topics(city: SmallCity, count: int) -> None:
    group = city.world.heat.group
    for number in islice(_numbers, count):
        Topic.objects.create(group=group, code=f"more-{number}", name_en=f"More {number}")
    forget_book()


def _bodies(city: SmallCity, count: int) -> None:
    for _each in range(count):
        personas.executor()


def _streets(city: SmallCity, count: int) -> None:
    for number in islice(_numbers, count):
        street = places.make_street(f"Жаңа {number} көшесі", f"улица Новая {number}")
        places.make_building(street, str(number + 1))
        places.make_building(city.street, f"{number + 100}")


def _jobs(city: SmallCity, count: int) -> None:
    with connection.cursor() as cursor:
        for _each in range(count):
            cursor.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts) "
                "VALUES ('default', 'qala.example', '{}', 'failed', 3)"
            )


def _imports(city: SmallCity, count: int) -> None:
    for number in islice(_numbers, count):
        ImportRun.objects.create(
            profile="nyc_311", file_name=f"{number}.csv", fingerprint=f"{number:064}", started_at=now()
        )


def _calendars(city: SmallCity, count: int) -> None:
    for number in islice(_numbers, count):
        WorkCalendar.objects.create(code=f"more-{number}", name_en=f"More {number}")


LISTS: list[tuple[str, str, str, Callable[[SmallCity, int], None]]] = [
    ("operator", "/appeals/", "", _appeals),
    ("executor", "/appeals/desk/", "", _appeals),
    ("controller", "/appeals/control/", "", _appeals),
    ("controller", "/appeals/control/", "", _bodies),
    ("controller", "/appeals/targets/", "", _appeals),
    ("controller", "/appeals/imports/", "", _imports),
    ("operator", "/appeals/points.geojson", "", _appeals),
    ("resident", "/my/", "", _appeals),
    ("analyst", "/catalog/", "", _topics),
    ("controller", "/people/", "", _bodies),
    ("controller", "/people/permissions/", "", _bodies),
    ("analyst", "/organisations/", "", _bodies),
    ("analyst", "/places/streets/", "", _streets),
    ("analyst", "/places/districts/", "", _appeals),
    ("analyst", "/calendars/", "", _calendars),
    ("administrator", "/jobs/", "state=failed", _jobs),
    ("operator", "/search/", "q=a", _appeals),
]


@pytest.mark.parametrize(
    ("who", "path", "query", "make"), LISTS, ids=lambda part: getattr(part, "__name__", None)
)
def test_a_list_costs_the_same_for_more_rows(
    city: SmallCity,
    client_for: ClientFor,
    who: str,
    path: str,
    query: str,
    make: Callable[[SmallCity, int], None],
) -> None:
    client = client_for(city.people.by_name()[who])
    make(city, 1)
    few = _statements(client, f"{path}?{query}")
    make(city, 2)
    many = _statements(client, f"{path}?{query}")
    assert len(few) == len(many), "\n".join(sorted(set(many) - set(few)))


def _statements(client: Client, path: str) -> list[str]:
    forget_book()  # It is asked for news after five seconds, which on a slow machine may fall between the two.
    client.get(path)  # caches of the process are filled
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in seen.captured_queries]
