"""Make or change a topic."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.access import can_edit
from qala.contact.catalog.models import Topic
from qala.contact.catalog.queries import forget_book
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require

FIELDS = (
    "group", "name_kk", "name_ru", "name_en", "description_kk", "description_ru", "description_en", "keywords",
    "function", "near_metres", "near_days", "is_public", "is_emergency", "is_active", "order",
)  # fmt: skip


def save_topic(*, topic: Topic | None, code: str = "", by: Any, **words: Any) -> Topic:
    """Write a new topic (with its code) or change one; its code never changes. A looked-through import is no longer
    for review. Raises NotAllowed, Invalid (no name), Conflict (code taken)."""
    require(can_edit(by))
    if not any(words.get(f"name_{language}") for language in ("kk", "ru", "en")):
        raise Invalid(fields={"name_kk": _("A topic needs a name in at least one language.")})
    with atomic():
        if topic is None:
            if Topic.objects.filter(code=code).exists():
                raise Conflict(_("There is a topic with this code already."), code="code_taken")
            kept, verb = Topic(code=code), "create"
        else:
            kept, verb = lock(Topic, topic.pk), "edit"
        changed = [name for name in FIELDS if name in words and getattr(kept, name, None) != words[name]]
        for name in changed:
            setattr(kept, name, words[name])
        kept.needs_review = False
        kept.save()
        timeline.add(kept, verb, by=by, data={"fields": changed})
    forget_book()
    return kept
