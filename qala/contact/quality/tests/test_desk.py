"""The desk in the reports: what was answered on first contact, and what operators' time went into."""

import io
from datetime import time, timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from django.core import mail

from qala.contact.appeals.tests.factories import World
from qala.contact.catalog.queries import book
from qala.contact.contacts import reference as gate_reference
from qala.contact.contacts.models import Contact
from qala.contact.contacts.queries import gate
from qala.contact.quality.actions import schedule, send_due
from qala.contact.quality.forms import ScheduleForm
from qala.contact.quality.models import ReportDelivery
from qala.contact.quality.rules.desk import Work
from qala.contact.shifts import reference as shifts_reference
from qala.contact.shifts.models import BreakReason, OperatorState, QualityReview, ReviewForm
from qala.ground.people.models import Duty
from qala.shared.clock import now
from qala.shared.errors import Invalid
from qala.shared.models.lists import ExportRecord
from tests.personas import operator

PERIOD = "received_from=2026-03-02&received_to=2026-03-08"


@pytest.fixture(autouse=True)
def desk(world: World) -> Any:
    gate.forget()
    gate_reference.load(lambda line: None)
    shifts_reference.load(lambda line: None)
    yield
    gate.forget()


def talk(world: World, phone: str, **more: Any) -> Contact:
    """Two minutes of talk, one of work after it."""
    at = now()
    words = {"operator": world.people.operator, "topic": world.heat, "outcome": "consultation", **more}
    return Contact.objects.create(
        channel=book().channels["phone"],
        phone=phone,
        started_at=at,
        ended_at=at + timedelta(minutes=2),
        wrapped_at=at + timedelta(minutes=3),
        **words,
    )


def a_week(world: World, clock: Any) -> None:
    """Four talks of one operator in two hours of work, one of another; one phone came back."""
    who, started = world.people.operator, now()
    talk(world, "+77010000001")
    talk(world, "+77010000002")
    talk(world, "", outcome="dropped", topic=None)
    OperatorState.objects.create(
        operator=who, state="available", began_at=started, ended_at=started + timedelta(hours=2)
    )
    OperatorState.objects.create(
        operator=who,
        state="break",
        reason=BreakReason.objects.order_by("pk").first(),
        began_at=started + timedelta(hours=2),
        ended_at=started + timedelta(hours=5),
    )
    clock.forward(days=1)
    appeal = world.appeal()
    talk(world, "+77010000001", outcome="appeal", appeal=appeal)
    talk(world, "+77010000003", operator=operator(), district=world.east)
    for score in (80, 91):
        QualityReview.objects.create(
            form=ReviewForm.objects.order_by("pk").first(),
            operator=who,
            subject_kind="contacts.contact",
            subject_id=score,
            reviewer=world.people.shift_supervisor,
            reviewed_at=now(),
            score=score,
        )
    clock.forward(days=12)


def test_sums_add_up() -> None:
    whole, one = Work(), Work(contacts=2, handled=100, told=2, solved=1, at_work=3600, reviews=1, score=80)
    whole.add(one)
    whole.add(one)
    assert [whole.value(code) for code in ("contacts", "first_contact", "per_hour", "handling", "score")] == [
        4, 0.5, 2, 50, 80,
    ]  # fmt: skip
    assert Work().value("per_hour") is None


def test_operators_figures_and_the_rows_behind_them(world: World, client_for: Any, frozen_clock: Any) -> None:
    a_week(world, frozen_clock)
    client = client_for(world.people.controller)
    report = client.get(f"/quality/desk/?{PERIOD}").context["report"]
    assert [tile.cell.text for tile in report.tiles] == ["5", "66.7 %", "2.5", "3:00", "1:00", "85.5"]
    assert [tile.cell.before for tile in report.tiles] == ["0", "—", "—", "—", "—", "—"]
    first, second = report.lines
    assert first.label == str(world.people.operator)
    assert [cell.text for cell in first.cells] == ["4", "50.0 %", "2.0", "3:00", "1:00", "85.5"]
    assert [cell.text for cell in second.cells] == ["1", "100.0 %", "—", "3:00", "1:00", "—"]
    counts = [client.get(cell.url).context["page"].count for cell in first.cells]
    assert counts == [4, 1, 4, 4, 4, 2]
    assert len(report.definitions) == len(report.columns) == 6
    later = client.get("/quality/desk/?received_from=2026-03-09&received_to=2026-03-15").context["report"]
    assert [tile.cell.before for tile in later.tiles] == ["5", "66.7 %", "2.5", "3:00", "1:00", "85.5"]


def test_a_part_of_the_contacts_has_no_hours_of_its_own(
    world: World, client_for: Any, frozen_clock: Any
) -> None:
    a_week(world, frozen_clock)
    client = client_for(world.people.controller)
    page = client.get(f"/quality/desk/?{PERIOD}&topic={world.heat.pk}&executor={world.people.home.pk}")
    assert [tile.cell.text for tile in page.context["report"].tiles] == [
        "4", "66.7 %", "—", "3:00", "1:00", "—",
    ]  # fmt: skip
    in_east = client.get(f"/quality/desk/?{PERIOD}&district={world.east.pk}").context["report"]
    assert in_east.tiles[0].cell.number == 1
    assert client.get(in_east.tiles[0].cell.url).context["page"].count == 1


def test_one_operator_costs_what_many_cost(
    world: World, client_for: Any, frozen_clock: Any, count_queries: Any
) -> None:
    client = client_for(world.people.analyst)
    talk(world, "+77010000001")
    client.get(f"/quality/desk/?{PERIOD}")
    with count_queries() as one:
        client.get(f"/quality/desk/?{PERIOD}")
    for _n in range(2):
        talk(world, "+77010000001", operator=operator())
    with count_queries() as three:
        client.get(f"/quality/desk/?{PERIOD}")
    assert len(one) == len(three)


def test_first_contact_stands_on_the_report_of_the_city(
    world: World, client_for: Any, frozen_clock: Any
) -> None:
    a_week(world, frozen_clock)
    people = world.people

    def tile(user: Any, more: str = "") -> Any:
        report = client_for(user).get(f"/quality/?{PERIOD}{more}").context["report"]
        named = [one for one in report.tiles if one.label == "Answered on first contact"]
        defined = [name for name, _words in report.definitions if name == "Answered on first contact"]
        assert len(named) == len(defined)
        return named[0] if named else None

    shown = tile(people.controller)
    assert shown.cell.text == "66.7 %"
    assert client_for(people.controller).get(shown.cell.url).context["page"].count == 2
    assert tile(people.administrator).cell.url == ""  # reads figures, sees no contacts
    assert tile(people.executor_head) is None  # contacts have no executor
    assert tile(people.controller, f"&executor={people.home.pk}") is None
    assert (
        tile(people.controller, "&received_from=2020-01-01").cell.text == "—"
    )  # too long to look for repeats


def test_only_those_who_may_see_operators_figures_do(world: World, client_for: Any) -> None:
    people = world.people
    for user in (people.shift_supervisor, people.controller, people.analyst):
        assert client_for(user).get("/quality/desk/").status_code == 200
    for user in (people.administrator, people.executor_head, people.operator):
        assert client_for(user).get("/quality/desk/").status_code == 403
    assert "/quality/desk/" in client_for(people.controller).get("/quality/").content.decode()
    assert "/quality/desk/" not in client_for(people.administrator).get("/quality/").content.decode()


def test_the_figures_are_a_file(world: World, client_for: Any, frozen_clock: Any) -> None:
    a_week(world, frozen_clock)
    client = client_for(world.people.controller)
    page = client.get(f"/quality/desk/?{PERIOD}")
    for name in ("pdf_url", "xlsx_url", "schedule_url"):
        assert "by=operator" in page.context[name]
    paper = client.get(page.context["pdf_url"])
    assert paper.content.startswith(b"%PDF")
    book = client.get(page.context["xlsx_url"])
    with ZipFile(io.BytesIO(book.content)) as sheets:
        assert world.people.operator.full_name in sheets.read("xl/sharedStrings.xml").decode()
        assert len([name for name in sheets.namelist() if name.startswith("xl/worksheets/sheet")]) == 3
    assert list(ExportRecord.objects.values_list("screen", "row_count")) == [("quality.desk", 2)] * 2
    for stranger in (world.people.executor_head, world.people.administrator):
        assert client_for(stranger).get(f"/quality/report.pdf?{PERIOD}&by=operator").status_code == 403
    assert client.get(f"/quality/?{PERIOD}&by=operator").url.startswith("/quality/desk/?")


def test_the_figures_go_out_by_themselves_to_those_who_may_read_them(
    world: World, client_for: Any, frozen_clock: Any
) -> None:
    people = world.people
    words: dict[str, Any] = {
        "name": "Desk", "query": f"by=operator&topic={world.heat.pk}", "frequency": "weekly", "at": time(8),
        "by": people.analyst,
    }  # fmt: skip
    with pytest.raises(Invalid):
        schedule(**words, recipients=[people.executor_head])
    report = schedule(**words, recipients=[people.shift_supervisor, people.controller])
    assert report.query == words["query"].replace("by=operator&", "") + "&by=operator"
    offered = ScheduleForm(initial={"query": report.query}).fields["recipients"].queryset
    assert {people.analyst, people.controller} <= set(offered)
    assert people.executor_head not in offered
    talk(world, "+77010000001")
    frozen_clock.forward(days=7)
    Duty.objects.filter(user=people.controller).delete()
    assert send_due() == 1
    letter = mail.outbox[0]
    assert "/quality/desk/?" in letter.body
    assert [name.rsplit(".")[-1] for name, _content, _kind in letter.attachments] == ["pdf", "xlsx"]
    outcomes = ReportDelivery.objects.values_list("recipient__pk", "outcome")
    assert dict(outcomes) == {people.shift_supervisor.pk: "sent", people.controller.pk: "no_right"}
