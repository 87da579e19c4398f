"""Programs that hold a key."""

from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited


class Scope(models.TextChoices):
    """What a key opens. A scope never gives more than the duties of the account it acts for."""

    OPEN311 = "open311:write", _("Send requests by Open311")
    READ = "appeals:read", _("Read appeals (Qala's API)")
    WRITE = "appeals:write", _("Carry out steps (Qala's API)")
    READ_CONTACTS = "contacts:read", _("Read contacts (Qala's API)")
    WRITE_CONTACTS = "contacts:write", _("Write down contacts (Qala's API)")
    READ_PROJECTS = "projects:read", _("Read projects (Qala's API)")
    REFERENCE = "reference:read", _("Read statuses, channels and organisations (Qala's API)")


@audited(exclude=("key_hash",))
class ApiClient(models.Model):
    """A program of somebody else. The key is shown once and kept as a hash. With an `owner` it is a key that a person
    made for their own programs: it raises limits and opens nothing."""

    name = models.CharField(_("name"), max_length=120)
    contact = models.EmailField(_("e-mail of who answers for it"), blank=True)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    acts_as = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("acts for the account"),
        help_text=_("Its duties decide which appeals a key with an “appeals” scope reaches."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("whose own key"),
    )
    scopes: Any = models.JSONField(_("scopes"), default=list)
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    key_hint = models.CharField(_("key begins with"), max_length=12, editable=False)
    minute_limit = models.PositiveIntegerField(
        _("calls a minute"), default=60, validators=[MinValueValidator(1)]
    )
    day_limit = models.PositiveIntegerField(_("calls a day"), default=5000, validators=[MinValueValidator(1)])
    made_at = models.DateTimeField(_("issued"))
    key_made_at = models.DateTimeField(_("key issued"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("API client")
        verbose_name_plural = _("API clients")
        constraints = [
            models.UniqueConstraint(fields=["name"], condition=Q(owner=None), name="api_client_name_once"),
            models.UniqueConstraint(
                fields=["owner", "name"],
                condition=Q(owner__isnull=False, revoked_at=None),
                name="api_client_own_name_once",
            ),
            models.CheckConstraint(
                condition=Q(owner=None) | Q(scopes=[], acts_as=None), name="api_client_own_opens_nothing"
            ),
            models.CheckConstraint(
                condition=Q(minute_limit__gt=0) & Q(day_limit__gt=0), name="api_client_limits_positive"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The staff page."""
        return reverse("open311:client", args=[self.pk])

    @property
    def is_active(self) -> bool:
        """Whether the key opens anything."""
        return self.revoked_at is None

    @property
    def scope_names(self) -> list[str]:
        """The scopes in words."""
        names = dict(Scope.choices)
        return [str(names[scope]) for scope in self.scopes if scope in names]


class ClientUsage(models.Model):
    """How often a client called on a day, and how often it was refused by its limits."""

    client = models.ForeignKey(ApiClient, models.CASCADE, related_name="usage")
    on = models.DateField(_("day"))
    call_count = models.PositiveIntegerField(_("calls"), default=0)
    refused_count = models.PositiveIntegerField(_("over the limit"), default=0)
    last_at = models.DateTimeField(_("last call"))

    class Meta:
        ordering = ["-on"]
        verbose_name = _("usage of an API client")
        constraints = [models.UniqueConstraint(fields=["client", "on"], name="client_usage_day")]

    def __str__(self) -> str:
        return f"{self.client_id} {self.on}"
