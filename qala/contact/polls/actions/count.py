"""Count a poll and keep the figures that pages show."""

from typing import Any

from qala.contact.polls.models import Poll, PollCount, Vote
from qala.contact.polls.models.poll import Results
from qala.contact.polls.rules import counting
from qala.ground.places.locating import locate
from qala.shared.clock import now
from qala.shared.db import atomic, lock


def write_count(poll: Poll, *, is_final: bool) -> PollCount:
    """Count the votes of a locked poll. Groups by district and age are counted once only, at the end: whoever could
    compare two counts would see who came in between."""
    questions = [question.asked for question in poll.questions.prefetch_related("options")]
    votes = [
        counting.Cast(_placed(answers), str(district or ""), age)
        for answers, district, age in Vote.objects.filter(poll=poll)
        .values_list("answers", "district_id", "age_band")
        .iterator(chunk_size=5000)
    ]
    figures = counting.count(questions, votes, fewest=poll.fewest, with_groups=is_final)
    values: dict[str, Any] = {
        "counted_at": now(),
        "vote_count": len(votes),
        "figures": figures,
        "is_final": is_final,
    }
    return PollCount.objects.update_or_create(poll=poll, defaults=values)[0]


def _placed(answers: dict[str, Any]) -> dict[str, Any]:
    """A point is counted in the district where it lies ("" outside of all)."""
    return {
        key: str(locate(value["lon"], value["lat"]).district_id or "") if isinstance(value, dict) else value
        for key, value in answers.items()
    }


def count_poll(*, poll_id: int) -> PollCount | None:
    """Count a running poll anew when enough have voted since the last time; None when they have not.

    Between two counts at least `fewest` votes lie, so that nobody who watches the page learns what the last one said.
    """
    with atomic():
        poll = lock(Poll, poll_id)
        if poll.stage != "open" or poll.results != Results.AT_ONCE:
            return None
        last = PollCount.objects.filter(poll=poll).first()
        known = last.vote_count if last else 0
        present = Vote.objects.filter(poll=poll).count()
        if present - known < max(poll.fewest, present // 50):
            return None
        return write_count(poll, is_final=False)


def count_running() -> int:
    """Count the running polls whose figures are published at once; how many were counted."""
    rows = Poll.objects.filter(stage="open", results=Results.AT_ONCE).values_list("pk", flat=True)
    return sum(count_poll(poll_id=pk) is not None for pk in rows)
