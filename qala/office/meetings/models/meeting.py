"""A meeting and what it is about."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.meetings.rules.statuses import MeetingStage
from qala.office.projects.models.said import Titled
from qala.shared.audit import audited
from qala.shared.languages import said
from qala.shared.models import Stamped


class MeetingKind(models.TextChoices):
    """What sort of meeting it is."""

    OPERATIVE = "operative", _("Operative meeting")
    REVIEW = "review", _("Review of a portfolio")
    SITE = "site", _("Meeting on the site")
    OTHER = "other", pgettext_lazy("meeting", "Other")


@audited(exclude=("updated_at",))
class Meeting(Titled, Stamped):
    """Who meets when about which projects. The chair signs, the secretary writes.

    Who of the invited `came` is known once `attendance_at` is set; before that nobody has said it.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=MeetingKind.choices)
    portfolio = models.ForeignKey(
        "projects.Portfolio",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portfolio"),
    )
    projects = models.ManyToManyField(
        "projects.Project", blank=True, related_name="meetings", verbose_name=_("projects")
    )
    place = models.CharField(_("place"), max_length=250)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="chaired_meetings", verbose_name=_("chair")
    )
    secretary = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="written_meetings", verbose_name=_("secretary")
    )
    participants = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="meetings", verbose_name=_("participants")
    )
    guests = models.CharField(_("also invited"), max_length=500, blank=True)
    came = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        editable=False,
        related_name="attended_meetings",
        verbose_name=_("came"),
    )
    others_came = models.CharField(_("who else came"), max_length=500, blank=True, editable=False)
    attendance_at = models.DateTimeField(_("attendance written at"), null=True, editable=False)
    stage = models.CharField(
        pgettext_lazy("meeting", "stage"),
        max_length=10,
        choices=MeetingStage.choices,
        default=MeetingStage.PLANNED,
        editable=False,
    )

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_kk="", title_ru="", title_en=""), name="meetings_meeting_titled"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meetings_meeting_span"),
        ]
        indexes = [models.Index(fields=["-starts_at", "-id"], name="meetings_by_time")]

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("meetings:meeting", args=[self.pk])


@audited
class AgendaItem(models.Model):
    """One question of the agenda, and what was heard about it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda", verbose_name=_("meeting"))
    order = models.PositiveSmallIntegerField(_("order"), editable=False)
    kind = models.CharField(_("kind"), max_length=40, blank=True, editable=False)
    project = models.ForeignKey(
        "projects.Project", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("project")
    )
    text_kk = models.CharField(_("question in Kazakh"), max_length=600, blank=True)
    text_ru = models.CharField(_("question in Russian"), max_length=600, blank=True)
    minutes = models.PositiveSmallIntegerField(pgettext_lazy("duration", "minutes"), default=5)
    url = models.CharField(max_length=300, blank=True, editable=False)
    heard_kk = models.TextField(_("what was heard, in Kazakh"), max_length=4000, blank=True)
    heard_ru = models.TextField(_("what was heard, in Russian"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("item of an agenda")
        verbose_name_plural = _("items of agendas")
        ordering = ["meeting", "order", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text_kk="", text_ru=""), name="meetings_agenda_said"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """In the active language, or the other."""
        return said(_Pair(self.text_kk, self.text_ru), "text")


class _Pair:
    """Texts that have no English face."""

    text_en = ""

    def __init__(self, kk: str, ru: str) -> None:
        self.text_kk, self.text_ru = kk, ru
