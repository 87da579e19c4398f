"""Columns of the head's list, of templates and of bulk runs."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.tables import DeskTable
from qala.contact.fieldwork.models import AnswerTemplate
from qala.shared.lists.table import Column, Table


def _person(appeal: Any) -> str:
    return appeal.assignee.full_name if appeal.assignee_id else ""


class TeamTable(DeskTable):
    """The desk with the person who has it."""

    columns = [
        *DeskTable.columns,
        Column("person", _("Person"), value=_person, fields=("assignee", "assignee__full_name")),
    ]


def page_of(template: AnswerTemplate) -> str:
    """Where it is changed."""
    return reverse("fieldwork:edit_template", args=[template.pk])


def _for_what(template: AnswerTemplate) -> str:
    if template.topic is not None:
        return template.topic.name
    return template.group.name if template.group is not None else ""


class TemplateTable(Table):
    """Answer templates with how often they were used."""

    columns = [
        Column("name", _("Template"), value=lambda t: t.name, link=page_of, sort="name_kk", is_fixed=True),
        Column("purpose", _("Step"), value=lambda t: t.get_purpose_display(), sort="purpose"),
        Column("for", _("For what"), value=_for_what),
        Column(
            "organisation", _("Organisation"), value=lambda t: t.organisation.name if t.organisation else ""
        ),
        Column("used", _("Times used"), value=lambda t: t.used_count, sort="used_count", align="end"),
        Column("last", _("Last used"), value=lambda t: t.last_used_at),
        Column("active", _("In use"), value=lambda t: t.is_active),
    ]
    default_sort = "-used"

    def row_url(self, row: Any) -> str:
        """Where it is changed."""
        return page_of(row)
