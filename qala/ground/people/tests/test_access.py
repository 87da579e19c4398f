"""Who may do what: duties crossed with declared permissions."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from qala.ground.people import access
from qala.ground.people.models import User
from qala.ground.people.rules import roles
from qala.ground.people.tests import factories
from qala.shared import clock, permissions
from qala.shared.permissions import Permission

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def declared(monkeypatch):
    """Rights of this test only: the register is put back afterwards."""
    monkeypatch.setattr(permissions, "_permissions", dict(permissions._permissions))
    permissions.register(
        Permission("test.read", "Read", "Because", frozenset({roles.CONTROLLER})),
        Permission("test.read", "Read", "Because", frozenset({roles.EXECUTOR}), "own"),
        Permission("test.write", "Write", "Because", frozenset({roles.EXECUTOR}), "own"),
        Permission("test.ask", "Ask", "Because", frozenset({roles.RESIDENT})),
    )


def test_nobody_holds_nothing() -> None:
    assert not access.can(AnonymousUser(), "test.ask")
    assert access.organisations_of(AnonymousUser(), "test.read") == set()
    assert access.recipients(AnonymousUser()) == []


def test_a_resident_holds_what_every_signed_in_person_holds() -> None:
    user = factories.make_user()
    assert access.can(user, "test.ask")
    assert not access.can(user, "test.read")
    assert access.recipients(user) == [f"user:{user.pk}", "perm:test.ask"]


def test_an_inactive_person_holds_nothing() -> None:
    user = factories.make_staff(roles.CONTROLLER)
    user.is_active = False
    assert not access.can(user, "test.read")
    assert access.recipients(user) == []


def test_own_scope_ends_at_the_organisation() -> None:
    mine, other = factories.make_organisation(), factories.make_organisation()
    user = factories.make_staff(roles.EXECUTOR, mine)
    assert access.can(user, "test.read")
    assert access.can(user, "test.read", organisation_id=mine.pk)
    assert not access.can(user, "test.read", organisation_id=other.pk)
    assert access.organisations_of(user, "test.read") == {mine.pk}
    assert access.organisations_of(user, "people.view") == set()
    assert f"org:{mine.pk}" in access.recipients(user)
    assert "perm:test.read" not in access.recipients(user)


def test_any_scope_wins_over_own() -> None:
    mine, other = factories.make_organisation(), factories.make_organisation()
    user = factories.make_staff(roles.EXECUTOR, mine)
    factories.make_duty(user, roles.CONTROLLER)
    assert access.organisations_of(user, "test.read") is None
    assert access.can(user, "test.read", organisation_id=other.pk)
    assert not access.can(user, "test.write", organisation_id=other.pk)
    assert "perm:test.read" in access.recipients(user)


def test_one_query_and_then_none(assert_queries) -> None:
    user = factories.make_staff(roles.CONTROLLER)
    with assert_queries(1):
        for _ in range(3):
            access.can(user, "test.read")
            access.organisations_of(user, "test.write")
            access.recipients(user)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 3, 1), False),
        (date(2026, 3, 2), True),
        (date(2026, 3, 9), True),
        (date(2026, 3, 10), False),
    ],
)
def test_a_duty_holds_from_its_first_day_to_the_day_before_its_end(day: date, holds: bool) -> None:
    user = factories.make_user("staff")
    factories.make_duty(user, roles.CONTROLLER, valid_from=date(2026, 3, 2), valid_to=date(2026, 3, 10))
    noon = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
    with clock.travel(noon):
        assert access.can(user, "test.read") is holds


def test_settled_duties_are_those_of_each_day(assert_queries) -> None:
    first, last = date(2026, 3, 2), date(2026, 3, 9)
    user, stranger = factories.make_user(), factories.make_user()
    factories.make_duty(user, roles.CONTROLLER, valid_from=first, valid_to=last)
    factories.make_duty(user, roles.EXECUTOR, valid_from=last)

    def held(day: date) -> list[object]:
        with clock.travel(datetime(day.year, day.month, day.day, 7, tzinfo=UTC)):
            return [access.grants(User.objects.get(pk=one.pk)).held for one in (user, stranger)]

    days = [first - timedelta(days=1), first, last - timedelta(days=1), last, last + timedelta(days=1)]
    asked = [held(day) for day in days]
    with access.settled():
        assert [held(day) for day in days] == asked
        with assert_queries(2):  # the two people, no duties
            held(first)
    assert len({str(each) for each in asked}) == 3


def test_the_day_is_the_citys_day() -> None:
    user = factories.make_user("staff")
    factories.make_duty(user, roles.CONTROLLER, valid_from=date(2026, 3, 2))
    midnight = datetime(2026, 3, 2, tzinfo=clock.city_zone())
    with clock.travel(midnight - timedelta(seconds=1)):
        assert not access.can(user, "test.read")
    with clock.travel(midnight):
        assert access.can(user, "test.read")


def test_a_duty_of_a_forgotten_role_gives_nothing() -> None:
    user = factories.make_staff("dragon_keeper")
    assert not access.can(user, "test.read")


def test_menu_and_kernel_ask_here() -> None:
    user = factories.make_staff(roles.CONTROLLER)
    assert permissions.holds(user, "test.read")
    assert not permissions.holds(user, "test.write")


def test_an_account_is_found_by_its_key_alone(django_assert_num_queries) -> None:
    user = factories.make_user()
    with django_assert_num_queries(1):
        assert User.objects.get(pk=user.pk) == user
    assert User.objects.get(pk=str(user.pk)) == user
    for missing in (user.pk + 999, 0, -1, 2**63, 2**200, None):
        with pytest.raises(User.DoesNotExist):
            User.objects.get(pk=missing)
    with pytest.raises(User.DoesNotExist):
        User.objects.get(pk=user.pk, is_active=False)
