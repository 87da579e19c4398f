"""Who was told that a term runs out, and when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models.appeal import Appeal
from qala.contact.appeals.models.target import Target


class EscalationNotice(models.Model):
    """One person was told once that a share of a term is used up. A longer term begins a new round."""

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="escalations", db_index=False)
    target = models.ForeignKey(Target, models.CASCADE, related_name="escalations", db_index=False)
    round = models.PositiveSmallIntegerField(_("round"), default=0)
    share = models.PositiveSmallIntegerField(_("per cent of the term"))
    role = models.CharField(_("duty"), max_length=40)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False, verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField(_("told"))
    seen_at = models.DateTimeField(_("read"), null=True)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("escalation notice")
        indexes = [
            models.Index("user", "at", "id", name="escalation_user"),
            models.Index("appeal", "at", name="escalation_appeal"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "round", "share", "role", "user"], name="escalation_notice_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.share} % of {self.target_id} to {self.user_id}"
