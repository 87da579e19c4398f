"""A poll in conversation."""

from collections.abc import Callable

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.assistant.models import Inbound
from qala.contact.assistant.tests.talker import Talker
from qala.contact.polls.actions import open_poll
from qala.contact.polls.models import Vote
from qala.contact.polls.tests.factories import draft, question

Make = Callable[..., Talker]
pytestmark = pytest.mark.django_db


def test_a_poll_is_answered_and_leaves_no_trace_of_what(town: World, talker: Make) -> None:
    by = town.people.content_editor
    poll = draft(by)
    asked = {kind: question(poll, by, kind) for kind in ("one", "many", "scale", "text")}
    open_poll(poll_id=poll.pk, by=by)
    one = talker("ru", user=town.people.resident)
    one.press("polls")
    assert one.state == "polls"
    one.press(f"poll:{poll.pk}")
    first = asked["one"].options.first()
    one.press(f"option:{first.pk}")
    for option in asked["many"].options.all()[:2]:
        one.press(f"option:{option.pk}")
    one.press("yes")
    one.say("3")
    one.say("Нужны скамейки")
    one.press("skip")  # The age is nobody's business.
    assert one.state == "menu"
    answers = Vote.objects.get().answers
    assert answers[str(asked["one"].pk)] == first.pk
    assert "скамейки" in str(answers)
    assert "скамейки" not in " ".join(one.conversation.turns.values_list("text", flat=True))
    assert "скамейки" not in str(list(Inbound.objects.values_list("payload", flat=True)))
    assert "скамейки" not in str(one.conversation.slots)
    assert not [b for turn in one.conversation.turns.all() for b in turn.buttons if "✓" in b["label"]]
    one.press("polls")
    one.press(f"poll:{poll.pk}")


def test_without_polls_it_says_so(town: World, talker: Make) -> None:
    one = talker("ru")
    one.press("polls")
    assert one.state == "menu"


def test_a_stranger_on_the_site_votes_on_the_page_alone(town: World, talker: Make) -> None:
    by = town.people.content_editor
    poll = draft(by)
    question(poll, by, "one")
    open_poll(poll_id=poll.pk, by=by)
    one = talker("ru")
    one.press("polls")
    one.press(f"poll:{poll.pk}")
    assert one.state != "poll"
    assert one.last.links == [[poll.title_ru, f"/polls/{poll.pk}/"]]


def test_half_a_vote_is_forgotten(town: World, talker: Make) -> None:
    by = town.people.content_editor
    poll = draft(by)
    first = question(poll, by, "one")
    question(poll, by, "scale")
    open_poll(poll_id=poll.pk, by=by)
    one = talker("ru", user=town.people.resident)
    one.press("polls")
    one.press(f"poll:{poll.pk}")
    one.press(f"option:{first.options.first().pk}")
    assert one.slots.poll["answers"]
    one.press("menu")
    assert one.slots.poll == {}
