"""Banners of a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from qala.contact.knowledge.models import Banner
from qala.contact.knowledge.rules.markup import to_html
from qala.shared.ready import Ready

_LOUDEST_FIRST = ("bad", "warn", "info", "good")


@dataclass(frozen=True)
class Notice:
    """A banner in one language. `language` differs from the asked one when `is_fallback`."""

    id: int
    tone: str
    title: str
    text: str
    language: str
    is_fallback: bool
    article_id: int | None
    is_sample: bool

    @property
    def html(self) -> SafeString:
        """The text as safe HTML."""
        return to_html(self.text)


def banners_for(
    day: date, topic_id: int | None = None, district_id: int | None = None, language: str = ""
) -> list[Notice]:
    """What an operator should know on the day, the loudest first: banners of everybody, of the topic and the district.

    Without a topic only those that name none, likewise with districts. One statement.
    """
    shown = [
        banner
        for banner in _dated(day)
        if (not banner.topic_ids or topic_id in banner.topic_ids)
        and (not banner.district_ids or district_id in banner.district_ids)
    ]
    return _notices(shown, language)


def public_banners(day: date, language: str = "") -> list[Notice]:
    """What residents see on the home page. One statement."""
    return _notices([banner for banner in _dated(day) if banner.is_public], language)


def _dated(day: date) -> list[Any]:
    """Banners are few, so whether a yearly one speaks is decided here and not by the database."""
    return [banner for banner in _BEGUN(day) if banner.is_shown_on(day)]


def _begun(day: date) -> QuerySet[Banner]:
    rows: QuerySet[Banner] = Banner.objects.filter(
        Q(is_yearly=True) | Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day
    )
    return rows.annotate(
        topic_ids=_ids(Banner.topics.through, "topic_id"),
        district_ids=_ids(Banner.districts.through, "district_id"),
    )


_BEGUN: Ready[Any] = Ready(_begun, date(1900, 1, 1))


def _ids(through: type, name: str) -> ArraySubquery:
    rows = through._default_manager.filter(banner_id=OuterRef("pk"))  # type: ignore[attr-defined]
    return ArraySubquery(rows.values(name))


def _notices(banners: list[Banner], language: str) -> list[Notice]:
    language = language or get_language() or "kk"
    banners.sort(key=lambda banner: _LOUDEST_FIRST.index(banner.tone))
    return [_notice(banner, language) for banner in banners]


def _notice(banner: Banner, language: str) -> Notice:
    title = banner.spoken_title(language)
    return Notice(
        banner.pk,
        banner.tone,
        title.text,
        banner.spoken_text(title.language).text,
        title.language,
        title.is_fallback,
        banner.article_id,
        banner.is_sample,
    )
