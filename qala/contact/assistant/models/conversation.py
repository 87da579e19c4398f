"""One person's conversation in one channel."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.contact.assistant.rules.kinds import State


class Channel(models.TextChoices):
    """Where people write. An adapter stands behind each (`channels`)."""

    SITE = "site", _("site")
    TELEGRAM = "telegram", "Telegram"


class Conversation(models.Model):
    """Goes on where it stopped, for as long as it is kept. Who it is, is known by a keyed hash (`outside_hash`); what
    answers are sent to lies sealed (`outside_sealed`, "" where nothing is sent out)."""

    channel = models.CharField(_("channel"), max_length=12, choices=Channel)
    outside_hash = models.CharField(max_length=64, editable=False)
    outside_sealed = models.TextField(editable=False, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resident"),
    )
    language = models.CharField(
        _("language"), max_length=2, choices=[("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
    )
    is_language_chosen = models.BooleanField(default=False)
    state = models.CharField(
        _("state"), max_length=12, choices=[(each.value, each.value) for each in State], default=State.MENU
    )
    slots = models.JSONField(default=dict, blank=True)
    offered = models.JSONField(default=list, blank=True)
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("operator"),
    )
    waiting_since = models.DateTimeField(_("waiting since"), null=True, blank=True)
    appeals = models.ManyToManyField(
        "appeals.Appeal", blank=True, related_name="+", verbose_name=_("appeals")
    )
    started_at = models.DateTimeField(_("begun"))
    seen_at = models.DateTimeField(_("last message"))
    is_gone = models.BooleanField(_("the person has left"), default=False)

    class Meta:
        ordering = ["-seen_at", "-id"]
        verbose_name = _("conversation")
        constraints = [
            models.UniqueConstraint(fields=["channel", "outside_hash"], name="assistant_conversation_person"),
            models.CheckConstraint(
                condition=Q(waiting_since=None) ^ Q(state__in=["waiting", "talk"]),
                name="assistant_conversation_waits",
            ),
            models.CheckConstraint(
                condition=Q(operator=None) | Q(state="talk"), name="assistant_conversation_operator"
            ),
        ]
        indexes = [
            models.Index(fields=["-seen_at", "-id"], name="assistant_conversation_seen"),
            models.Index(
                fields=["waiting_since", "id"],
                condition=~Q(waiting_since=None),
                name="assistant_conversation_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"№ {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of whoever answers."""
        return reverse("assistant:talk", args=[self.pk])

    @property
    def is_with_person(self) -> bool:
        """Whether somebody of the centre is to answer."""
        return self.state in (State.WAITING, State.TALK)


class VoiceNote(models.Model):
    """A voice message as it came: nobody but those who answer may hear it."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="voices")
    appeal = models.ForeignKey("appeals.Appeal", models.SET_NULL, null=True, blank=True, related_name="+")
    media_type = models.CharField(max_length=40)
    seconds = models.PositiveSmallIntegerField(_("seconds"), default=0)
    sound = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        verbose_name = _("voice message")

    def __str__(self) -> str:
        return f"{self.seconds} s"
