"""A one-time link for new staff, and accounts opened by others."""

import pytest

from qala.ground.people import access
from qala.ground.people.actions import (
    accept_invitation,
    find_invitation,
    invite,
    open_account,
    renew_invitation,
    saw,
)
from qala.ground.people.models import Invitation, PersonalDataView, User
from qala.ground.people.rules import roles
from qala.ground.people.tests import factories
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(db):
    return factories.make_staff(roles.ADMINISTRATOR)


def invited(boss, **words):
    return invite(
        **{
            "full_name": "New Operator",
            "email": "New@Example.org",
            "role": roles.OPERATOR,
            "by": boss,
            **words,
        }
    )


def test_the_link_opens_the_account_once(boss) -> None:
    user, token = invited(boss)
    assert (user.email, user.is_staff, user.has_usable_password()) == ("new@example.org", True, False)
    user = accept_invitation(token=token, password=factories.PASSWORD)
    assert user.check_password(factories.PASSWORD)
    assert timeline.of(user).filter(verb="invitation_accepted").exists()
    with pytest.raises(Missing):
        accept_invitation(token=token, password=factories.PASSWORD)


def test_the_secret_itself_is_not_kept(boss) -> None:
    _user, token = invited(boss)
    assert token not in str(Invitation.objects.values_list("token_hash", flat=True))


def test_a_link_grows_old(boss, frozen_clock) -> None:
    _user, token = invited(boss)
    frozen_clock.forward(days=7)
    with pytest.raises(Missing):
        find_invitation(token)


def test_a_new_link_ends_the_old_one(boss) -> None:
    user, old = invited(boss)
    new = renew_invitation(user_id=user.pk, by=boss)
    with pytest.raises(Missing):
        find_invitation(old)
    accept_invitation(token=new, password=factories.PASSWORD)
    with pytest.raises(Conflict):
        renew_invitation(user_id=user.pk, by=boss)


def test_a_weak_password_does_not_use_the_link_up(boss) -> None:
    _user, token = invited(boss)
    for weak in ("short", "1234567890", "password123"):
        with pytest.raises(Invalid):
            accept_invitation(token=token, password=weak)
    accept_invitation(token=token, password=factories.PASSWORD)


def test_the_stranger_is_refused() -> None:
    with pytest.raises(NotAllowed):
        invited(factories.make_staff(roles.SHIFT_SUPERVISOR))
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_wrong_role_leaves_no_account_behind(boss) -> None:
    with pytest.raises(Invalid):
        invited(boss, role=roles.EXECUTOR)
    assert not User.objects.filter(email="new@example.org").exists()


def test_an_email_belongs_to_one_account(boss) -> None:
    invited(boss)
    with pytest.raises(Conflict) as refusal:
        invited(boss, email="NEW@example.org")
    assert refusal.value.code == "account_exists"


def test_a_phone_in_any_spelling_belongs_to_one_account() -> None:
    first = open_account(full_name="A", phone="8 701 123 45 67", by=None)
    assert first.phone == "+77011234567"
    with pytest.raises(Conflict):
        open_account(full_name="B", phone="+7 (701) 123-45-67", by=None)


def test_somebody_must_be_able_to_sign_in() -> None:
    with pytest.raises(Invalid):
        open_account(full_name="A", by=None)
    with pytest.raises(Invalid):
        open_account(full_name="A", phone="109", by=None)


def test_a_new_operator_holds_the_duty_at_once(boss) -> None:
    user, _token = invited(boss)
    assert [held.role for held in access.grants(user).held] == [roles.RESIDENT, roles.OPERATOR]


def test_seen_personal_data_is_one_row(boss, assert_queries) -> None:
    user = factories.make_user()
    with assert_queries(1):
        saw(boss, user, "answering an appeal")
    row = PersonalDataView.objects.get()
    assert (row.viewer, row.subject_kind, row.subject_id) == (boss, "people.user", user.pk)
    assert row.at is not None


def test_old_invitations_do_not_stop_new_people(boss) -> None:
    for number in range(2):
        invited(boss, email=f"new{number}@example.org")
    assert Invitation.objects.filter(used_at=None).count() == 2
