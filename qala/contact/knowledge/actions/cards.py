"""What stands beside the words of an article: where it belongs, when it holds, who answers for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models import Topic
from qala.contact.knowledge.access import can_edit, can_view
from qala.contact.knowledge.models import Article
from qala.ground.people.models import User
from qala.ground.places.models import District
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require

CARD_VERBS = ("create", "change_card", "review")
"""Entries of a timeline that tell of the card; the others tell of the words."""


@dataclass(frozen=True)
class Card:
    """All of it. `valid_to` is the first day on which the article no longer holds."""

    valid_from: date
    valid_to: date | None = None
    owner: User | None = None
    review_on: date | None = None
    topics: Sequence[Topic] = ()
    districts: Sequence[District] = ()
    is_sample: bool = False
    is_public: bool = False

    def columns(self) -> dict[str, Any]:
        """The plain columns of the article."""
        return {
            "valid_from": self.valid_from,
            "valid_to": self.valid_to,
            "owner": self.owner,
            "review_on": self.review_on,
            "is_sample": self.is_sample,
            "is_public": self.is_public,
        }

    def check(self) -> None:
        """Raises Invalid: days that run backwards, an owner who cannot read the article."""
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise Invalid(fields={"valid_to": _("The end must be after the beginning.")})
        if self.owner is not None and not can_view(self.owner):
            raise Invalid(fields={"owner": _("This person cannot open the knowledge base.")})


def set_links(article: Article, card: Card) -> list[str]:
    """Write topics and districts; the names of those that changed."""
    changed = []
    for name, rows in (("topics", card.topics), ("districts", card.districts)):
        links = getattr(article, name)
        if {row.pk for row in rows} != set(links.values_list("pk", flat=True)):
            links.set(rows)
            changed.append(name)
    return changed


def change_card(*, article_id: int, card: Card, by: Any, seen: int | None = None) -> Article:
    """Write the card. Raises NotAllowed, Missing, Invalid, Conflict (changed after the entry `seen`)."""
    with atomic():
        article = lock(Article, article_id)
        require(can_edit(by))
        timeline.require_unchanged(article, seen, *CARD_VERBS)
        card.check()
        columns = card.columns()
        changed = [name for name, value in columns.items() if getattr(article, name) != value]
        for name in changed:
            setattr(article, name, columns[name])
        article.save(update_fields=list(columns))
        changed += set_links(article, card)
        if changed:
            timeline.add(article, "change_card", by=by, data={"fields": changed})
    return article


def confirm_review(*, article_id: int, next_on: date, by: Any, note: str = "") -> Article:
    """Somebody has read the article and found it right; the next review day is set.

    Raises NotAllowed, Missing, Invalid (the day is not in the future), Conflict (nothing is published to review).
    """
    with atomic():
        article = lock(Article, article_id)
        require(can_edit(by))
        if article.published_id is None:
            raise Conflict(_("Nothing of this article is published yet."), code="not_published")
        if next_on <= today():
            raise Invalid(fields={"next_on": _("The next review day must be after today.")})
        article.review_on = next_on
        article.save(update_fields=["review_on"])
        timeline.add(article, "review", by=by, note=note, data={"next_on": next_on.isoformat()})
    return article
