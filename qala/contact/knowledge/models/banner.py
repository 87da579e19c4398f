"""Notices of a season."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.rules.languages import Spoken, spoken
from qala.contact.knowledge.rules.seasons import is_shown
from qala.shared.audit import audited
from qala.shared.languages import LANGUAGES
from qala.shared.models import Dated


class Tone(models.TextChoices):
    """How loud a banner is; the tones of the screens."""

    INFO = "info", _("Information")
    GOOD = "good", _("Good news")
    WARN = "warn", _("Warning")
    BAD = "bad", _("Danger")


@audited
class Banner(Dated):
    """A short notice for a span of days, once or every year. Without topics or districts it concerns everybody."""

    title_kk = models.CharField(_("title in Kazakh"), max_length=120, blank=True)
    title_ru = models.CharField(_("title in Russian"), max_length=120, blank=True)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    text_kk = models.TextField(_("text in Kazakh"), max_length=600, blank=True)
    text_ru = models.TextField(_("text in Russian"), max_length=600, blank=True)
    text_en = models.TextField(_("text in English"), max_length=600, blank=True)
    tone = models.CharField(_("tone"), max_length=10, choices=Tone.choices, default=Tone.INFO)
    is_yearly = models.BooleanField(
        _("every year"), default=False, help_text=_("The same days of each year from the first one on.")
    )
    is_public = models.BooleanField(_("shown on the public home page"), default=False)
    topics = models.ManyToManyField("catalog.Topic", blank=True, related_name="+", verbose_name=_("topics"))
    districts = models.ManyToManyField(
        "places.District", blank=True, related_name="+", verbose_name=_("districts")
    )
    article = models.ForeignKey(
        "Article", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("article")
    )
    is_sample = models.BooleanField(_("sample"), default=False)

    class Meta(Dated.Meta):
        ordering = ["valid_from", "pk"]
        verbose_name = _("banner")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(is_yearly=False) | Q(valid_to__isnull=False), name="banner_season_ends"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title in the active language, or another."""
        return self.spoken_title(get_language() or "kk").text

    def is_shown_on(self, day: object) -> bool:
        """Whether the banner speaks on that day."""
        return is_shown(day, self.valid_from, self.valid_to, is_yearly=self.is_yearly)  # type: ignore[arg-type]

    def spoken_title(self, language: str) -> Spoken:
        """The title in the language, or another."""
        return spoken({each: getattr(self, f"title_{each}") for each in LANGUAGES}, language)

    def spoken_text(self, language: str) -> Spoken:
        """The text in the language, or another."""
        return spoken({each: getattr(self, f"text_{each}") for each in LANGUAGES}, language)
