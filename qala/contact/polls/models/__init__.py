"""Tables of the room."""

from qala.contact.polls.models.poll import Audience, Poll, Results
from qala.contact.polls.models.question import Option, Question
from qala.contact.polls.models.vote import AgeBand, Ballot, Origin, PollCount, Vote

__all__ = [
    "AgeBand",
    "Audience",
    "Ballot",
    "Option",
    "Origin",
    "Poll",
    "PollCount",
    "Question",
    "Results",
    "Vote",
]
