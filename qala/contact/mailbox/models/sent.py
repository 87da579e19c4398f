"""A letter that we send."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.mailbox.models.letter import Letter


class SentState(models.TextChoices):
    """How far it got. Apart from the state of the appeal."""

    QUEUED = "queued", _("To be sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not sent")
    BOUNCED = "bounced", _("Did not arrive")


class SentLetter(models.Model):
    """The receipt for a letter. Its words are made when it is sent: the appeal's code is kept nowhere."""

    State = SentState

    letter = models.OneToOneField(Letter, models.CASCADE, related_name="receipt")
    appeal = models.ForeignKey("appeals.Appeal", models.PROTECT, related_name="+")
    message_id = models.CharField(max_length=302)
    state = models.CharField(_("state"), max_length=10, choices=SentState.choices, default=SentState.QUEUED)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index("id", condition=Q(state="queued"), name="sent_letter_queued")]
        constraints = [
            models.UniqueConstraint(fields=["message_id"], name="sent_letter_once"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=False) | ~Q(state__in=["sent", "bounced"]),
                name="sent_letter_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.message_id
