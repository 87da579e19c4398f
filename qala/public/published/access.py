"""What is public of appeals, and who decides about words and photos.

The rule, in one place. An appeal is public when its topic is (now and when it was written), it is no case of the law's
procedure, it was not joined with another one, and no moderator has hidden it. Public of it are number, topic, stage,
moments, executor, district and the place as exactly as its topic allows. Words, photos and answers are public when a
moderator has released them, and nothing else ever is.
"""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.ground.files.access import file_viewer, public_viewer
from qala.ground.files.models import StoredFile
from qala.ground.people.access import can
from qala.public.published.models import Publication, ReleasedAnswer, ReleasedPhoto
from qala.shared.permissions import permission

# Nobody who asks as everybody does needs them: they stay in the database.
OWN = (
    "text", "address", "place_note", "secret_hash", "resident", "registered_by", "assignee", "origin_kind", "origin_id",
    "route_reason", "returned_count", "search", "search_fold",
)  # fmt: skip
DECIDED = ("publication__note", "publication__by")
MODERATE, SET_UP = "published.moderate", "published.set_up"

permission(
    MODERATE,
    _("Release words and photos of appeals to the public"),
    _("Nothing a resident wrote or photographed is public before a person has looked at it."),
    ("content_editor", "controller", "shift_supervisor"),
)
permission(
    SET_UP,
    _("Set what the public site shows of appeals"),
    _("How exactly places are shown and which sites may show our list is decided by few."),
    ("administrator",),
)


def public_or_hidden() -> QuerySet[Appeal]:
    """What a moderator may decide about: public appeals and those that a moderator has hidden."""
    kept_back = [pk for pk, topic in book().topics.items() if not topic.is_public]
    rows = Appeal.objects.filter(is_public=True, procedure=None, duplicate_of=None)
    # What is kept back is named, not what is shown: a long list of topics would tempt the planner to walk their index.
    return rows.exclude(topic_id__in=kept_back)


def public_appeals() -> QuerySet[Appeal]:
    """Every public appeal, without words and people. No statement of its own: topics come from the catalogue's book."""
    return not_hidden(public_or_hidden()).defer(*OWN)


def not_hidden(rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """Without those that a moderator took off list and map."""
    return rows.filter(~Exists(Publication.objects.filter(is_hidden=True, appeal_id=OuterRef("pk"))))


def public_answers() -> QuerySet[ReleasedAnswer]:
    """Answers in the words that everybody may read, oldest first; what was written at first stays in the database."""
    rows = ReleasedAnswer.objects.select_related("answer__organisation")
    return rows.defer("answer__text", "answer__by", "answer__late_cause")


def can_moderate(user: Any) -> bool:
    """Whether the person decides what is released."""
    return can(user, MODERATE)


def can_set_up(user: Any) -> bool:
    """Whether the person sets the room's parameters."""
    return can(user, SET_UP)


@public_viewer
def everybody_sees_released(file: StoredFile) -> bool:
    """A released photo of an appeal that is still public."""
    released = ReleasedPhoto.objects.filter(file=file).values("publication_id")
    return public_appeals().filter(pk__in=released).exists()


@file_viewer
def moderators_see_waiting(user: Any, session: Any, file: StoredFile) -> bool:
    """Photos of public appeals, for whoever decides about them; notes among staff are left out."""
    if not getattr(user, "is_staff", False) or not can_moderate(user):
        return False
    mine = public_or_hidden().filter(attachments__file=file, attachments__role__in=("report", "proof"))
    return mine.exists()
