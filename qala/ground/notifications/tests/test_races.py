"""Two workers send nothing twice, two callers tell nobody twice."""

from collections import Counter
from typing import Any

import pytest

from qala.ground.notifications.actions import Recipient, messages, notify
from qala.ground.notifications.actions.send import send_due
from qala.ground.notifications.models import Dispatch, Notification
from qala.ground.notifications.senders import base
from qala.ground.notifications.tests.test_send import Sender
from qala.ground.people.tests.factories import make_staff, make_user
from qala.shared.errors import Conflict
from tests.races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.mark.usefixtures("declared")
def test_two_workers_share_what_is_due(monkeypatch: Any) -> None:
    sender = Sender()
    monkeypatch.setattr(base, "_senders", {"email": sender})
    notify(
        kind="t.answered", to=[Recipient(email=f"x{n}@example.org") for n in range(230)], words={}, about="a"
    )
    at_once(*[lambda: send_due(channel="email")] * 2)
    assert Counter(message.address for message in sender.got).most_common(1)[0][1] == 1
    assert len(sender.got) == 230
    assert not Dispatch.objects.exclude(state="sent", tries=1).exists()


@pytest.mark.usefixtures("declared")
def test_two_callers_tell_each_person_once() -> None:
    people = [Recipient(email=f"x{n}@example.org") for n in range(20)]
    made = at_once(*[lambda: notify(kind="t.answered", to=people, words={}, about="a")] * 2)
    assert sorted(made) == [0, 20]
    assert Notification.objects.count() == 20


def test_two_who_approve_and_two_workers_send_a_message_once() -> None:
    writer, others = make_staff("content_editor"), [make_staff("controller"), make_staff("administrator")]
    make_user()
    words = {f"{part}_{language}": "x" for part in ("title", "text") for language in ("kk", "ru")}
    row = messages.save_message(message_id=None, audience="everyone", place="", by=writer, **words)
    messages.submit_message(message_id=row.pk, by=writer)
    done = at_once(*[lambda by=by: _approved(row.pk, by) for by in others])
    assert sorted(done) == [False, True]
    told = at_once(*[lambda: messages.send_message(message_id=row.pk)] * 2)
    assert sorted(told) == [0, 1]
    assert Notification.objects.count() == 1


def _approved(pk: int, by: Any) -> bool:
    try:
        messages.approve_message(message_id=pk, by=by)
    except Conflict:
        return False
    return True
