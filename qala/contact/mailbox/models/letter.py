"""A letter that came, and how far a mailbox has been read."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited


class State(models.TextChoices):
    """What became of a letter."""

    NEW = "new", _("To be read")
    REGISTERED = "registered", _("Registered as an appeal")
    JOINED = "joined", _("Added to an appeal")
    BOUNCE = "bounce", _("Report of non-delivery")
    AUTOMATIC = "automatic", _("Automatic letter")
    DONE = "done", _("Read, nothing to do")
    JUNK = "junk", _("Junk")


class MailboxMark(models.Model):
    """How far the mailbox has been read; the numbers are the server's (RFC 3501: UIDVALIDITY and UID)."""

    code = models.CharField(max_length=40, primary_key=True)
    uid_validity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    checked_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.code


@audited(exclude=("text", "subject", "from_name", "from_address"))
class Letter(models.Model):
    """One letter, for the desk alone. Who wrote is shown on request, and each look is logged."""

    State = State

    digest = models.CharField(max_length=64, editable=False)
    message_id = models.CharField(max_length=302, blank=True)
    from_address = models.CharField(_("from"), max_length=254, blank=True)
    from_name = models.CharField(_("name"), max_length=200, blank=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    left_out = models.JSONField(_("files not taken"), default=list)
    sent_at = models.DateTimeField(_("sent"), null=True)
    received_at = models.DateTimeField(_("received"))
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.NEW)
    appeal = models.ForeignKey(
        "appeals.Appeal", models.PROTECT, null=True, related_name="+", verbose_name=_("appeal")
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )
    settled_at = models.DateTimeField(_("when"), null=True)

    class Meta:
        ordering = ["-received_at", "-id"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [
            models.Index("received_at", "id", name="letter_received"),
            models.Index("received_at", "id", condition=Q(state="new"), name="letter_to_read"),
            models.Index("message_id", condition=~Q(message_id=""), name="letter_message"),
        ]
        constraints = [models.UniqueConstraint(fields=["digest"], name="letter_once")]

    def __str__(self) -> str:
        return f"letter {self.pk}"

    def get_absolute_url(self) -> str:
        """The desk's page."""
        return reverse("mailbox:letter", args=[self.pk])

    @property
    def is_new(self) -> bool:
        """Whether somebody still has to read it."""
        return self.state == State.NEW


class LetterFile(models.Model):
    """What hung on a letter, as a stored file."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="files")
    file = models.OneToOneField("files.StoredFile", models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"file of letter {self.letter_id}"
