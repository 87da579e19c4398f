"""A person mends their own name and language."""

from django.utils.translation import gettext_lazy as _

from qala.ground.people.models import User
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Invalid


def change_profile(*, full_name: str, language: str, by: User) -> User:
    """Only one's own. Errors: Invalid (empty name, unknown language)."""
    name = " ".join(full_name.split())
    with atomic():
        user = lock(User, by.pk)
        if not name:
            raise Invalid(fields={"full_name": _("Please fill this in.")})
        if language not in User.Language.values:
            raise Invalid(fields={"language": _("There is no such language.")})
        if (user.full_name, user.language) == (name, language):
            return user
        user.full_name, user.language = name, language
        user.save(update_fields=["full_name", "language", "updated_at"])
        timeline.add(user, "profile_changed", by=by)
    return user
