"""How long the city keeps what, and why: editable, for laws change and cities differ."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited


class Subject(models.TextChoices):
    """What a term is about."""

    COOLING = "cooling", _("Second thoughts before an erasure")
    LEGAL = "legal", _("Appeals under the law, after they ended")
    CASE = "case", _("Operational cases, after they ended")
    CONTACT = "contact", _("Calls to the contact centre")
    COPY = "copy", _("Link to a copy of own data")


@audited
class KeepingTerm(models.Model):
    """Days, and the reason in three languages as residents read it."""

    Subject = Subject

    subject = models.CharField(_("about"), max_length=10, choices=Subject.choices, primary_key=True)
    days = models.PositiveIntegerField(
        _("days"), validators=[MinValueValidator(1), MaxValueValidator(36_500)]
    )
    why_kk = models.CharField(_("reason in Kazakh"), max_length=500, blank=True)
    why_ru = models.CharField(_("reason in Russian"), max_length=500, blank=True)
    why_en = models.CharField(_("reason in English"), max_length=500, blank=True)
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("A plausible figure, not one that the city has adopted.")
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        ordering = ["subject"]
        verbose_name = _("keeping term")

    def __str__(self) -> str:
        return self.subject

    @property
    def why(self) -> str:
        """The reason in the active language, or the first that is filled."""
        wanted = getattr(self, f"why_{(get_language() or 'kk')[:2]}", "")
        return wanted or self.why_kk or self.why_ru or self.why_en
