"""Names, code and days of a district."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.places.access import can_edit_places
from qala.ground.places.models import District
from qala.ground.places.rules.naming import place_search_key
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Invalid, require


def edit_district(
    *, district_id: int, name_kk: str, name_ru: str, name_en: str, kato: str, valid_to: date | None, by: Any
) -> District:
    """Write the district's names, KATO code and last day. The border is changed by `change_boundary`.

    Raises Invalid for no name in the state language, a malformed code or an end before the beginning.
    """
    with atomic():
        district = lock(District, district_id)
        require(can_edit_places(by))
        fields = {}
        if not name_kk.strip():
            fields["name_kk"] = _("A district has a name in Kazakh.")
        if kato and not (kato.isdecimal() and len(kato) == 9):
            fields["kato"] = _("A KATO code has nine digits.")
        if valid_to is not None and valid_to <= district.valid_from:
            fields["valid_to"] = _("The end must be after the beginning.")
        if fields:
            raise Invalid(fields=fields)
        district.name_kk, district.name_ru, district.name_en = (
            name_kk.strip(),
            name_ru.strip(),
            name_en.strip(),
        )
        district.kato, district.valid_to = kato, valid_to
        district.search_key = place_search_key([district.name_kk, district.name_ru, district.name_en])
        district.save()
        timeline.add(district, "edited", by=by)
    return district
