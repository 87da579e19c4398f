"""Shapes of the room: texts in three languages, facts that are never changed."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.shared.languages import said


class Titled(models.Model):
    """A full name in three languages; at least one is filled (a constraint of the table)."""

    title_kk = models.CharField(_("full name in Kazakh"), max_length=400, blank=True)
    title_ru = models.CharField(_("full name in Russian"), max_length=400, blank=True)
    title_en = models.CharField(_("full name in English"), max_length=400, blank=True)

    class Meta:
        abstract = True

    @property
    def title(self) -> str:
        """In the active language, or another."""
        return said(self, "title")

    def __str__(self) -> str:
        return self.title


class Fact(models.Model):
    """Append-only: what was true on `valid_on`, known since `recorded_at`. A correction is a new row that names the old
    one in `supersedes` and says why; triggers of the database refuse every change."""

    valid_on = models.DateField(_("date of the fact"))
    recorded_at = models.DateTimeField(_("recorded at"), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    supersedes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name=_("corrects"),
    )
    reason = models.CharField(_("reason of the correction"), max_length=1000, blank=True)

    class Meta:
        abstract = True
        triggers = [
            pgtrigger.Protect(name="fact_never_changes", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
