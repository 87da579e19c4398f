"""Parameters of the public list, the map, the feeds and the API: the same ones everywhere."""

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import Stage
from qala.ground.places.locating import ground
from qala.public.published.models import ReleasedPhoto
from qala.public.published.queries.finding import found, near, place_of
from qala.public.published.queries.showing import district_words
from qala.shared.choices import ReadyChoices
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, DayRangeFilter, ListFilter, TextFilter

RINGS = {"1": _("about 500 m"), "2": _("about 900 m"), "4": _("about 1.5 km")}
USUAL_RINGS = 1
STAGES = [
    (Stage.NEW.value, _("Received")),
    (Stage.ACTIVE.value, _("In progress")),
    (Stage.WAITING.value, _("Waiting for the resident")),
    (Stage.DONE.value, _("Answered")),
    (Stage.REJECTED.value, _("Closed without work")),
]
MARKS = [("overdue", _("Overdue")), ("photo", _("With a photo")), ("planned", _("Work planned"))]


def group_choices() -> ReadyChoices:
    """Groups of public topics, by their code."""

    def make() -> ReadyChoices:
        topics = [topic for topic in book().topics.values() if topic.is_public and topic.is_active]
        groups = {topic.group.code: topic.group.name for topic in topics}
        return ReadyChoices(groups.items())

    return book().once("published_group_choices", make)


def topic_choices() -> ReadyChoices:
    """Public topics by code under their groups."""

    def make() -> ReadyChoices:
        groups: dict[str, list[tuple[str, str]]] = {}
        for topic in book().topics.values():
            if topic.is_public and topic.is_active:
                groups.setdefault(topic.group.name, []).append((topic.code, topic.name))
        return ReadyChoices(groups.items())

    return book().once("published_topic_choices", make)


def district_choices() -> list[tuple[str, str]]:
    """Districts by id, without a statement."""
    pairs = [(str(pk), district_words(pk)) for pk in ground().district_names]
    return sorted(pairs, key=lambda pair: pair[1])


class AnsweredFilter(DateRangeFilter):
    """By the day of the answer."""

    def filter(self, qs: QuerySet[Any], value: slice | None) -> QuerySet[Any]:
        """What was answered by a day was received by then: said aloud, the newest first are found without walking
        through everything that came later."""
        rows = super().filter(qs, value)
        if value is None or not value.stop:
            return rows
        return rows.filter(received_at__lt=self.bound(value.stop + timedelta(days=1)))


class PublicFilter(ListFilter):
    """Narrows `access.public_appeals`; nothing here asks what is not public."""

    q = TextFilter(
        label=_("Number or words"), method="search", help_text=_("Searched in topics and in released words.")
    )
    near = TextFilter(label=_("Near an address"), method="by_place")
    within = django_filters.ChoiceFilter(
        label=_("How near"), choices=list(RINGS.items()), method="nothing", empty_label=_("about 500 m")
    )
    stage = ChoicesFilter(label=_("Stage"), choices=STAGES)
    mark = ChoicesFilter(label=_("Only"), choices=MARKS, method="by_mark")
    group = ChoicesFilter(label=_("Topic group"), choices=group_choices, method="by_group")
    # Of links only: a check list of every topic would be half of the page.
    topic = ChoicesFilter(
        label=_("Topic"), choices=topic_choices, method="by_topic", widget=forms.MultipleHiddenInput
    )
    district = ChoicesFilter(label=_("District"), choices=district_choices)
    received = DateRangeFilter(label=_("Received"), field_name="received_at")
    resolved = AnsweredFilter(label=_("Answered"), field_name="resolved_at")
    planned = DayRangeFilter(label=_("Work planned"), field_name="planned_on")

    class Meta:
        model = Appeal
        fields: list[str] = []

    def search(self, rows: QuerySet[Appeal], name: str, value: str) -> QuerySet[Appeal]:
        """Number, released words, topic."""
        return found(rows, value)

    def by_place(self, rows: QuerySet[Appeal], name: str, value: str) -> QuerySet[Appeal]:
        """Around the place that was most likely meant; none where there is no such place."""
        hit = place_of(value)
        rings = self.form.cleaned_data.get("within") or USUAL_RINGS
        return near(rows, hit, int(rings)) if hit else rows.none()

    def nothing(self, rows: QuerySet[Appeal], name: str, value: str) -> QuerySet[Appeal]:
        """Read by `by_place`."""
        return rows

    def by_mark(self, rows: QuerySet[Appeal], name: str, values: list[str]) -> QuerySet[Appeal]:
        """All of the checked marks."""
        conditions: dict[str, Any] = {
            "overdue": Q(is_overdue=True),
            "photo": Exists(ReleasedPhoto.objects.filter(publication_id=OuterRef("pk"))),
            "planned": Q(planned_on__isnull=False, stage=Stage.ACTIVE),
        }
        for value in values:
            rows = rows.filter(conditions[value])
        return rows

    def by_group(self, rows: QuerySet[Appeal], name: str, values: list[str]) -> QuerySet[Appeal]:
        """Any of the checked groups."""
        return rows.filter(topic_id__in=_topic_ids(values, lambda t: t.group.code)) if values else rows

    def by_topic(self, rows: QuerySet[Appeal], name: str, values: list[str]) -> QuerySet[Appeal]:
        """Any of the checked topics."""
        return rows.filter(topic_id__in=_topic_ids(values, lambda t: t.code)) if values else rows


def _topic_ids(values: list[str], word: Any) -> list[int]:
    return [pk for pk, topic in book().topics.items() if word(topic) in values]


class MapForm(forms.Form):
    """The part of the map that is looked at: `box` is west,south,east,north in degrees."""

    box = forms.CharField(required=False, max_length=120)
    zoom = forms.FloatField(required=False, min_value=0, max_value=24)

    def clean_box(self) -> tuple[float, float, float, float] | None:
        """Four numbers within the world."""
        typed = self.cleaned_data["box"]
        if not typed:
            return None
        try:
            west, south, east, north = (float(part) for part in typed.split(","))
        except ValueError as wrong:
            raise forms.ValidationError(_("Four numbers: west, south, east, north.")) from wrong
        if not (-180 <= west < east <= 180 and -85 <= south < north <= 85):
            raise forms.ValidationError(_("Four numbers: west, south, east, north."))
        return west, south, east, north
