"""Columns of the article and banner lists."""

from datetime import date
from typing import Any

from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.models import Article
from qala.shared.clock import today
from qala.shared.languages import LANGUAGES
from qala.shared.lists.table import Column, Table
from qala.shared.ui.tags.basic import badge

TITLE = Coalesce("published__title_kk", "latest__title_kk")


def day_words(day: date | None) -> str:
    """A day as people write it, "" for none."""
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


def span_words(row: Any) -> str:
    """From – to, the last day included."""
    return f"{day_words(row.valid_from)} – {day_words(row.valid_to) or '…'}"


def states_of(article: Article) -> list[tuple[Any, str]]:
    """What must be known about an article: words and tones."""
    day, found = today(), []
    if article.published_id is None:
        found.append((_("Draft"), "neutral"))
    elif article.has_draft:
        found.append((_("New draft"), "info"))
    if article.valid_to and article.valid_to <= day:
        found.append((_("No longer holds"), "bad"))
    elif article.valid_from > day:
        found.append((_("Holds later"), "warn"))
    if article.is_due:
        found.append((_("Due for review"), "warn"))
    if article.is_sample:
        found.append((_("sample"), "gold"))
    return found


def _badges(article: Any, _value: Any) -> SafeString:
    return format_html_join(" ", "{}", ((badge(label, tone),) for label, tone in states_of(article)))


def _languages(article: Any) -> str:
    return " ".join(article.shown.languages) if article.shown else ""


def _shown_languages(article: Any, _value: Any) -> SafeString:
    """All three; one that is missing is struck out, not only paler."""
    has = article.shown.languages if article.shown else ()
    marks = ((each if each in has else format_html("<s>{}</s>", each),) for each in LANGUAGES)
    return format_html('<span class="q-nowrap">{}</span>', format_html_join(" ", "{}", marks))


def _votes(article: Any) -> str:
    return f"+{article.helpful_count} −{article.unhelpful_count}"


def _topics(article: Any) -> str:
    return ", ".join(topic.name for topic in article.topics.all())


class ArticleTable(Table):
    """Articles."""

    columns = [
        Column("title", _("Article"), value=str, sort=TITLE, is_fixed=True),
        Column(
            "state", _("State"), value=lambda a: ", ".join(str(w) for w, _tone in states_of(a)), draw=_badges
        ),
        Column("topics", _("Topics"), value=_topics),
        Column("languages", _("Languages"), value=_languages, draw=_shown_languages),
        Column("review", _("Review"), value=lambda a: a.review_on, sort="review_on"),
        Column("owner", _("Owner"), value=lambda a: a.owner.full_name if a.owner else ""),
        Column("opened", _("Opened"), value=lambda a: a.opened_count, align="end"),
        Column("used", _("Used"), value=lambda a: a.used_count, align="end"),
        Column("votes", _("Helped or not"), value=_votes, align="end"),
        Column("span", _("Holds"), value=span_words, is_default=False),
        Column("version", _("Version"), value=lambda a: a.shown.number if a.shown else "", is_default=False),
    ]
    default_sort = "title"

    def row_url(self, row: Any) -> str:
        """The article."""
        return str(row.get_absolute_url())

    def row_tone(self, row: Any) -> str:
        """Due ones stand out."""
        return "warn" if row.is_due else ""


class BannerTable(Table):
    """Banners."""

    columns = [
        Column("title", _("Banner"), value=lambda b: b.title, is_fixed=True),
        Column(
            "tone", _("Tone"), value=lambda b: b.get_tone_display(), draw=lambda b, word: badge(word, b.tone)
        ),
        Column("span", _("Shown"), value=span_words, sort="valid_from"),
        Column("yearly", _("Every year"), value=lambda b: _("yes") if b.is_yearly else ""),
        Column("now", _("Today"), value=lambda b: _("yes") if b.is_shown_on(today()) else ""),
        Column("public", _("On the home page"), value=lambda b: _("yes") if b.is_public else ""),
        Column("topics", _("Topics"), value=_topics),
        Column("sample", _("Sample"), value=lambda b: _("yes") if b.is_sample else "", is_default=False),
    ]
    default_sort = "span"

    def row_url(self, row: Any) -> str:
        """The form."""
        return reverse("knowledge:edit_banner", args=[row.pk])
