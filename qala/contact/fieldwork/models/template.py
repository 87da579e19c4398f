"""Answers that are written often."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Named, Stamped


@audited(exclude=("used_count", "last_used_at"))
class AnswerTemplate(Named, Stamped):
    """A text in three languages with variables of `rules.wording`. Empty columns mean "for every"."""

    class Purpose(models.TextChoices):
        """In which step it helps."""

        ANSWER = "answer", _("Answer")
        ASK = "ask", _("Question to the resident")
        GIVE_BACK = "give_back", _("Return: not ours")

    purpose = models.CharField(_("step"), max_length=20, choices=Purpose.choices, default=Purpose.ANSWER)
    group = models.ForeignKey(
        "catalog.TopicGroup",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("topic group"),
    )
    topic = models.ForeignKey(
        "catalog.Topic", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    text_kk = models.TextField(_("text in Kazakh"), max_length=4000)
    text_ru = models.TextField(_("text in Russian"), max_length=4000)
    text_en = models.TextField(_("text in English"), max_length=4000, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)
    used_count = models.PositiveIntegerField(_("times used"), default=0, editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)

    class Meta:
        ordering = ["purpose", "name_kk", "id"]
        verbose_name = _("answer template")
        indexes = [
            models.Index(
                F("purpose"), F("organisation"), condition=Q(is_active=True), name="answertemplate_in_use"
            )
        ]

    def text(self, language: str) -> str:
        """The text in the language, or in the first that is filled."""
        return getattr(self, f"text_{language}", "") or self.text_kk or self.text_ru or self.text_en
