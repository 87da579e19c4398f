"""Columns of the list of organisations."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from django.db.models import Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models import Organisation
from qala.shared.lists import Column, Table


def functions_of(organisation: Any) -> str:
    """Names of the functions held on the day of the list (`queries.with_functions`)."""
    return ", ".join(one.function.name for one in organisation.held)


def name_order() -> Lower:
    """The shown name as the database compares it: the page's language, else Kazakh, Russian, English."""
    names = dict.fromkeys((f"name_{(get_language() or 'kk')[:2]}", "name_kk", "name_ru", "name_en"))
    return Lower(Coalesce(*(NullIf(name, Value("")) for name in names), Value("")))


class OrganisationTable(Table):
    """One row per organisation."""

    columns: ClassVar[Sequence[Column]] = (
        Column(
            "name",
            _("Name"),
            value=lambda one: one.name,
            link=lambda one: one.get_absolute_url(),
            sort="search_key",
            is_fixed=True,
        ),
        Column("kind", _("Kind"), value=lambda one: one.get_kind_display(), sort="kind"),
        Column("functions", _("Functions"), value=functions_of),
        Column("parent", _("Part of"), value=lambda one: one.parent.name if one.parent else ""),
        Column("phone", _("Telephone"), value=lambda one: one.phone),
        Column("email", _("E-mail"), value=lambda one: one.email, is_default=False),
        Column("address", _("Address"), value=lambda one: one.address, is_default=False),
        Column("bin", _("BIN"), value=lambda one: one.bin, is_default=False),
        Column("code", _("Code"), value=lambda one: one.code, sort="code", is_default=False),
        Column("district_kato", _("KATO code"), value=lambda one: one.district_kato, is_default=False),
        Column(
            "calendar",
            _("Calendar"),
            value=lambda one: one.calendar.name if one.calendar else "",
            is_default=False,
        ),
        Column(
            "valid_from",
            _("Valid from"),
            value=lambda one: one.valid_from,
            sort="valid_from",
            is_default=False,
        ),
        Column("valid_to", _("Valid to"), value=lambda one: one.valid_to, sort="valid_to", is_default=False),
    )
    default_sort = "name"

    def __init__(self, user: Any = None) -> None:
        """Names are sorted as they are shown, in the language of the page."""
        super().__init__(user)
        first, *others = type(self).columns
        self.columns = (replace(first, sort=name_order()), *others)  # type: ignore[misc]

    def row_url(self, row: Organisation) -> str:
        """The organisation's page."""
        return row.get_absolute_url()

    def row_label(self, row: Organisation) -> str:
        """Its name."""
        return row.name
