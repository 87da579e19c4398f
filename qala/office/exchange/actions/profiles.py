"""Profiles that the city writes itself."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.exchange.access import can_write_profiles
from qala.office.exchange.models import ImportProfile
from qala.office.exchange.profile_files import shipped_names
from qala.office.exchange.rules.profiles import parse_profile
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.intake.errors import BadProfile


def save_profile(
    *, name: str, text: str, by: Any, profile_id: int | None = None, is_active: bool = True
) -> ImportProfile:
    """Write a profile; its title is the one inside. Raises NotAllowed, Missing, Invalid (each fault with its place)."""
    require(can_write_profiles(by))
    try:
        profile = parse_profile(text, name)
    except BadProfile as error:
        raise Invalid(fields={"text": str(error)}) from error
    if name in shipped_names():
        raise Invalid(fields={"name": _("A profile that comes with Qala has this name.")})
    with atomic():
        row = lock(ImportProfile, profile_id) if profile_id else ImportProfile(made_by=by)
        if ImportProfile.objects.filter(name=name).exclude(pk=row.pk).exists():
            raise Conflict(fields={"name": _("There is one of this name already.")})
        row.name, row.title, row.text, row.is_active = name, profile.title[:200], text, is_active
        row.save()
        timeline.add(row, "edit" if profile_id else "create", by=by)
    return row
