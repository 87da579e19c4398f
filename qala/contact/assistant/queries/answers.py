"""What the knowledge base says to a question, with a stated confidence."""

from dataclasses import dataclass

from qala.contact.assistant.rules.confidence import confidence
from qala.contact.knowledge.queries import Answer, answers_for
from qala.contact.knowledge.rules.markup import to_plain
from qala.shared.clock import today

LIMIT = 5


@dataclass(frozen=True)
class Sure:
    """An article and how well it fits, 0–100."""

    answer: Answer
    percent: int

    @property
    def text(self) -> str:
        """The whole text without its marks."""
        return to_plain(self.answer.body)


def best_answer(question: str, language: str) -> Sure | None:
    """The article that fits best, None when nothing is found. At most two statements."""
    found = answers_for(question, None, None, today(), language, limit=LIMIT, is_public=True)
    sure = [Sure(each, confidence(question, each.title, each.body)) for each in found]
    return max(sure, key=lambda each: each.percent, default=None)
