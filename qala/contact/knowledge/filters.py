"""Filters of the article and banner lists."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models import TopicGroup
from qala.contact.knowledge.access import can_edit
from qala.contact.knowledge.models import Article, Banner
from qala.contact.knowledge.models.banner import Tone
from qala.contact.knowledge.queries.searching import found
from qala.shared.clock import today
from qala.shared.lists.filters import ChoicesFilter, DayRangeFilter, ListFilter, TextFilter

STATES = [
    ("published", _("Published")),
    ("draft", _("With a draft")),
    ("due", _("Due for review")),
    ("ended", _("No longer holds")),
    ("coming", _("Holds later")),
    ("no_kk", _("No Kazakh text")),
    ("no_ru", _("No Russian text")),
    ("doubted", _("Did not help somebody")),
]
BANNER_STATES = [
    ("now", _("Shown today")),
    ("public", _("Shown on the home page")),
    ("yearly", _("Every year")),
]


def group_choices() -> list[tuple[int, str]]:
    """Groups by their order."""
    return [(group.pk, group.name) for group in TopicGroup.objects.all()]


def owner_choices() -> list[tuple[int, str]]:
    """People who own an article."""
    rows = Article.objects.exclude(owner=None).values_list("owner_id", "owner__full_name").distinct()
    return sorted(rows, key=lambda pair: pair[1])


def _condition(state: str) -> Q:
    day = today()
    return {
        "published": Q(published__isnull=False),
        "draft": Q(published=None) | ~Q(published=F("latest")),
        "due": Q(review_on__lte=day, published__isnull=False),
        "ended": Q(valid_to__lte=day),
        "coming": Q(valid_from__gt=day),
        "no_kk": Q(latest__body_kk=""),
        "no_ru": Q(latest__body_ru=""),
        "doubted": Q(unhelpful_count__gt=0),
    }[state]


class ArticleFilter(ListFilter):
    """All parameters of the list's address."""

    q = TextFilter(label=_("Search in titles and texts"), method="search")
    group = ChoicesFilter(label=_("Topics of the group"), choices=group_choices, method="by_group")
    state = ChoicesFilter(label=_("State"), choices=STATES, method="by_state")
    owner = ChoicesFilter(label=_("Owner"), choices=owner_choices)
    review = DayRangeFilter(label=_("Review"), field_name="review_on")

    class Meta:
        model = Article
        fields: list[str] = []

    def search(self, rows: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        """Editors find what they wrote last, readers what they see."""
        return found(rows, value, of="latest" if can_edit(self.request.user) else "published")

    def by_group(self, rows: QuerySet[Article], name: str, values: list[str]) -> QuerySet[Article]:
        """Any of the groups."""
        if not values:
            return rows
        groups = [int(value) for value in values]
        links = Article.topics.through.objects.filter(article_id=OuterRef("pk"), topic__group_id__in=groups)
        return rows.filter(Exists(links))

    def by_state(self, rows: QuerySet[Article], name: str, values: list[str]) -> QuerySet[Article]:
        """All of the checked states."""
        for value in values:
            rows = rows.filter(_condition(value))
        return rows


class BannerFilter(ListFilter):
    """All parameters of the banner list's address."""

    q = TextFilter(label=_("Search in titles"), method="search")
    tone = ChoicesFilter(label=_("Tone"), choices=Tone.choices)
    state = ChoicesFilter(label=_("State"), choices=BANNER_STATES, method="by_state")

    class Meta:
        model = Banner
        fields: list[str] = []

    def search(self, rows: QuerySet[Banner], name: str, value: str) -> QuerySet[Banner]:
        """Any of the titles."""
        words = Q()
        for language in ("kk", "ru", "en"):
            words |= Q(**{f"title_{language}__icontains": value})
        return rows.filter(words)

    def by_state(self, rows: QuerySet[Banner], name: str, values: list[str]) -> QuerySet[Banner]:
        """All of the checked states."""
        day = today()
        conditions: dict[str, Any] = {
            "now": lambda: Q(pk__in=[row.pk for row in Banner.objects.all() if row.is_shown_on(day)]),
            "public": lambda: Q(is_public=True),
            "yearly": lambda: Q(is_yearly=True),
        }
        for value in values:
            rows = rows.filter(conditions[value]())
        return rows
