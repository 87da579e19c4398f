"""Giving a duty."""

import sys
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from qala.ground.people import access
from qala.ground.people.actions import appoint, deactivate
from qala.ground.people.events import DutyGiven
from qala.ground.people.models import Duty
from qala.ground.people.rules import roles
from qala.ground.people.tests import factories
from qala.shared import clock, timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from tests.races import at_once, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(db):
    return factories.make_staff(roles.ADMINISTRATOR)


def test_a_duty_gives_its_rights_today(boss) -> None:
    user = factories.make_user()
    assert not access.can(user, access.VIEW)
    duty = appoint(user_id=user.pk, role=roles.CONTROLLER, reason="Order 12", by=boss)
    user.refresh_from_db()
    access.forget(user)
    assert access.can(user, access.VIEW)
    assert user.is_staff
    assert (duty.valid_from, duty.valid_to, duty.by, duty.reason) == (clock.today(), None, boss, "Order 12")


def test_the_timeline_and_the_audit_say_so(boss) -> None:
    user = factories.make_user()
    duty = appoint(user_id=user.pk, role=roles.CONTROLLER, reason="Order 12", by=boss)
    entry = timeline.of(user).get(verb="duty_given")
    assert (entry.by, entry.note, entry.data["role"], entry.is_public) == (
        boss,
        "Order 12",
        "controller",
        False,
    )
    assert duty.audit_events.count() == 1  # type: ignore[attr-defined]


def test_the_event_is_published(boss, monkeypatch) -> None:
    seen: list[DutyGiven] = []
    # The package gives the function the module's name, so the module is found in sys.modules.
    monkeypatch.setattr(sys.modules["qala.ground.people.actions.appoint"], "publish", seen.append)
    user, organisation = factories.make_user(), factories.make_organisation()
    duty = appoint(user_id=user.pk, role=roles.EXECUTOR, organisation=organisation, by=boss)
    assert seen == [DutyGiven(duty.pk, user.pk, "executor", organisation.pk, boss.pk)]


@pytest.mark.parametrize("role", [roles.OPERATOR, roles.CONTROLLER, roles.SHIFT_SUPERVISOR])
def test_the_stranger_is_refused(role: str) -> None:
    user, by = factories.make_user(), factories.make_staff(role)
    with pytest.raises(NotAllowed):
        appoint(user_id=user.pk, role=roles.ADMINISTRATOR, by=by)
    assert not Duty.objects.filter(user=user).exists()


def test_nobody_appoints_themselves_without_the_right() -> None:
    user = factories.make_user()
    with pytest.raises(NotAllowed):
        appoint(user_id=user.pk, role=roles.ADMINISTRATOR, by=user)


def test_the_same_duty_stands_once(boss) -> None:
    user = factories.make_user()
    appoint(user_id=user.pk, role=roles.CONTROLLER, by=boss)
    with pytest.raises(Conflict) as refusal:
        appoint(user_id=user.pk, role=roles.CONTROLLER, by=boss)
    assert refusal.value.code == "duty_exists"


def test_one_duty_after_another_may_touch(boss) -> None:
    user, today = factories.make_user(), clock.today()
    end = today + timedelta(days=10)
    appoint(user_id=user.pk, role=roles.CONTROLLER, valid_to=end, by=boss)
    appoint(user_id=user.pk, role=roles.CONTROLLER, valid_from=end, by=boss)
    with pytest.raises(Conflict):
        appoint(
            user_id=user.pk, role=roles.CONTROLLER, valid_from=end - timedelta(days=1), valid_to=end, by=boss
        )


def test_the_same_role_in_two_organisations_is_two_duties(boss) -> None:
    user = factories.make_user()
    for _ in range(2):
        appoint(user_id=user.pk, role=roles.EXECUTOR, organisation=factories.make_organisation(), by=boss)
    assert user.duties.count() == 2


def test_wrong_words_are_refused_with_the_field(boss) -> None:
    user, organisation, today = factories.make_user(), factories.make_organisation(), clock.today()
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"role": "dragon_keeper"}, "role"),
        ({"role": roles.EXECUTOR}, "organisation"),
        ({"role": roles.OPERATOR, "organisation": organisation}, "organisation"),
        ({"role": roles.OPERATOR, "valid_from": today - timedelta(days=1)}, "valid_from"),
        ({"role": roles.OPERATOR, "valid_from": today, "valid_to": today}, "valid_to"),
    ]
    for words, field in wrong:
        with pytest.raises(Invalid) as refusal:
            appoint(user_id=user.pk, by=boss, **words)
        assert list(refusal.value.fields) == [field]


def test_an_unknown_or_closed_account_gets_no_duty(boss) -> None:
    with pytest.raises(Missing):
        appoint(user_id=0, role=roles.OPERATOR, by=boss)
    user = factories.make_user()
    deactivate(user_id=user.pk, reason="Left", by=boss)
    with pytest.raises(Conflict):
        appoint(user_id=user.pk, role=roles.OPERATOR, by=boss)


def test_the_database_itself_refuses_a_second_open_duty() -> None:
    user = factories.make_staff(roles.OPERATOR)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.make_duty(user, roles.OPERATOR, valid_from=date(2021, 1, 1))


@pytest.mark.django_db(transaction=True)
def test_two_administrators_at_once_give_one_duty() -> None:
    user = factories.make_user()
    bosses = [factories.make_staff(roles.ADMINISTRATOR) for _ in range(2)]
    give = lambda boss: appoint(user_id=user.pk, role=roles.CONTROLLER, by=boss)  # noqa: E731
    outcomes = at_once(lambda: give(bosses[0]), lambda: give(bosses[1]))
    assert [refusal.code for refusal in refused(outcomes)] == ["duty_exists"]
    assert user.duties.count() == 1
