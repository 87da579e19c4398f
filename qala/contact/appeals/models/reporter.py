"""Whoever joined an appeal instead of writing a copy: personal data of their own, a number and a code of their own."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models.appeal import Appeal
from qala.shared.audit import audited


@audited
class Reporter(models.Model):
    """One more person behind an appeal. Nobody joins twice: not with the same account, not with the same contacts.

    `number` comes from the same series as the numbers of appeals, so both are followed in the same field.
    """

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="reporters")
    number = models.CharField(_("number"), max_length=20, unique=True, editable=False)
    secret_hash = models.CharField(max_length=64, editable=False)
    resident = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resident"),
    )
    full_name = models.CharField(_("full name"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    has_agreed_at = models.DateTimeField(_("agreed to the use of personal data"), null=True, blank=True)
    words = models.TextField(_("what they added"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="kk")
    channel = models.ForeignKey(
        "catalog.Channel", models.PROTECT, related_name="+", db_index=False, verbose_name=_("channel")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    joined_at = models.DateTimeField(_("joined"))

    class Meta:
        ordering = ["joined_at", "id"]
        verbose_name = _("reporter")
        constraints = [
            models.UniqueConstraint(
                fields=["appeal", "resident"],
                condition=Q(resident__isnull=False),
                name="reporter_account_once",
            ),
            models.UniqueConstraint(
                fields=["appeal", "phone"], condition=~Q(phone=""), name="reporter_phone_once"
            ),
            models.UniqueConstraint(
                fields=["appeal", "email"], condition=~Q(email=""), name="reporter_email_once"
            ),
        ]

    def __str__(self) -> str:
        return self.number
