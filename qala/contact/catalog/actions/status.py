"""The city's own words for a status."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.access import can_edit
from qala.contact.catalog.models import Status
from qala.contact.catalog.queries import forget_book
from qala.shared.db import atomic, lock
from qala.shared.errors import Invalid, require


def rename_status(*, status: Status, name_kk: str, name_ru: str, name_en: str, by: Any) -> Status:
    """Change the words; the stage behind them stays. All three languages are needed: residents read them."""
    require(can_edit(by))
    names = {"name_kk": name_kk.strip(), "name_ru": name_ru.strip(), "name_en": name_en.strip()}
    empty = {name: _("Please fill this in.") for name, text in names.items() if not text}
    if empty:
        raise Invalid(fields=empty)
    with atomic():
        kept = lock(Status, status.pk)
        for name, text in names.items():
            setattr(kept, name, text)
        kept.save()
    forget_book()
    return kept
