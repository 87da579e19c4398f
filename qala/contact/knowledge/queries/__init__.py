"""What the rooms above ask: answers, banners, steps of a script."""

from qala.contact.knowledge.queries.answers import Answer, answer_of, answers_for, public_articles
from qala.contact.knowledge.queries.banners import Notice, banners_for, public_banners
from qala.contact.knowledge.queries.scripts import Choice, ScriptCard, Step, scripts_for, step

__all__ = [
    "Answer",
    "Choice",
    "Notice",
    "ScriptCard",
    "Step",
    "answer_of",
    "answers_for",
    "banners_for",
    "public_articles",
    "public_banners",
    "scripts_for",
    "step",
]
