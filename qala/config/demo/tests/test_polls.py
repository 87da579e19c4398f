"""Polls of the demonstration stand on their votes."""

from datetime import UTC, datetime

import pytest

from qala.config.demo.polls import CLOSED_VOTES, make_polls
from qala.contact.polls.models import Poll, Vote
from qala.contact.polls.queries.recount import differences
from qala.contact.polls.queries.results import published
from qala.ground.places import locating
from qala.ground.places.tests.factories import make_districts
from tests.personas import content_editor

pytestmark = pytest.mark.django_db
UNTIL = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def test_four_polls_with_votes_and_results() -> None:
    locating.forget()
    content_editor()
    make_districts()
    make_polls(seed=7, until=UNTIL)
    stages = list(Poll.objects.order_by("pk").values_list("stage", "title_ru"))
    assert [stage for stage, _title in stages] == ["closed", "open", "open", "draft"]
    closed, running = Poll.objects.order_by("pk")[:2]
    assert Vote.objects.filter(poll=closed).count() == CLOSED_VOTES
    for poll in (closed, running):
        assert differences(poll) == []
        assert published(poll) is not None
    figures = published(closed).figures  # type: ignore[union-attr]
    assert [len(figure.groups) for figure in figures][0] == 2
