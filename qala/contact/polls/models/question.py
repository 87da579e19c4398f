"""Questions and the options to choose from."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qala.contact.polls.models.pictured import Pictured
from qala.contact.polls.models.poll import Poll
from qala.contact.polls.rules.answers import Asked
from qala.shared.audit import audited
from qala.shared.languages import said


class Kind(models.TextChoices):
    """As `rules.answers.Kind`, with words."""

    ONE = "one", _("One of several")
    MANY = "many", _("Several of many")
    SCALE = "scale", _("Scale")
    TEXT = "text", _("Own words")
    RANKING = "ranking", _("Ranking")
    POINT = "point", _("Point on the map")


@audited
class Question(Pictured):
    """One question. `least` and `most` hold for several of many, `low` and `high` and their labels for a scale."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    text_kk = models.CharField(_("question in Kazakh"), max_length=300)
    text_ru = models.CharField(_("question in Russian"), max_length=300)
    text_en = models.CharField(_("question in English"), max_length=300, blank=True)
    is_required = models.BooleanField(_("must be answered"), default=True)
    least = models.PositiveSmallIntegerField(_("at least"), default=1)
    most = models.PositiveSmallIntegerField(_("at most"), default=1)
    low = models.PositiveSmallIntegerField(_("scale from"), default=1)
    high = models.PositiveSmallIntegerField(_("scale to"), default=5)
    low_kk = models.CharField(_("label of the lowest in Kazakh"), max_length=80, blank=True)
    low_ru = models.CharField(_("label of the lowest in Russian"), max_length=80, blank=True)
    low_en = models.CharField(_("label of the lowest in English"), max_length=80, blank=True)
    high_kk = models.CharField(_("label of the highest in Kazakh"), max_length=80, blank=True)
    high_ru = models.CharField(_("label of the highest in Russian"), max_length=80, blank=True)
    high_en = models.CharField(_("label of the highest in English"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("question")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="question_kind"),
            models.CheckConstraint(
                condition=Q(least__gte=1, most__gte=F("least")), name="question_least_and_most"
            ),
            models.CheckConstraint(
                condition=Q(high__gt=F("low"), high__lte=F("low") + 10), name="question_scale"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """In the active language, or another."""
        return said(self, "text")

    @property
    def low_label(self) -> str:
        """What the lowest means."""
        return said(self, "low")

    @property
    def high_label(self) -> str:
        """What the highest means."""
        return said(self, "high")

    @property
    def asked(self) -> Asked:
        """As the rules see it; reads the options."""
        return Asked(
            self.pk,
            self.kind,
            self.is_required,
            tuple(option.pk for option in self.options.all()),
            self.least,
            self.most,
            self.low,
            self.high,
        )


@audited
class Option(Pictured):
    """One of the things to choose from."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="options")
    order = models.PositiveSmallIntegerField(_("order"))
    text_kk = models.CharField(_("option in Kazakh"), max_length=200)
    text_ru = models.CharField(_("option in Russian"), max_length=200)
    text_en = models.CharField(_("option in English"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("option")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """In the active language, or another."""
        return said(self, "text")
