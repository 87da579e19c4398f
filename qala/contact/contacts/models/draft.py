"""A conversation that is still going on, as one browser tab holds it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ContactDraft(models.Model):
    """What is typed so far. It is read by its operator alone and is swept after some days; `phone` and `resident`
    stand beside the words so that two operators with the same person find each other.

    With the contact it gives its words away and stays as a mark: no second tab and no late save begins the same
    conversation again.
    """

    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False, verbose_name=_("operator")
    )
    key = models.UUIDField(_("tab"))
    phone = models.CharField(_("phone"), max_length=16, blank=True)
    resident = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+", db_index=False,
        verbose_name=_("resident"),
    )  # fmt: skip
    data: Any = models.JSONField(default=dict)
    opened_at = models.DateTimeField(_("began"))
    touched_at = models.DateTimeField(_("last typed"))
    contact = models.ForeignKey(
        "Contact", models.CASCADE, null=True, editable=False, related_name="+", db_index=False,
        verbose_name=_("contact"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("unfinished contact")
        constraints = [
            models.UniqueConstraint(fields=["operator", "key"], name="contact_draft_once"),
            models.CheckConstraint(
                condition=Q(contact=None) | Q(phone="", resident=None, data={}),
                name="contact_draft_gave_away",
            ),
        ]
        indexes = [
            models.Index("phone", condition=~Q(phone=""), name="contact_draft_phone"),
            models.Index("resident", condition=Q(resident__isnull=False), name="contact_draft_resident"),
            models.Index("touched_at", name="contact_draft_touched"),
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"
