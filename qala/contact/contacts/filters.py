"""Filters of the register of contacts. A phone is never one: addresses hold no personal data, so the desk finds it."""

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.filters import channel_choices, group_choices, topic_choices
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.contacts.models import Contact, Outcome
from qala.contact.contacts.queries.figures import asked_again, can_tell
from qala.contact.contacts.rules.parameters import DeskParameters
from qala.ground.people.models import User
from qala.ground.places.queries.hits import district_choices
from qala.shared.choices import ReadyChoices, for_a_while
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, ListFilter, TextFilter
from qala.shared.parameters.reading import of_today

MARKS = [
    ("danger", _("Signs of danger")),
    ("known", _("With a phone")),
    ("article", _("Answered from an article")),
    ("solved", _("Answered on first contact")),
    ("again", _("Asked again within the days of a repeat")),
    ("mine", _("Mine")),
]


def operator_choices() -> ReadyChoices:
    """Everybody who has ever been at the desk. A new one may take a minute to appear."""
    roles = ("operator", "shift_supervisor")
    rows = User.objects.filter(duties__role__in=roles).order_by("full_name", "id").distinct()
    return for_a_while("contacts.operators", lambda: ReadyChoices((user.pk, str(user)) for user in rows))


class ContactFilter(ListFilter):
    """All parameters of the register's address."""

    appeal = TextFilter(label=_("Number of the appeal"), method="by_appeal")
    outcome = ChoicesFilter(label=_("Outcome"), choices=Outcome.choices)
    channel = ChoicesFilter(label=_("Channel"), choices=channel_choices)
    group = ChoicesFilter(label=_("Topic group"), field_name="topic__group", choices=group_choices)
    topic = ChoicesFilter(label=_("Topic"), choices=topic_choices)
    operator = ChoicesFilter(label=_("Operator"), choices=operator_choices)
    language = ChoicesFilter(label=_("Language"), choices=settings.LANGUAGES)
    district = ChoicesFilter(label=_("District"), choices=district_choices)
    mark = ChoicesFilter(label=_("Marks"), choices=MARKS, method="by_mark")
    started = DateRangeFilter(label=_("Began"), field_name="started_at")

    class Meta:
        model = Contact
        fields: list[str] = []

    def by_appeal(self, rows: QuerySet[Contact], name: str, value: str) -> QuerySet[Contact]:
        """Contacts that became this appeal or were about it."""
        return rows.filter(appeal__number=read_number(value) or "") if value.strip() else rows

    def by_mark(self, rows: QuerySet[Contact], name: str, values: list[str]) -> QuerySet[Contact]:
        """Any of the checked marks."""
        days = of_today(DeskParameters).repeat_days
        conditions: dict[str, Any] = {
            "solved": can_tell(days) & ~Q(asked_again(days)),
            "again": can_tell(days) & Q(asked_again(days)),
            "danger": ~Q(danger={}),
            "known": ~Q(phone=""),
            "article": Q(article_id__isnull=False),
            "mine": Q(operator_id=getattr(self.request.user, "pk", None)),
        }
        chosen = Q()
        for value in values:
            chosen |= conditions[value]
        return rows.filter(chosen) if values else rows
