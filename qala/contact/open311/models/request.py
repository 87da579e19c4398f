"""Where a request came from, and those that wait for their number."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.open311.models.client import ApiClient


class RequestOrigin(models.Model):
    """An appeal that came by Open311: who sent it and what the extra questions were answered."""

    appeal = models.OneToOneField(
        "appeals.Appeal", models.CASCADE, related_name="+", verbose_name=_("appeal")
    )
    client = models.ForeignKey(ApiClient, models.PROTECT, related_name="requests", verbose_name=_("client"))
    answers: Any = models.JSONField(_("answers"), default=dict)
    # Codes of the answers that were chosen from a list: these everybody may read, whatever the question is by now.
    chosen: Any = models.JSONField(default=list)
    media_url = models.URLField(_("address of media"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("origin of a request")

    def __str__(self) -> str:
        return str(self.appeal_id)


class ServiceToken(models.Model):
    """The receipt of a batch request. `waiting` holds what was sent until a job has registered it, then nothing: what
    a person wrote is kept in one place only."""

    token = models.CharField(_("token"), max_length=40, unique=True)
    client = models.ForeignKey(ApiClient, models.PROTECT, related_name="tokens", verbose_name=_("client"))
    appeal = models.ForeignKey(
        "appeals.Appeal", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("appeal")
    )
    waiting: Any = models.JSONField(null=True, blank=True, editable=False)
    made_at = models.DateTimeField(_("came in"))

    class Meta:
        ordering = ["-id"]
        verbose_name = _("token of a request")
        constraints = [
            models.CheckConstraint(
                condition=Q(appeal=None, waiting__isnull=False) | Q(appeal__isnull=False, waiting=None),
                name="service_token_waits_or_is_settled",
            )
        ]
        indexes = [models.Index("id", condition=Q(appeal=None), name="service_token_waiting")]

    def __str__(self) -> str:
        return self.token
