"""Names of a street."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.places.access import can_edit_places
from qala.ground.places.models import Street
from qala.ground.places.rules.naming import street_search_key
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Invalid, require


def edit_street(
    *, street_id: int, name_kk: str, name_ru: str, name_en: str, aliases: Sequence[str], by: Any
) -> Street:
    """Write the street's names; `aliases` are former and other names under which it is found too.

    A name that is replaced becomes an alias by itself: people go on using it for years. Raises Invalid (no name).
    """
    with atomic():
        street = lock(Street, street_id)
        require(can_edit_places(by))
        names = [name.strip() for name in (name_kk, name_ru, name_en)]
        if not any(names):
            raise Invalid(fields={"name_kk": _("Give at least one name.")})
        before = [street.name_kk, street.name_ru, street.name_en]
        kept = [alias.strip() for alias in aliases]
        replaced = [old for old, new in zip(before, names, strict=True) if old and new and old != new]
        street.name_kk, street.name_ru, street.name_en = names
        street.aliases = [name for name in dict.fromkeys([*kept, *replaced]) if name and name not in names]
        street.search_key = street_search_key([*names, *street.aliases])
        street.save(update_fields=["name_kk", "name_ru", "name_en", "aliases", "search_key"])
        timeline.add(street, "edited", by=by, data={"before": before, "after": names})
    return street
