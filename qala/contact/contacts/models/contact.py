"""One conversation with the contact centre, written when it ends."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Placed


class Outcome(models.TextChoices):
    """How a conversation ended; fixed, because figures of years are compared by it."""

    CONSULTATION = "consultation", _("Consultation")
    APPEAL = "appeal", _("Appeal registered")
    EMERGENCY = "emergency", _("Handed to an emergency service")
    TRANSFERRED = "transferred", _("Transferred")
    DROPPED = "dropped", _("Dropped")


# Five million rows: what is made stands on the timeline, so the row audit keeps only later changes.
@audited(exclude=("point", "h3"), on_insert=False)
class Contact(Placed):
    """A call or a message that somebody of the desk took. Phone, person and words are personal data.

    `ended_at` is the end of the talk, `wrapped_at` the end of the work after it. `danger` explains how the emergency
    gate came to its priority: {"priority": 0…2, "reasons": […]}. An article is kept as number and title, because
    the knowledge base changes and the contact does not.
    """

    channel = models.ForeignKey(
        "catalog.Channel", models.PROTECT, related_name="+", db_index=False, verbose_name=_("channel")
    )
    phone = models.CharField(_("phone"), max_length=16, blank=True)
    full_name = models.CharField(_("full name"), max_length=200, blank=True)
    resident = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False,
        verbose_name=_("resident"),
    )  # fmt: skip
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="kk")
    topic = models.ForeignKey(
        "catalog.Topic", models.PROTECT, null=True, blank=True, related_name="+", db_index=False,
        verbose_name=_("topic"),
    )  # fmt: skip
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices)
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, verbose_name=_("operator")
    )
    started_at = models.DateTimeField(_("began"))
    answered_at = models.DateTimeField(_("taken"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"))
    wrapped_at = models.DateTimeField(_("work after the call until"))
    note = models.TextField(_("what was said"), max_length=4000, blank=True)
    appeal = models.ForeignKey(
        "appeals.Appeal", models.PROTECT, null=True, blank=True, related_name="+", db_index=False,
        verbose_name=_("appeal"),
    )  # fmt: skip
    article_id = models.BigIntegerField(_("article"), null=True, blank=True)
    article_title = models.CharField(_("title of the article"), max_length=250, blank=True)
    passed_to = models.CharField(_("passed to"), max_length=60, blank=True)
    danger = models.JSONField(_("signs of danger"), default=dict, blank=True)
    building = models.ForeignKey(
        "places.Building", models.PROTECT, null=True, blank=True, related_name="+", db_index=False,
        verbose_name=_("building"),
    )  # fmt: skip
    district = models.ForeignKey(
        "places.District", models.PROTECT, null=True, blank=True, related_name="+", db_index=False,
        verbose_name=_("district"),
    )  # fmt: skip
    address = models.CharField(_("address"), max_length=300, blank=True)

    class Meta:
        ordering = ["-started_at", "-id"]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        indexes = [
            models.Index("started_at", "id", name="contact_started"),
            models.Index("operator", "started_at", "id", name="contact_operator"),
            models.Index("topic", "started_at", "id", name="contact_topic"),
            models.Index("outcome", "started_at", "id", name="contact_outcome"),
            models.Index("phone", "started_at", condition=~Q(phone=""), name="contact_phone"),
            models.Index(
                "resident", "started_at", condition=Q(resident__isnull=False), name="contact_resident"
            ),
            models.Index(
                "building", "started_at", condition=Q(building__isnull=False), name="contact_building"
            ),
            models.Index("appeal", condition=Q(appeal__isnull=False), name="contact_appeal"),
            # Rare marks of the register: without these a list of them reads the whole table.
            models.Index("started_at", "id", condition=~Q(danger={}), name="contact_danger"),
            models.Index("started_at", "id", condition=Q(article_id__isnull=False), name="contact_article"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__gte=F("started_at"), wrapped_at__gte=F("ended_at")),
                name="contact_times_in_order",
            ),
            models.CheckConstraint(
                condition=Q(phone="") | Q(phone__regex=r"^(\+[1-9][0-9]{6,14}|[0-9]{3,4})$"),
                name="contact_phone_e164",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="appeal") | Q(appeal__isnull=False), name="contact_appeal_is_named"
            ),
        ]

    def __str__(self) -> str:
        return f"contact {self.pk}"

    def get_absolute_url(self) -> str:
        """The staff page."""
        return reverse("contacts:contact", args=[self.pk])

    @property
    def talked_for(self) -> timedelta:
        """From taking to the end of the talk."""
        return self.ended_at - (self.answered_at or self.started_at)

    @property
    def handled_for(self) -> timedelta:
        """Talk and the work after it."""
        return self.wrapped_at - (self.answered_at or self.started_at)
