"""Columns of the list screens."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.shared.lists.table import Column, Table


class StreetTable(Table):
    columns = [
        Column(
            "name", _("Name"), value=lambda row: row.name, link=lambda row: reverse("places:street", args=[row.pk]),
            sort="search_key", is_fixed=True,
        ),
        Column("name_kk", _("In Kazakh"), value=lambda row: row.name_kk),
        Column("name_ru", _("In Russian"), value=lambda row: row.name_ru),
        Column("name_en", _("In English"), value=lambda row: row.name_en, is_default=False),
        Column("kind", _("Kind"), value=lambda row: row.get_kind_display()),
        Column("aliases", _("Other and former names"), value=lambda row: "; ".join(row.aliases), is_default=False),
        Column("length", _("Length, m"), value=lambda row: row.length_m, sort="length_m", align="end"),
    ]  # fmt: skip
    default_sort = "name"

    def row_url(self, row):
        return reverse("places:street", args=[row.pk])

    def row_label(self, row):
        return row.name
