"""The room's verbs."""

from qala.contact.knowledge.actions.banners import end_banner, save_banner
from qala.contact.knowledge.actions.cards import Card, change_card, confirm_review
from qala.contact.knowledge.actions.reviews import tell_due_reviews
from qala.contact.knowledge.actions.scripts import publish_script, save_script
from qala.contact.knowledge.actions.steps import remove_step, save_step
from qala.contact.knowledge.actions.uses import record_use, vote
from qala.contact.knowledge.actions.versions import (
    create_article,
    publish_version,
    restore_version,
    save_version,
)
from qala.contact.knowledge.actions.walks import record_walk

__all__ = [
    "Card",
    "change_card",
    "confirm_review",
    "create_article",
    "end_banner",
    "publish_script",
    "publish_version",
    "record_use",
    "record_walk",
    "remove_step",
    "restore_version",
    "save_banner",
    "save_script",
    "save_step",
    "save_version",
    "tell_due_reviews",
    "vote",
]
