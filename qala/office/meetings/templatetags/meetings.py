"""Assignments and texts of meetings as pages show them."""

from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qala.office.meetings import tables
from qala.office.meetings.models import AgendaItem, Assignment
from qala.shared.ui.parts import Fact
from qala.shared.ui.tags.basic import badge

register = template.Library()


@register.simple_tag
def due_day(row: Assignment) -> str:
    """The day, and how late it is."""
    return tables.due_badge(row)


@register.simple_tag
def task_stage(row: Assignment) -> str:
    """As a badge."""
    return badge(row.get_stage_display(), tables.TONES[row.stage])


@register.simple_tag
def said(item: AgendaItem, part: str) -> str:
    """A text in Kazakh or Russian: the active language's, or the other."""
    first, second = ("ru", "kk") if get_language() == "ru" else ("kk", "ru")
    return str(getattr(item, f"{part}_{first}") or getattr(item, f"{part}_{second}"))


@register.simple_tag
def task_facts(row: Assignment, others: Any) -> list[Fact]:
    """What stands beside an assignment."""
    facts = [
        Fact(_("Executor"), row.executor),
        Fact(_("Controller"), row.controller),
        Fact(_("Issued by"), row.issued_by),
        Fact(_("Due on"), date_format(row.due_on, "SHORT_DATE_FORMAT")),
    ]
    if row.is_prolonged:
        facts.append(Fact(_("First day"), date_format(row.first_due_on, "SHORT_DATE_FORMAT")))
    if names := [str(person) for person in others]:
        facts.insert(1, Fact(_("Co-executors"), ", ".join(names)))
    if row.body:
        facts.append(Fact(_("Body"), row.body.name))
    if row.project:
        facts.append(
            Fact(_("Project"), f"{row.project.code} {row.project.short}", row.project.get_absolute_url())
        )
    if row.meeting:
        facts.append(Fact(_("Meeting"), row.meeting.title, row.meeting.get_absolute_url()))
    return facts
