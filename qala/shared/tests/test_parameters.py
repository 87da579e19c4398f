"""Figures of a city: declared by rooms, set from a day on, read as of a day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.utils.translation import override

from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from qala.shared.models import Parameter, TimelineEntry
from qala.shared.parameters import declare, declaring, moment, number, whole, words, yes_no
from qala.shared.parameters.carrying import carry
from qala.shared.parameters.declaring import Meaning
from qala.shared.parameters.reading import of_today, on
from qala.shared.parameters.setting import edition, set_parameter, withdraw
from qala.shared.parameters.showing import shown
from qala.shared.parameters.units import days
from tests import personas

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


@pytest.fixture
def figures() -> Iterator[Any]:
    known = dict(declaring._families)

    @declare("probe", "Probe", permission="shared.jobs")
    class Figures:
        days: int = whole("Days", 7, most=90, unit="days")
        share: Decimal = number("Share", "0.85", most="1")
        is_open: bool = yes_no("Open", True)
        begins: time = moment("Begins", time(8))
        kinds: tuple[str, ...] = words("Kinds", "school clinic")

    yield Figures
    declaring._families.clear()
    declaring._families.update(known)


@pytest.fixture
def admin(db: None, frozen_clock: Any) -> Any:
    return personas.administrator()


def test_every_kind_reads_what_it_spells(figures: Any) -> None:
    family = declaring.family_of(figures)
    assert family.values({}) == figures()
    texts = {
        "days": "9",
        "share": "0,5",
        "is_open": "0",
        "begins": "22:30",
        "kinds": "Park, school",
    }
    values = family.values(texts)
    assert vars(values) == {
        "days": 9, "share": Decimal("0.5"), "is_open": False, "begins": time(22, 30), "kinds": ("park", "school"),
    }  # fmt: skip
    for name, meaning in family.meanings.items():
        value = getattr(values, name)
        assert meaning.read(meaning.spell(value)) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("days", "0"), ("days", "91"), ("days", "x"), ("days", "٣"), ("days", "9" * 12), ("share", "1.01"),
        ("share", "NaN"), ("share", "-0.1"), ("is_open", "yes"), ("begins", "25:00"), ("kinds", " , "),
    ],
)  # fmt: skip
def test_out_of_its_limits(figures: Any, name: str, text: str) -> None:
    family = declaring.family_of(figures)
    assert family.meanings[name].read(text) is None
    assert getattr(family.values({name: text}), name) == getattr(figures(), name)


def test_from_a_day_on(figures: Any, admin: Any, frozen_clock: Any) -> None:
    assert of_today(figures).days == 7
    row = set_parameter(
        key="probe.days", value=9, valid_from=MONDAY, by=admin, is_verified=True, source=" Order "
    )
    set_parameter(key="probe.days", value="10", valid_from=TUESDAY, by=admin)
    assert (of_today(figures).days, on(figures, TUESDAY).days) == (9, 10)
    assert on(figures, MONDAY - timedelta(days=1)).days == 7
    assert (row.is_verified, row.source, row.changed_by) == (True, "Order", admin)
    frozen_clock.forward(days=1)
    assert of_today(figures).days == 10


def test_a_slip_of_the_same_day_is_mended(figures: Any, admin: Any) -> None:
    set_parameter(key="probe.days", value=9, valid_from=MONDAY, by=admin)
    row = set_parameter(key="probe.days", value=8, valid_from=MONDAY, by=admin)
    assert of_today(figures).days == 8
    assert [(entry.verb, entry.note) for entry in timeline.of(row)] == [("set", "9"), ("set", "9 → 8")]
    assert Parameter.objects.filter(key="probe.days").count() == 1


def test_what_is_refused(figures: Any, admin: Any) -> None:
    def put(**more: Any) -> Any:
        return set_parameter(**{"key": "probe.days", "value": 9, "valid_from": MONDAY, "by": admin, **more})

    with pytest.raises(Missing):
        put(key="probe.nothing")
    with pytest.raises(Invalid):
        put(value="91")
    with pytest.raises(Invalid):
        put(valid_from=date(2026, 3, 1))
    with pytest.raises(NotAllowed):
        put(by=personas.operator())
    seen = edition("probe.days")
    put(seen=seen)
    with pytest.raises(Conflict):
        put(value=10, seen=seen)
    assert of_today(figures).days == 9


def test_only_what_has_not_begun_is_taken_back(figures: Any, admin: Any) -> None:
    held = set_parameter(key="probe.days", value=9, valid_from=MONDAY, by=admin)
    planned = set_parameter(key="probe.days", value=8, valid_from=TUESDAY, by=admin)
    with pytest.raises(NotAllowed):
        withdraw(pk=planned.pk, by=personas.operator())
    withdraw(pk=planned.pk, by=admin)
    assert on(figures, TUESDAY).days == 9
    assert [entry.verb for entry in timeline.of(planned)] == ["set", "withdraw"]
    with pytest.raises(Conflict):
        withdraw(pk=held.pk, by=admin)


def test_all_families_cost_one_statement(figures: Any, admin: Any, count_queries: Any) -> None:
    with count_queries() as seen:
        assert of_today(figures).days == of_today(figures).days
    assert len(seen) == 1


def test_the_screens(figures: Any, admin: Any, client_for: Any) -> None:
    client = client_for(admin)
    listed = client.get("/parameters/").content.decode()
    assert "/parameters/probe.share/" in listed
    assert "default of the house" in listed
    card = client.get("/parameters/probe.share/")
    seen = card.context["form"]["seen"].value()
    said = {"value": "0.9", "valid_from": MONDAY, "is_verified": "on", "source": "Order 7", "seen": seen}
    assert client.post("/parameters/probe.share/", {**said, "value": "2"}).status_code == 422
    assert client.post("/parameters/probe.share/", said).status_code == 302
    assert of_today(figures).share == Decimal("0.9")
    again = client.post("/parameters/probe.share/", {**said, "value": "0.8"})
    assert again.status_code == 422
    assert "Somebody else" in again.content.decode()
    assert "Order 7" in client.get("/parameters/probe.share/").content.decode()
    planned = set_parameter(key="probe.share", value="0.7", valid_from=TUESDAY, by=admin)
    assert client.post(f"/parameters/versions/{planned.pk}/take-back/").status_code == 302
    assert not Parameter.objects.filter(pk=planned.pk).exists()
    for kind in ("days", "is_open", "begins", "kinds"):
        page = client.get(f"/parameters/probe.{kind}/")
        shown = page.context["form"]["value"].value()
        again = {"value": shown.strftime("%H:%M") if kind == "begins" else shown, "valid_from": TUESDAY}
        assert client.post(f"/parameters/probe.{kind}/", again).status_code == 302, kind
    assert on(figures, TUESDAY) == figures(share=Decimal("0.9"))
    assert client.get("/parameters/probe.nothing/").status_code == 404


def test_who_only_reads(figures: Any, admin: Any, client_for: Any) -> None:
    analyst = client_for(personas.analyst())
    page = analyst.get("/parameters/probe.days/")
    assert page.status_code == 200
    assert b'<form method="post" class="q-card' not in page.content
    assert analyst.post("/parameters/probe.days/", {}).status_code == 403
    assert client_for(personas.operator()).get("/parameters/").status_code == 403


def test_every_family_says_who_sets_it() -> None:
    from qala.shared.permissions import all_permissions

    known = {each.code for each in all_permissions()}
    assert {family.permission for family in declaring.families()} <= known
    assert len(declaring.families()) >= 2


def test_an_older_table_is_carried_over(admin: Any) -> None:
    """Rows, ends without a follower, who set them, and the log."""
    columns = "id bigint, keep_days int, valid_from date, valid_to date"
    event = f"{columns}, pgh_id int, pgh_created_at timestamptz, pgh_label text, pgh_context_id uuid, pgh_obj_id bigint"
    entry = TimelineEntry.objects.create(
        subject_kind="old.figures", subject_id=1, verb="set", at=now(), by=admin
    )
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE old_figures ({columns}); CREATE TABLE old_figuresevent ({event})")
        cursor.execute(
            "INSERT INTO old_figures VALUES (1, 30, '2020-01-01', '2021-01-01'), (2, 40, '2021-01-01', '2022-01-01')"
        )
        cursor.execute(
            "INSERT INTO old_figuresevent VALUES (1, 30, '2020-01-01', NULL, 1, '2020-01-01', 'insert', NULL, 1)"
        )
        for statement in carry("old", "old.figures", {"'keep_days'": "r.keep_days::text"}).sql:
            cursor.execute(statement)
    kept = Parameter.objects.filter(key="old.keep_days").order_by("valid_from")
    assert [(row.valid_from.year, row.value) for row in kept] == [(2020, "30"), (2021, "40"), (2022, "")]
    assert (kept[0].changed_by, kept[0].changed_at) == (admin, entry.at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pgh_created_at, value FROM shared_parameterevent WHERE key = 'old.keep_days'")
        assert [row for row in cursor.fetchall() if row[0].year == 2020] == [
            (datetime(2020, 1, 1, tzinfo=UTC), "30")
        ]


def test_a_counted_unit_follows_its_number() -> None:
    meaning = Meaning("whole", "Days", 1, unit=days)
    with override("ru"):
        said = [shown(meaning, text) for text in ("1", "3", "30")]
    assert said == ["1 день", "3 дня", "30 дней"]
