"""The emergency gate as dated rows: what is asked, which words alarm, and whom a danger belongs to."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models.appeal import Priority
from qala.shared.audit import audited
from qala.shared.models import Dated, Named

RAISED = [(Priority.HIGH.value, Priority.HIGH.label), (Priority.URGENT.value, Priority.URGENT.label)]


@audited
class EmergencyService(Named, Dated):
    """101, 102, 103, 104, 112 or whatever a city has: the number that people call and its name."""

    number = models.CharField(_("number"), max_length=10)

    class Meta(Dated.Meta):
        ordering = ["number", "id"]
        verbose_name = _("emergency service")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["number", "valid_from"], name="emergency_service_version"),
        ]


@audited
class HazardWord(Dated):
    """A word or phrase that speaks of danger, by its beginning: "газ" also finds "газом"."""

    word = models.CharField(_("word or its beginning"), max_length=60)
    language = models.CharField(_("language"), max_length=2, choices=[("kk", "Қазақша"), ("ru", "Русский")])
    priority = models.SmallIntegerField(_("priority"), choices=RAISED, default=Priority.HIGH)
    service = models.ForeignKey(
        EmergencyService,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("belongs to"),
    )

    class Meta(Dated.Meta):
        ordering = ["language", "word", "id"]
        verbose_name = _("hazard word")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["word", "language", "valid_from"], name="hazard_word_version"),
        ]

    def __str__(self) -> str:
        return self.word


@audited
class EmergencyQuestion(Dated):
    """A question that tells an emergency from the rest; without a topic it is asked for every topic that may be one."""

    topic = models.ForeignKey(
        "catalog.Topic", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    text_kk = models.CharField(_("question in Kazakh"), max_length=250)
    text_ru = models.CharField(_("question in Russian"), max_length=250)
    text_en = models.CharField(_("question in English"), max_length=250, blank=True)
    priority = models.SmallIntegerField(_("priority when yes"), choices=RAISED, default=Priority.URGENT)
    service = models.ForeignKey(
        EmergencyService,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("belongs to"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta(Dated.Meta):
        ordering = ["topic", "order", "id"]
        verbose_name = _("emergency question")

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """In the active language, or the first that is filled."""
        wanted = getattr(self, f"text_{(get_language() or 'kk')[:2]}", "")
        return wanted or self.text_kk or self.text_ru
