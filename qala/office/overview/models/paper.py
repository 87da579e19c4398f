"""A report of the portfolio as a file, made by a job."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PortfolioPaper(models.Model):
    """Asked for by one person, made with that person's rights, read by that person alone; swept after 30 days."""

    class Form(models.TextChoices):
        """What kind of file."""

        PDF = "pdf", _("PDF, to be read and printed")
        DOCX = "docx", _("DOCX, to be written on")
        XLSX = "xlsx", _("XLSX, to be calculated with")

    form = models.CharField(_("kind of file"), max_length=4, choices=Form.choices)
    language = models.CharField(_("language"), max_length=2)
    query = models.CharField(_("filter"), max_length=4000, blank=True)
    as_of = models.DateField(_("as of the day"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="+",
        verbose_name=pgettext_lazy("paper", "asked by"),
    )
    asked_at = models.DateTimeField(_("asked at"))
    made_at = models.DateTimeField(_("made at"), null=True)
    body: Any = models.BinaryField(null=True)

    class Meta:
        verbose_name = _("report of the portfolio")
        verbose_name_plural = _("reports of the portfolio")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at=None, body=None) | Q(made_at__isnull=False, body__isnull=False),
                name="overview_paper_made",
            ),
        ]
        indexes = [models.Index("by", "asked_at", name="overview_paper_own")]

    def __str__(self) -> str:
        return f"portfolio-{self.as_of:%Y-%m-%d}-{self.language}.{self.form}"

    def get_absolute_url(self) -> str:
        """The file."""
        return reverse("overview:paper", args=[self.pk])
