"""What the city tells many residents at once."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models.abstract import Stamped


@audited
class CityMessage(Stamped):
    """`audience` is a code of `audiences` and `place` its key. `written_by`: who wrote it last; somebody else decides.
    `forecast`: how many would be told by which channel, counted when it was given on. `told_count`: how many were."""

    class Stage(models.TextChoices):
        """As `rules.statuses.Stage`, with words."""

        DRAFT = "draft", pgettext_lazy("message", "Draft")
        WAITING = "waiting", pgettext_lazy("message", "Waits for a second person")
        APPROVED = "approved", pgettext_lazy("message", "Approved, being sent")
        SENT = "sent", pgettext_lazy("message", "Sent")
        DROPPED = "dropped", pgettext_lazy("message", "Dropped")

    title_kk = models.CharField(_("title in Kazakh"), max_length=120)
    title_ru = models.CharField(_("title in Russian"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    text_kk = models.TextField(_("text in Kazakh"), max_length=2000)
    text_ru = models.TextField(_("text in Russian"), max_length=2000)
    text_en = models.TextField(_("text in English"), max_length=2000, blank=True)
    audience = models.CharField(_("for whom"), max_length=60)
    place = models.CharField(max_length=40, blank=True)
    is_urgent = models.BooleanField(
        _("urgent"),
        default=False,
        help_text=_(
            "Rings at night too, leaves before everything else, and costs an SMS for those without e-mail."
        ),
    )
    stage = models.CharField(
        _("stage"), max_length=10, choices=Stage.choices, default=Stage.DRAFT, editable=False
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        db_index=False,
        editable=False,
        verbose_name=_("written by"),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        editable=False,
        verbose_name=_("approved by"),
    )
    forecast: Any = models.JSONField(default=dict, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    told_count = models.PositiveIntegerField(_("people told"), default=0, editable=False)

    class Meta:
        verbose_name = _("message of the city")
        verbose_name_plural = _("messages of the city")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=("draft", "waiting", "approved", "sent", "dropped")),
                name="city_message_stage",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("written_by")), name="city_message_two_people"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=("approved", "sent")) | Q(decided_by__isnull=False),
                name="city_message_approved",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """In the active language, or Russian."""
        return self.said("title", (get_language() or "kk")[:2])

    @property
    def text(self) -> str:
        """In the active language, or Russian."""
        return self.said("text", (get_language() or "kk")[:2])

    def said(self, part: str, language: str) -> str:
        """`part` (title, text) in the language; Russian where the message has no such words."""
        return str(getattr(self, f"{part}_{language}", "") or getattr(self, f"{part}_ru"))

    @property
    def about(self) -> str:
        """By which its notifications are known."""
        return f"city-message:{self.pk}"

    def get_absolute_url(self) -> str:
        """The staff page."""
        return reverse("notifications:message", args=[self.pk])
