"""The transcript."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.assistant.models.conversation import Conversation

GREETING = "greeting"  # the part that marks what the page says before anybody has spoken


class Who(models.TextChoices):
    """Whose words they are."""

    PERSON = "person", _("resident")
    ASSISTANT = "assistant", _("assistant")
    OPERATOR = "operator", _("operator")


class Turn(models.Model):
    """One line as both sides saw it. Phones and codes that a person gave are written down masked. `parts`: how many
    photos, videos or voice messages came with it; `buttons` were offered under it."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="turns", db_index=False)
    who = models.CharField(_("who"), max_length=10, choices=Who)
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("text"), blank=True)
    buttons = models.JSONField(default=list, blank=True)
    links = models.JSONField(default=list, blank=True)
    parts = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("line of a conversation")
        indexes = [models.Index(fields=["conversation", "id"], name="assistant_turn_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(who="operator") ^ Q(operator=None), name="assistant_turn_operator"
            )
        ]

    def __str__(self) -> str:
        return f"{self.who} {self.pk}"
