"""A poll."""

from datetime import datetime

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.contact.polls.models.pictured import Pictured
from qala.contact.polls.rules import statuses
from qala.shared.audit import audited
from qala.shared.languages import said
from qala.shared.models.abstract import Stamped

FEWEST = 5
"""No group smaller than this is ever shown; a poll may ask for more."""


class Stage(models.TextChoices):
    """As `rules.statuses.Stage`, with words."""

    DRAFT = "draft", pgettext_lazy("poll", "Draft")
    OPEN = "open", pgettext_lazy("poll", "Open")
    CLOSED = "closed", pgettext_lazy("poll", "Closed")
    CANCELLED = "cancelled", pgettext_lazy("poll", "Cancelled")


class Audience(models.TextChoices):
    """Who may answer."""

    EVERYONE = "everyone", _("Everyone, once per browser")
    CONFIRMED = "confirmed", _("With an account or a confirmed phone")
    DISTRICT = "district", _("With an account or a confirmed phone, living in the named districts")


class Results(models.TextChoices):
    """When everybody sees the figures."""

    NEVER = "never", _("Not published")
    AFTER_CLOSE = "after_close", _("Published when the poll has closed")
    AT_ONCE = "at_once", _("Published while the poll runs")


# The secret must not survive in a log that cannot be erased.
@audited(exclude=("change_secret",))
class Poll(Stamped, Pictured):
    """What is asked, whom, from when to when. `opens_at` ≤ a vote < `closes_at`."""

    title_kk = models.CharField(_("title in Kazakh"), max_length=200)
    title_ru = models.CharField(_("title in Russian"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    text_kk = models.TextField(_("text in Kazakh"), max_length=4000)
    text_ru = models.TextField(_("text in Russian"), max_length=4000)
    text_en = models.TextField(_("text in English"), max_length=4000, blank=True)
    stage = models.CharField(
        _("stage"), max_length=10, choices=Stage.choices, default=Stage.DRAFT, editable=False
    )
    opens_at = models.DateTimeField(_("from"))
    closes_at = models.DateTimeField(_("to"))
    audience = models.CharField(
        _("who may answer"), max_length=10, choices=Audience.choices, default=Audience.EVERYONE
    )
    districts = models.ManyToManyField(
        "places.District", blank=True, related_name="+", verbose_name=_("districts")
    )
    topic = models.ForeignKey(
        "catalog.Topic", models.PROTECT, null=True, blank=True, related_name="polls", verbose_name=_("topic")
    )
    results = models.CharField(
        _("results"), max_length=12, choices=Results.choices, default=Results.AFTER_CLOSE
    )
    may_change = models.BooleanField(_("an answer may be changed until the poll closes"), default=True)
    asks_age = models.BooleanField(_("asks for the age group"), default=True)
    fewest = models.PositiveSmallIntegerField(
        _("smallest number of people that a group shows"),
        default=FEWEST,
        validators=[MinValueValidator(FEWEST)],
        help_text=_("Districts and age groups show no figure made by fewer people."),
    )
    address_limit = models.PositiveIntegerField(
        _("answers from one address a day"),
        default=30,
        validators=[MinValueValidator(1)],
        help_text=_("Only for answers without an account: families and offices share an address."),
    )
    change_secret = models.CharField(max_length=64, blank=True, editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        ordering = ["-opens_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="poll_span"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="poll_stage"),
            models.CheckConstraint(condition=Q(fewest__gte=FEWEST), name="poll_fewest"),
            models.CheckConstraint(
                condition=Q(stage="open") | Q(change_secret=""), name="poll_secret_only_while_open"
            ),
        ]
        indexes = [
            models.Index(fields=["opens_at", "id"], name="poll_opens"),
            models.Index(fields=["closes_at"], condition=Q(stage="open"), name="poll_open_closes"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """In the active language, or another."""
        return said(self, "title")

    @property
    def text(self) -> str:
        """In the active language, or another."""
        return said(self, "text")

    def takes_votes(self, at: datetime) -> bool:
        """Whether a vote counts at this moment."""
        return statuses.takes_votes(self.stage, self.opens_at, self.closes_at, at)

    def get_absolute_url(self) -> str:
        """The page for staff."""
        return reverse("polls:card", args=[self.pk])
