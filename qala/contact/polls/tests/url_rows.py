"""Who may open and change what in this room; polls of every stage are made when asked for."""

from typing import TYPE_CHECKING, Any

from tests.url_matrix import ALL, Row

if TYPE_CHECKING:
    from tests.small_city import SmallCity

WRITE, READ, TAKE, VOTES = "ctA", "oscatA", "os", "cA"

ROWS = {
    "polls:list": Row(ALL),
    "polls:poll": Row(ALL, ALL, (422,)),
    "polls:thanks": Row(ALL),
    "polls:results": Row(ALL),
    "polls:desk": Row(TAKE),
    "polls:take": Row(TAKE, TAKE, (422,)),
    "polls:manage": Row(READ),
    "polls:new": Row(WRITE, WRITE, (422,)),
    "polls:card": Row(READ),
    "polls:edit": Row(WRITE, WRITE, (422,)),
    "polls:preview": Row(READ),
    "polls:open": Row(do=WRITE, codes=(409,)),
    "polls:close": Row(do=WRITE, codes=(409,)),
    "polls:cancel": Row(WRITE, WRITE, (422,)),
    "polls:figures": Row(READ),
    "polls:figures_file": Row(READ, is_page=False),
    "polls:votes_file": Row(VOTES, is_page=False),
    "polls:new_question": Row(WRITE, WRITE, (422,)),
    "polls:question": Row(WRITE, WRITE, (422,)),
    "polls:remove_question": Row(do=WRITE, codes=(404,)),
    "polls:move_question": Row(do=WRITE),
}


def _open(city: "SmallCity") -> Any:
    from qala.contact.polls.models import Poll
    from qala.contact.polls.tests.factories import KINDS, running

    return Poll.objects.filter(stage="open").first() or running(city.people.content_editor, *KINDS)


def _draft(city: "SmallCity") -> Any:
    from qala.contact.polls.models import Poll
    from qala.contact.polls.tests.factories import draft, question

    poll = Poll.objects.filter(stage="draft").first() or draft(city.people.content_editor)
    if not poll.questions.exists():
        question(poll, city.people.content_editor)
    return poll


def _closed(city: "SmallCity") -> Any:
    from qala.contact.polls.actions import close_poll
    from qala.contact.polls.models import Poll
    from qala.contact.polls.tests.factories import running, vote

    poll = Poll.objects.filter(stage="closed", counted__vote_count=7).first()
    if poll is None:
        poll = running(city.people.content_editor, "one", "text", title_kk="Автобус", title_ru="Автобус")
        for name in range(7):
            vote(poll, name, name % 3)
        close_poll(poll_id=poll.pk, by=city.people.content_editor)
    return poll


def _pk(make: Any) -> Any:
    return lambda city: {"pk": make(city).pk}


def _question(city: "SmallCity") -> dict[str, Any]:
    return {"pk": _draft(city).questions.first().pk}


ARGUMENTS = {
    **dict.fromkeys(["polls:poll", "polls:thanks", "polls:take"], _pk(_open)),
    **dict.fromkeys(["polls:results", "polls:figures", "polls:preview"], _pk(_closed)),
    **dict.fromkeys(["polls:card", "polls:edit", "polls:open", "polls:close", "polls:cancel"], _pk(_draft)),
    "polls:figures_file": lambda c: {"pk": _closed(c).pk, "extension": "csv"},
    "polls:votes_file": lambda c: {"pk": _closed(c).pk, "what": "votes", "extension": "xlsx"},
    "polls:new_question": lambda c: {"pk": _draft(c).pk, "kind": "one"},
    **dict.fromkeys(["polls:question", "polls:remove_question", "polls:move_question"], _question),
}
