"""Shapes: named in three languages, valid from–to, standing at a place."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qala.shared.fields import MetrePointField


class Named(models.Model):
    """A noun with a name in Kazakh, Russian and English; an empty one falls back kk → ru → en."""

    name_kk = models.CharField(_("name in Kazakh"), max_length=250, blank=True)
    name_ru = models.CharField(_("name in Russian"), max_length=250, blank=True)
    name_en = models.CharField(_("name in English"), max_length=250, blank=True)

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        """The name in the active language, or the first that is filled."""
        wanted = getattr(self, f"name_{(get_language() or 'kk')[:2]}", "")
        return wanted or self.name_kk or self.name_ru or self.name_en

    def __str__(self) -> str:
        return self.name


class DatedQuerySet(models.QuerySet[Any]):
    """Questions as of a day."""

    def as_of(self, day: date) -> Self:
        """Rows valid on the day: valid_from ≤ day < valid_to, half-open."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)


class Dated(models.Model):
    """Valid from a day up to, not including, another; no end means still valid."""

    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_valid_span",
            )
        ]

    def is_valid_on(self, day: date) -> bool:
        """Whether the row holds on the day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class Placed(models.Model):
    """Stands at a place: degrees for exchange, metres for distance, an H3 r9 cell for aggregation."""

    lon = models.FloatField(_("longitude"), null=True, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    point = MetrePointField(null=True, blank=True, editable=False)
    h3 = models.BigIntegerField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class Stamped(models.Model):
    """Remembers when the row was made and last changed."""

    created_at = models.DateTimeField(_("created at"), auto_now_add=True, editable=False)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True, editable=False)

    class Meta:
        abstract = True
