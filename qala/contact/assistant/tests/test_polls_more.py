"""Rankings, places and polls of districts in conversation; nothing of what was said stays in it."""

from collections.abc import Callable

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.assistant.models import Inbound
from qala.contact.assistant.tests.talker import Talker
from qala.contact.polls.actions import open_poll
from qala.contact.polls.models import Poll, Vote
from qala.contact.polls.tests.factories import draft, question

Make = Callable[..., Talker]
pytestmark = pytest.mark.django_db


def begin(talker: Make, town: World, poll: Poll) -> Talker:
    """A resident in front of the first question."""
    open_poll(poll_id=poll.pk, by=town.people.content_editor)
    one = talker("ru", user=town.people.resident)
    one.press("polls")
    one.press(f"poll:{poll.pk}")
    assert one.state == "poll"
    return one


def kept(one: Talker) -> str:
    """All that is left of what was said."""
    turns = [(turn.text, turn.buttons, turn.parts) for turn in one.conversation.turns.filter(who="person")]
    payloads = list(Inbound.objects.filter(conversation=one.conversation).values_list("payload", flat=True))
    return f"{turns} {payloads} {one.conversation.slots}"


def test_a_ranking_by_buttons_or_by_numbers(town: World, talker: Make) -> None:
    poll = draft(town.people.content_editor)
    first, second = (question(poll, town.people.content_editor, "ranking") for _time in range(2))
    one = begin(talker, town, poll)
    ids = [option.pk for option in first.options.all()]
    before = one.buttons
    one.press(f"option:{ids[2]}")
    assert one.buttons == before, "buttons do not tell what was pressed"
    one.press("rank:again")
    one.press(f"option:{ids[1]}")
    one.press(f"option:{ids[1]}")
    one.press(f"option:{ids[2]}")  # The last place falls to the rest.
    assert "2/2" in one.last.text
    assert "2/2" in one.say("3 3 1"), "no ranking: asked again"
    one.say("3, 1, 2")
    one.press("skip")
    assert one.state == "menu"
    other = [option.pk for option in second.options.all()]
    answers = Vote.objects.get().answers
    assert answers[str(first.pk)] == [ids[1], ids[2], ids[0]]
    assert answers[str(second.pk)] == [other[2], other[0], other[1]]
    assert "3, 1, 2" not in kept(one)


def test_a_place_by_position_or_address(town: World, talker: Make) -> None:
    poll = draft(town.people.content_editor)
    points = [question(poll, town.people.content_editor, "point", is_required=False) for _time in range(3)]
    one = begin(talker, town, poll)
    assert "location" in [each["asks"] for each in one.last.buttons]
    one.say("где-то там")
    assert "1/3" in one.last.text
    one.say(lon=70.0512, lat=50.0518)
    one.say("Абая 40")
    one.press("skip")
    one.press("skip")
    answers = Vote.objects.get().answers
    assert answers[str(points[0].pk)] == {"lon": 70.051, "lat": 50.052}
    assert set(answers) == {str(points[0].pk), str(points[1].pk)}
    assert "70.05" not in kept(one)
    assert "Абая" not in kept(one)


def test_residents_of_a_district_and_age_groups(town: World, talker: Make) -> None:
    poll = draft(town.people.content_editor, audience="district", districts=[town.west.pk], asks_age=True)
    asked = question(poll, town.people.content_editor, "one")
    one = begin(talker, town, poll)
    assert f"district:{town.west.pk}" in one.buttons
    one.press(f"district:{town.east.pk}")
    assert f"district:{town.west.pk}" in one.buttons, "asked again"
    one.press(f"district:{town.west.pk}")
    one.press(f"option:{asked.options.first().pk}")
    one.press("age:30-44")
    assert one.state == "menu"
    vote = Vote.objects.get()
    assert (vote.district_id, vote.age_band) == (town.west.pk, "30-44")
    assert "30-44" not in kept(one)


def test_who_lives_elsewhere_is_told_so(town: World, talker: Make) -> None:
    poll = draft(town.people.content_editor, audience="district", districts=[town.west.pk])
    question(poll, town.people.content_editor, "one")
    one = begin(talker, town, poll)
    one.press("no")
    assert one.state == "menu"
    assert not Vote.objects.exists()
