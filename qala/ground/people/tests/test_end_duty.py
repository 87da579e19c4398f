"""Ending a duty and closing an account."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from qala.ground.people import access
from qala.ground.people.actions import appoint, deactivate, end_duty, reactivate, reset_second_factor
from qala.ground.people.models import Duty
from qala.ground.people.rules import roles
from qala.ground.people.tests import factories
from qala.shared import clock, timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.races import at_once, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(db):
    return factories.make_staff(roles.ADMINISTRATOR)


def test_a_duty_ended_now_gives_nothing_any_more(boss) -> None:
    user = factories.make_staff(roles.CONTROLLER)
    duty = end_duty(duty_id=user.duties.get().pk, reason="Left", by=boss)
    access.forget(user)
    assert not access.can(user, access.VIEW)
    assert (duty.valid_to, duty.ended_by, duty.end_reason) == (clock.today(), boss, "Left")
    assert timeline.of(user).get(verb="duty_ended").note == "Left"


def test_a_duty_may_end_later(boss) -> None:
    user = factories.make_staff(roles.CONTROLLER)
    last = clock.today() + timedelta(days=30)
    end_duty(duty_id=user.duties.get().pk, valid_to=last, reason="Order 7", by=boss)
    access.forget(user)
    assert access.can(user, access.VIEW)


def test_a_duty_taken_back_on_its_first_day_never_held(boss) -> None:
    user = factories.make_user()
    duty = appoint(user_id=user.pk, role=roles.CONTROLLER, by=boss)
    duty = end_duty(duty_id=duty.pk, reason="Mistake", by=boss)
    assert duty.valid_to == duty.valid_from
    assert not access.can(user, access.VIEW)
    appoint(user_id=user.pk, role=roles.CONTROLLER, by=boss)


def test_nothing_ends_twice_and_never_without_a_reason(boss) -> None:
    duty = factories.make_staff(roles.CONTROLLER).duties.get()
    with pytest.raises(Invalid):
        end_duty(duty_id=duty.pk, reason="  ", by=boss)
    with pytest.raises(Invalid):
        end_duty(duty_id=duty.pk, valid_to=clock.today() - timedelta(days=1), reason="Late", by=boss)
    end_duty(duty_id=duty.pk, reason="Left", by=boss)
    with pytest.raises(Conflict):
        end_duty(duty_id=duty.pk, reason="Left", by=boss)


def test_the_stranger_is_refused(boss) -> None:
    stranger = factories.make_staff(roles.CONTROLLER)
    duty = boss.duties.get()
    for act in (
        lambda: end_duty(duty_id=duty.pk, reason="Mine", by=stranger),
        lambda: deactivate(user_id=boss.pk, reason="Mine", by=stranger),
        lambda: reactivate(user_id=boss.pk, reason="Mine", by=stranger),
        lambda: reset_second_factor(user_id=boss.pk, reason="Mine", by=stranger),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_last_administrator_stays(boss) -> None:
    with pytest.raises(Conflict) as refusal:
        end_duty(duty_id=boss.duties.get().pk, reason="Tired", by=boss)
    assert refusal.value.code == "last_administrator"
    factories.make_staff(roles.ADMINISTRATOR)
    end_duty(duty_id=boss.duties.get().pk, reason="Tired", by=boss)


@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_dismiss_each_other() -> None:
    bosses = [factories.make_staff(roles.ADMINISTRATOR) for _ in range(2)]
    duties = [boss.duties.get() for boss in bosses]
    outcomes = at_once(
        lambda: end_duty(duty_id=duties[1].pk, reason="Rival", by=bosses[0]),
        lambda: end_duty(duty_id=duties[0].pk, reason="Rival", by=bosses[1]),
    )
    assert len(refused(outcomes)) == 1
    assert Duty.objects.filter(role=roles.ADMINISTRATOR, valid_to=None).count() == 1


def test_a_deactivated_person_is_signed_out_and_loses_every_duty(boss, client_for) -> None:
    user = factories.make_staff(roles.CONTROLLER)
    client = client_for(user)
    assert client.get("/people/me/").status_code == 200
    deactivate(user_id=user.pk, reason="Left", by=boss)
    assert client.get("/people/me/").status_code == 302
    user.refresh_from_db()
    assert not user.is_active
    assert not Duty.objects.filter(user=user).exclude(valid_to__lte=clock.today()).exists()
    assert timeline.of(user).filter(verb="deactivated").count() == 1
    with pytest.raises(Conflict):
        deactivate(user_id=user.pk, reason="Again", by=boss)


def test_a_reactivated_person_has_no_duties(boss) -> None:
    user = factories.make_staff(roles.CONTROLLER)
    deactivate(user_id=user.pk, reason="Left", by=boss)
    user = reactivate(user_id=user.pk, reason="Back", by=boss)
    assert user.is_active
    assert not access.can(user, access.VIEW)


def test_nobody_closes_their_own_account_here(boss) -> None:
    factories.make_staff(roles.ADMINISTRATOR)
    with pytest.raises(Conflict):
        deactivate(user_id=boss.pk, reason="Bye", by=boss)


def test_a_lost_second_factor_is_taken_off(boss) -> None:
    user = factories.make_staff(roles.OPERATOR)
    with pytest.raises(Conflict):
        reset_second_factor(user_id=user.pk, reason="Lost phone", by=boss)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    reset_second_factor(user_id=user.pk, reason="Lost phone", by=boss)
    assert not Authenticator.objects.filter(user=user).exists()
    assert timeline.of(user).get(verb="second_factor_reset").by == boss
