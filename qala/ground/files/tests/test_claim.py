from __future__ import annotations

import uuid

import pytest

from qala.ground.files import actions
from qala.ground.files.models import StoredFile
from qala.ground.files.tests import factories
from qala.shared.errors import Conflict, Invalid, Missing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private")]


def test_attaches_in_the_order_given(frozen_clock):
    person = factories.person()
    first, second = factories.photo(by=person), factories.photo(by=person)
    files = actions.claim([second.pk, str(first.pk), second.pk], by=person)
    assert [file.pk for file in files] == [second.pk, first.pk]
    assert set(StoredFile.objects.values_list("attached_at", flat=True)) == {frozen_clock.now}


def test_a_session_attaches_its_own_also_after_signing_in():
    file = factories.photo(uploader_key="mine")
    assert actions.claim([file.pk], by=factories.person(), uploader_key="mine") == [file]


@pytest.mark.parametrize("key", ["", "other"])
def test_a_stranger_is_refused_and_nothing_is_attached(key):
    mine, yours = factories.photo(uploader_key="mine"), factories.photo(uploader_key="yours")
    with pytest.raises(Missing):
        actions.claim([mine.pk, yours.pk], by=None, uploader_key=key or "mine")
    assert not StoredFile.objects.exclude(attached_at=None).exists()


def test_a_file_without_a_mark_belongs_to_nobody():
    file = factories.photo()
    with pytest.raises(Missing):
        actions.claim([file.pk], by=None, uploader_key="")


def test_another_account_is_a_stranger():
    file = factories.photo(by=factories.person())
    with pytest.raises(Missing):
        actions.claim([file.pk], by=factories.person())


@pytest.mark.parametrize("wrong", [uuid.uuid4(), "not-an-id", "../x"])
def test_what_is_not_there(wrong):
    with pytest.raises(Missing):
        actions.claim([wrong], by=None, uploader_key="k")


def test_nothing_is_attached_twice():
    file = factories.photo(uploader_key="k")
    actions.claim([file.pk], by=None, uploader_key="k")
    with pytest.raises(Conflict):
        actions.claim([file.pk], by=None, uploader_key="k")


def test_a_rejected_file_cannot_be_attached():
    file = factories.photo(uploader_key="k")
    StoredFile.objects.filter(pk=file.pk).update(state="rejected", reason="damaged")
    with pytest.raises(Invalid):
        actions.claim([file.pk], by=None, uploader_key="k")


def test_nothing_is_asked_of_the_database_per_file(count_queries):
    ids = [factories.photo(uploader_key="k").pk for _ in range(3)]
    with count_queries() as one:
        actions.claim(ids[:1], by=None, uploader_key="k")
    with count_queries() as two:
        actions.claim(ids[1:], by=None, uploader_key="k")
    assert len(one) == len(two)
