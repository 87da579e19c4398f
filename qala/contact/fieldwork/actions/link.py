"""Map links."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.fieldwork.access import RULES
from qala.contact.fieldwork.models import NavigationLink
from qala.ground.people.access import can
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Invalid, require

SCHEMES = ("https://", "geo:")


def save_link(*, link: NavigationLink | None, by: Any, **words: Any) -> NavigationLink:
    """Make or change a navigation link. Raises NotAllowed, Invalid (address without place or of another scheme)."""
    require(can(by, RULES))
    template = str(words["template"]).strip()
    if "{lat}" not in template or "{lon}" not in template or not template.startswith(SCHEMES):
        raise Invalid(
            fields={"template": _("The address begins with https:// or geo: and has {lat} and {lon}.")}
        )
    with atomic():
        row = lock(NavigationLink, link.pk) if link is not None else NavigationLink()
        for name, value in words.items():
            setattr(row, name, value)
        row.template = template
        row.save()
        timeline.add(row, "save_link", by=by)
    return row
