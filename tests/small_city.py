"""One small city with something of everything, for the tests that cross rooms: addresses, roles, pages.

`build()` writes it to the database at hand: people of every role, appeals in every stage, files, saved views,
an invitation, an import, a failed job.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from qala.contact.appeals.actions import (
    Person,
    accept,
    answer,
    ask,
    close,
    extend,
    join,
    merge,
    note,
    plan,
    register,
)
from qala.contact.appeals.models import Appeal, EscalationNotice, ImportRun
from qala.contact.appeals.tests.factories import IN_EAST, IN_WEST, PROOF, World, make_world
from qala.contact.catalog.models import EscalationStep, Route, ServiceTerm, Status
from qala.contact.contacts import reference as emergency_gate
from qala.contact.contacts.actions import Talk, finish
from qala.contact.fieldwork.tests import samples as fieldwork
from qala.contact.knowledge.tests.factories import make_knowledge
from qala.contact.suggestions.tests.factories import make_classifier
from qala.ground.files.models import Upload
from qala.ground.files.tests.factories import photo
from qala.ground.organisations.models import Competence, Organisation
from qala.ground.people.actions.invite import invite
from qala.ground.people.models import Duty, User
from qala.ground.places.actions import set_care
from qala.ground.places.models import Building, District, Street
from qala.ground.places.tests import factories as places
from qala.shared.clock import now, travel
from qala.shared.lists import saved
from qala.shared.models import SavedView
from tests.personas import Personas

TEXTS = {
    "no_heat": "Пәтерде үшінші күн жылу жоқ, батареялар мұп-мұздай. В квартире третий день нет тепла.",
    "cold_stairs": "Подъезд не отапливается, стены покрылись инеем.",
    "pipe": "Жертөледе құбыр жарылды, су ағып жатыр.",
}


@dataclass
class SmallCity:
    """Everything a test may want to open; ids and rows, made once."""

    people: Personas
    world: World
    invited: User
    invitation: str
    district: District
    street: Street
    building: Building
    care_id: int
    topic_term_id: int
    route_id: int
    status: Status
    view: SavedView
    job_id: int
    upload: Upload
    rung_id: int
    classifier: Any = None
    reporter: Any = None
    letter_id: int = 0
    contact_id: int = 0
    files: dict[str, Any] = field(default_factory=dict)
    appeals: dict[str, Appeal] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Organisation:
        """The organisation of `people.executor`."""
        return self.people.home

    @property
    def duty(self) -> Duty:
        """The executor's duty."""
        return Duty.objects.get(user=self.people.executor)

    def number(self, name: str) -> str:
        """The number of one of the appeals."""
        return self.appeals[name].number


def build(people: Personas) -> SmallCity:
    """Make the city around these people."""
    world = make_world(people)
    street = places.make_street()
    other_street = places.make_street("Кенесары көшесі", "улица Кенесары", lines=[])
    places.make_crossing(street, other_street)
    places.make_landmark()
    building = places.make_building(street)
    care = set_care(
        building_id=building.pk,
        function_id=world.lift_function.pk,
        organisation_id=people.home.pk,
        valid_from=date(2024, 1, 1),
        by=people.administrator,
    )
    assert care is not None
    Competence.objects.create(
        organisation=people.home, function=world.lift_function, valid_from=date(2021, 1, 1)
    )
    invited, token = invite(
        full_name="Invited Person", email="invited@example.org", role="operator", by=people.administrator
    )
    city = SmallCity(
        people=people,
        world=world,
        invited=invited,
        invitation=token,
        district=world.west,
        street=street,
        building=building,
        care_id=care.pk,
        topic_term_id=ServiceTerm.objects.filter(topic=world.heat).first().pk,
        route_id=Route.objects.filter(topic=world.heat).first().pk,
        status=Status.objects.get(code="accepted"),
        view=saved.create(by=people.operator, screen="appeals.register", name="West", query="stage=new"),
        job_id=_failed_job(),
        upload=_upload(people),
        rung_id=EscalationStep.objects.filter(procedure__code="administrative").first().pk,
    )
    _appeals(city)
    make_knowledge(people.content_editor, world.heat)
    _legal(city)
    _import_run()
    joined = join(appeal_id=city.appeals["planned"].pk, channel="web", resident=people.resident)
    city.reporter = joined.reporter
    city.classifier = make_classifier((world.heat.pk, world.lifts.pk))
    fieldwork.fill(city)
    city.contact_id = _contact(city)
    return city


def _contact(city: SmallCity) -> int:
    emergency_gate.load(lambda line: None)
    talk = Talk(
        "phone", "Жылу қашан қосылады?", city.world.heat.pk, phone="+77010000001", full_name="Бірінші тұрғын"
    )
    return finish(talk=talk, outcome="consultation", by=city.people.operator).contact.pk


def _appeals(city: SmallCity) -> None:
    people = city.people
    moment = now()
    with travel(moment - timedelta(days=3)):
        _one(city, "overdue", "cold_stairs")
        own = _one(city, "answered", "no_heat", resident=people.resident, photo_of=people.resident)
        accept(appeal_id=own.pk, by=people.executor)
    with travel(moment - timedelta(days=2)):
        city.files["proof"] = photo(by=people.executor)
        answer(appeal_id=own.pk, text=PROOF, by=people.executor, files=[city.files["proof"].pk])
        closed = _one(city, "closed", "pipe")
        accept(appeal_id=closed.pk, by=people.executor)
        answer(appeal_id=closed.pk, text=PROOF, by=people.executor)
        close(appeal_id=closed.pk, by=people.controller)
    with travel(moment - timedelta(hours=5)):
        planned = _one(city, "planned", "pipe")
        accept(appeal_id=planned.pk, by=people.executor)
        plan(appeal_id=planned.pk, planned_on=moment.date() + timedelta(days=2), by=people.executor)
        asked = _one(city, "asked", "pipe", resident=people.resident)
        accept(appeal_id=asked.pk, by=people.executor)
        ask(appeal_id=asked.pk, question="Қай қабат? На каком этаже?", by=people.executor)
    fresh = _one(city, "fresh", "no_heat", by=people.operator)
    city.files["note"] = photo(by=people.operator)
    note(
        appeal_id=fresh.pk,
        text="Seen by the desk",
        is_public=False,
        by=people.operator,
        files=[city.files["note"].pk],
    )
    twin = _one(city, "duplicate", "no_heat", by=people.operator)
    merge(appeal_id=twin.pk, into_id=fresh.pk, by=people.operator)
    _one(city, "elsewhere", "pipe", place=IN_EAST, photo_of=people.stranger, resident=people.stranger)
    _one(
        city,
        "unrouted",
        "pipe",
        topic_id=city.world.lifts.pk,
        place=IN_EAST,
        channel="phone",
        by=people.operator,
    )


def _legal(city: SmallCity) -> None:
    """An appeal under the law with a longer term, its letter, and a notice of the ladder."""
    people = city.people
    writer = Person("Екінші тұрғын", "+77010000002", "", "", True, "880101300010", "Абай көшесі, 1")
    with travel(now() - timedelta(days=2)):
        made = _one(city, "legal", "pipe", by=people.operator, procedure="administrative", person=writer)
        accept(appeal_id=made.pk, by=people.executor)
        extend(
            appeal_id=made.pk, amount=5, unit="working_days", reason="Expert opinion", by=people.executor_head
        )
    city.letter_id = made.letters.get().pk
    EscalationNotice.objects.create(
        appeal=made, target=made.targets.get(kind="resolve"), share=50, role="executor", user=people.executor,
        organisation=people.home, at=now(),
    )  # fmt: skip


def _one(city: SmallCity, name: str, text: str, photo_of: Any = None, **words: Any) -> Appeal:
    words.setdefault("channel", "phone" if "by" in words else "web")
    words.setdefault("place", IN_WEST)
    words.setdefault("topic_id", city.world.heat.pk)
    words.setdefault("person", Person("Бірінші тұрғын", "+77010000001", "", "12", True))
    if photo_of is not None:
        city.files[name] = photo(by=photo_of)
        words["files"] = [city.files[name].pk]
    made = register(text=TEXTS[text], **words)
    city.appeals[name], city.secrets[name] = made.appeal, made.secret
    return made.appeal


def _import_run() -> None:
    ImportRun.objects.create(
        profile="baltimore_311",
        file_name="requests.csv",
        fingerprint="0" * 64,
        started_at=now(),
        finished_at=now(),
        done_rows=3,
        counts={"rows": 3, "made": 3, "rejected": 0},
    )


def _upload(people: Personas) -> Upload:
    return Upload.objects.create(
        original_name="clip.mp4",
        total_bytes=1_000,
        uploaded_by=people.operator,
        created_at=now(),
        expires_at=now() + timedelta(days=1),
    )


def _failed_job() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts) "
            "VALUES ('default', 'qala.example', '{}', 'failed', 3) RETURNING id"
        )
        return int(cursor.fetchone()[0])
