"""A body with a system of its own, and what was sent to it."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.contact.deliveries.models.sending import UNSETTLED, Endpoint, Sending
from qala.shared.audit import audited


@audited(exclude=("sealed_key", "fail_count", "failing_since", "seen_until"))
class OutsideSystem(Endpoint):
    """The Open311 server of an organisation: its appeals are sent there, and what it says comes back as steps."""

    organisation = models.OneToOneField(
        "organisations.Organisation", models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    url = models.URLField(
        _("address of the endpoint"), max_length=500, help_text=_("As in its discovery document.")
    )
    jurisdiction_id = models.CharField(_("jurisdiction_id"), max_length=100, blank=True)
    sealed_key = models.TextField(blank=True, editable=False)
    acts_as = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("writes steps as"),
        help_text=_("An executor of the organisation: the other system's words are written in its name."),
    )
    codes: Any = models.JSONField(_("service codes"), default=dict, blank=True)
    usual_code = models.CharField(_("service code of all other topics"), max_length=80, blank=True)
    sends_person = models.BooleanField(_("name and contacts of who wrote are sent along"), default=False)
    knows_updates = models.BooleanField(_("understands updated_after"), default=False)
    seen_until = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["organisation"]
        verbose_name = _("outside system")

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        """The staff page."""
        return reverse("deliveries:system", args=[self.pk])


class OutgoingRequest(Sending):
    """An appeal in another system: first a token perhaps, then a number, then what became of it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    system = models.ForeignKey(
        OutsideSystem, models.CASCADE, related_name="requests", db_index=False, verbose_name=_("system")
    )
    appeal = models.ForeignKey("appeals.Appeal", models.CASCADE, related_name="+", verbose_name=_("appeal"))
    token = models.CharField(_("token"), max_length=200, blank=True)
    remote_id = models.CharField(_("number there"), max_length=200, blank=True)
    remote_status = models.CharField(_("state there"), max_length=20, blank=True)
    remote_notes = models.CharField(_("said there"), max_length=1000, blank=True)
    is_settled = models.BooleanField(_("nothing more is expected"), default=False)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("outgoing request")
        constraints = [models.UniqueConstraint(fields=["system", "appeal"], name="outgoing_request_once")]
        indexes = [
            models.Index("next_try_at", "id", condition=Q(state__in=UNSETTLED), name="outgoing_request_due"),
            models.Index(
                "system", "id", condition=Q(state="sent", is_settled=False), name="outgoing_request_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appeal_id} → {self.system_id}"
