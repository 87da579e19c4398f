"""A letter of a procedure on its way to the applicant."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal, OfficialLetter
from qala.contact.appeals.rules.means import Means
from qala.contact.catalog.rules.letters import LetterKind
from qala.shared.audit import audited


class OutgoingState(models.TextChoices):
    """How far it got."""

    QUEUED = "queued", _("To be sent by e-mail")
    SENT = "sent", _("Sent by e-mail")
    TO_HAND = "to_hand", _("To be handed over")
    FAILED = "failed", _("Could not be sent for a day")
    REFUSED = "refused", _("Refused by the mail server")
    BOUNCED = "bounced", _("Did not arrive")
    HANDED = "handed", _("Brought to the applicant")


BY_HAND = (OutgoingState.TO_HAND, OutgoingState.FAILED, OutgoingState.REFUSED, OutgoingState.BOUNCED)
"""A person has to bring these to the applicant."""


@audited
class OutgoingLetter(models.Model):
    """Once per letter, and once per appeal for the slip, which is drawn anew each time (`letter` empty)."""

    State = OutgoingState

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="+", verbose_name=_("appeal"))
    letter = models.OneToOneField(OfficialLetter, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(_("letter"), max_length=20, choices=LetterKind.choices)
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    message_id = models.CharField(max_length=302)
    made_at = models.DateTimeField(_("written"))
    sent_at = models.DateTimeField(_("sent"), null=True)
    means = models.CharField(_("how"), max_length=10, choices=Means.choices, blank=True)
    handed_at = models.DateTimeField(_("handed over"), null=True)
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )

    class Meta:
        ordering = ["made_at", "id"]
        verbose_name = _("outgoing letter")
        indexes = [
            models.Index("id", condition=Q(state="queued"), name="outgoing_letter_queued"),
            models.Index("made_at", "id", condition=Q(state__in=BY_HAND), name="outgoing_letter_by_hand"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["message_id"], name="outgoing_letter_message"),
            models.UniqueConstraint(
                fields=["appeal"], condition=Q(letter=None), name="outgoing_letter_slip_once"
            ),
            models.CheckConstraint(
                condition=Q(state="handed", handed_at__isnull=False) | ~Q(state="handed") & Q(handed_at=None),
                name="outgoing_letter_handed_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.appeal_id}"

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody still has to bring it."""
        return self.state in BY_HAND
