"""Clock, errors, transitions, events, timeline, permissions: the plain tools."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from qala.shared import clock, errors, events, permissions, timeline
from qala.shared.db import atomic, lock
from qala.shared.models import ExportRecord, Named, TimelineEntry
from qala.shared.transitions import Table, step
from tests.hearing import hearing

MOMENT = datetime(2026, 3, 2, 20, 30, tzinfo=UTC)


def test_the_clock_stands_where_it_is_put() -> None:
    with clock.travel(MOMENT):
        assert clock.now() == MOMENT
        assert clock.today() == date(2026, 3, 3), "it is past midnight in the city"
        with clock.travel(MOMENT + timedelta(days=1)):
            assert clock.now() == MOMENT + timedelta(days=1)
        assert clock.now() == MOMENT
    assert clock.now().tzinfo is UTC
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_the_clock_refuses_a_naive_moment() -> None:
    with pytest.raises(ValueError, match="aware"), clock.travel(datetime(2026, 1, 1)):
        pass


def test_the_frozen_clock_moves(frozen_clock: Any) -> None:
    before = clock.now()
    frozen_clock.forward(hours=2)
    assert clock.now() - before == timedelta(hours=2)


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (errors.NotAllowed, 403),
        (errors.Missing, 404),
        (errors.Conflict, 409),
        (errors.Invalid, 422),
        (errors.TooMany, 429),
    ],
)
def test_refusals_have_a_status_a_code_and_words(refusal: type[errors.Refusal], status: int) -> None:
    made = refusal(fields={"phone": "wrong"})
    assert made.status == status
    described = made.as_dict()["error"]
    assert described == {"code": refusal.code, "message": str(refusal.message), "fields": {"phone": "wrong"}}
    assert refusal("Other words", code="other").as_dict()["error"]["message"] == "Other words"  # type: ignore[index]


def test_require() -> None:
    errors.require(True)
    with pytest.raises(errors.NotAllowed):
        errors.require(False)


CYCLE = Table(
    (
        step("accept", ["new"], "active", "Accept"),
        step("note", ["new", "active"], None, "Note", needs=["text"]),
        step("close", ["active"], "done", "Close", needs=["reason"]),
    )
)


def test_only_steps_of_the_stage_are_open() -> None:
    assert CYCLE.open_verbs("new") == ["accept", "note"]
    assert CYCLE.open_verbs("done") == []
    assert CYCLE.check("new", "accept").lands_in("new") == "active"
    assert CYCLE.check("active", "note", text="x").lands_in("active") == "active"


@given(stage=st.sampled_from(["new", "active", "done"]), verb=st.sampled_from(["accept", "note", "close"]))
def test_what_is_open_is_what_is_allowed(stage: str, verb: str) -> None:
    """The buttons and the guard come from the same table."""
    if verb in CYCLE.open_verbs(stage):
        CYCLE.check(stage, verb, text="x", reason="y")
    else:
        with pytest.raises(errors.Conflict):
            CYCLE.check(stage, verb, text="x", reason="y")


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_a_needed_word_must_be_given(empty: str | None) -> None:
    with pytest.raises(errors.Invalid) as caught:
        CYCLE.check("active", "close", reason=empty)
    assert list(caught.value.fields) == ["reason"]


def test_a_verb_stands_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        Table((step("a", ["new"], None, "A"), step("a", ["done"], None, "A")))


@dataclass(frozen=True)
class BellRang:
    times: int


@pytest.fixture
def heard() -> Iterator[list[BellRang]]:
    with hearing(BellRang) as found:
        yield found


@pytest.mark.django_db(transaction=True)
def test_events_are_heard_inside_the_transaction_only(heard: list[BellRang]) -> None:
    with pytest.raises(RuntimeError):
        events.publish(BellRang(1))
    with atomic():
        events.publish(BellRang(2))
    assert heard == [BellRang(2)]


@pytest.mark.django_db(transaction=True)
def test_a_failing_listener_undoes_the_action(heard: list[BellRang]) -> None:
    def fail(_event: BellRang) -> None:
        raise errors.Conflict

    events.listens(BellRang)(fail)
    with pytest.raises(errors.Conflict), transaction.atomic():
        ExportRecord.objects.create(screen="a.b", file_format="csv")
        events.publish(BellRang(1))
    assert not ExportRecord.objects.exists()


@pytest.mark.django_db
def test_the_timeline_tells_what_happened(frozen_clock: Any) -> None:
    users = get_user_model()
    user = users._default_manager.create(**{users.USERNAME_FIELD: "a@example.org"})
    thing = ExportRecord.objects.create(screen="a.b", file_format="csv")
    timeline.add(
        thing, "accepted", by=user, from_stage="new", to_stage="active", note="at once", data={"n": 1}
    )
    frozen_clock.forward(minutes=1)
    timeline.add(thing, "closed", by=SimpleNamespace(pk=None), is_public=True)
    first, second = timeline.of(thing)
    assert (first.verb, first.by, first.subject_kind, first.is_public) == (
        "accepted",
        user,
        "shared.exportrecord",
        False,
    )
    assert (second.by, second.is_public) == (None, True)
    assert second.at - first.at == timedelta(minutes=1)
    assert TimelineEntry.objects.count() == 2


@pytest.mark.django_db
def test_lock_raises_missing_and_locks() -> None:
    thing = ExportRecord.objects.create(screen="a.b", file_format="csv")
    with atomic():
        assert lock(ExportRecord, thing.pk) == thing
    with atomic(), pytest.raises(errors.Missing):
        lock(ExportRecord, 0)


def test_permissions_are_declared_once_per_scope(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permissions, "_permissions", {})
    monkeypatch.setattr(permissions, "_checker", None)
    permissions.permission("a.read", "Read", "Because", ["operator"])
    permissions.permission("a.read", "Read own", "Because", ["executor"], scope="own")
    permissions.permission("a.read", "Read", "Because", ["operator", "analyst"])
    assert [(p.code, p.scope, sorted(p.roles)) for p in permissions.all_permissions()] == [
        ("a.read", "any", ["analyst", "operator"]),
        ("a.read", "own", ["executor"]),
    ]
    assert not permissions.holds(object(), "a.read"), "nobody holds anything before people is wired"
    permissions.use_checker(lambda _user, code: code == "a.read")
    assert permissions.holds(object(), "a.read")


@pytest.mark.parametrize(("language", "name"), [("kk", "Су"), ("ru", "Вода"), ("en", "Су")])
def test_names_fall_back(language: str, name: str) -> None:
    thing: Any = SimpleNamespace(name_kk="Су", name_ru="Вода", name_en="")
    with translation.override(language):
        assert Named.name.fget(thing) == name  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_points_are_found_by_box_and_distance() -> None:
    """MetrePointField, WithinBox and Distance against PostgreSQL itself."""
    from django.db import models

    from qala.shared.fields import Distance, MetrePoint, MetrePointField

    field = MetrePointField()
    assert field.get_prep_value((1, 0.1 + 0.2)) == "(1.0,0.30000000000000004)"
    assert field.from_db_value("(1,-2.5e3)", None, None) == MetrePoint(1.0, -2500.0)
    assert field.to_python([1, 2]) == MetrePoint(1.0, 2.0)
    assert field.from_db_value(None, None, None) is None
    assert field.get_prep_value(None) is None

    class Tree(models.Model):
        point = MetrePointField(null=True)

        class Meta:
            app_label = "shared"
            managed = False

    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE shared_tree (id bigserial PRIMARY KEY, point point)")
    try:
        near = Tree.objects.create(point=(3, 4))
        far = Tree.objects.create(point=MetrePoint(30.5, 40))
        Tree.objects.create(point=None)
        found = Tree.objects.exclude(point=None).annotate(away=Distance("point", (0, 0))).order_by("away")
        assert [(row.pk, row.away) for row in found][0] == (near.pk, 5.0)
        assert far.pk == Tree.objects.get(point__within_box=(10, 10, 50, 50)).pk
        assert Tree.objects.get(pk=far.pk).point == MetrePoint(30.5, 40.0)
    finally:
        from django.apps import apps

        apps.all_models["shared"].pop("tree")
        apps.clear_cache()
