"""News of appeals for other systems."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.contact.deliveries.models.sending import UNSETTLED, Endpoint, Sending
from qala.contact.deliveries.rules.subjects import APPEAL
from qala.shared.audit import audited


class Field(models.TextChoices):
    """What may be told of an appeal. The last three only of appeals that the organisation executes."""

    STAGE = "stage", _("stage")
    STATUS = "status", _("status")
    TOPIC = "topic", _("topic")
    EXECUTOR = "executor", _("executor")
    DISTRICT = "district", _("district")
    POSITION = "position", _("position")
    TIMES = "times", _("moments and term")
    TEXT = "text", _("text")
    ADDRESS = "address", _("address")
    PERSON = "person", _("who wrote")


def appeals_alone() -> list[str]:
    """What a webhook hears of that says nothing else."""
    return [APPEAL]


INNER_FIELDS = frozenset({Field.TEXT.value, Field.ADDRESS.value, Field.PERSON.value})


@audited(exclude=("salt", "fail_count", "failing_since"))
class Webhook(Endpoint):
    """An address that hears of appeals: of one organisation's, or of all without the words and people in them.

    The secret is not kept: it follows from the salt and the installation's key.
    """

    name = models.CharField(_("name"), max_length=120, unique=True)
    url = models.URLField(_("address"), max_length=500)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only appeals executed by"),
    )
    subjects: Any = models.JSONField(_("hears of"), default=appeals_alone)
    verbs: Any = models.JSONField(_("news"), default=list, blank=True)
    fields: Any = models.JSONField(_("what is told"), default=list, blank=True)
    salt = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("webhook")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The staff page."""
        return reverse("deliveries:webhook", args=[self.pk])


class Delivery(Sending):
    """One piece of news for one webhook. `facts` is what was true then; who wrote is added on the way out only.

    Of another subject than appeals there is no appeal: `about` is the key of what it is about, `url` its page.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    webhook = models.ForeignKey(
        Webhook, models.CASCADE, related_name="deliveries", db_index=False, verbose_name=_("webhook")
    )
    appeal = models.ForeignKey(
        "appeals.Appeal", models.CASCADE, null=True, related_name="+", verbose_name=_("appeal")
    )
    subject = models.CharField(max_length=20, default=APPEAL, editable=False)
    about = models.CharField(_("about"), max_length=60, blank=True)
    url = models.CharField(max_length=200, blank=True, editable=False)
    verb = models.CharField(_("news"), max_length=30)
    facts: Any = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("delivery")
        indexes = [
            models.Index("webhook", "appeal", "id", name="delivery_order"),
            models.Index(
                "webhook", "subject", "about", "id", condition=Q(appeal=None), name="delivery_other_order"
            ),
            models.Index("next_try_at", "id", condition=Q(state__in=UNSETTLED), name="delivery_due"),
            models.Index("made_at", "id", name="delivery_made"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.key}"

    @property
    def event(self) -> str:
        """As receivers know it."""
        return f"{self.subject}.{self.verb}"
