"""A trained classifier with its card."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.contact.suggestions.rules.kinds import MAY_BECOME_ACTIVE, Kind, State
from qala.shared.audit import audited


class ClassifierManager(models.Manager["ClassifierModel"]):
    """Leaves the megabytes of weights in the database until somebody scores with them."""

    def get_queryset(self) -> models.QuerySet["ClassifierModel"]:
        """All, without `packed`."""
        return super().get_queryset().defer("packed")


@audited(exclude=("packed",))
class ClassifierModel(models.Model):
    """`packed` are the bytes of `rules.packing`; one that was not better than the one in use keeps its card only.

    `scores` and `compared` are the figures of `training.asking` on the same held-out rows: its own, and those of the
    classifier that was in use then (`against`).
    """

    kind = models.CharField(_("what it suggests"), max_length=10, choices=Kind.choices)
    version = models.PositiveIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PROPOSED)
    packed = models.BinaryField(editable=False, default=b"")
    checksum = models.CharField(_("checksum"), max_length=64)
    size_bytes = models.PositiveIntegerField(_("size in bytes"))
    row_count = models.PositiveIntegerField(_("appeals learnt from"))
    label_count = models.PositiveIntegerField(_("answers it knows"))
    term_count = models.PositiveIntegerField(_("terms"))
    since = models.DateTimeField(_("first appeal learnt from"), null=True)
    until = models.DateTimeField(_("last appeal learnt from"), null=True)
    scores: Any = models.JSONField(_("held-out scores"), default=dict)
    compared: Any = models.JSONField(_("scores of the one in use"), default=dict)
    against = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("compared with")
    )
    made_at = models.DateTimeField(_("trained"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ClassifierManager()

    class Meta:
        ordering = ["-made_at", "-id"]
        verbose_name = _("classifier")
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="classifier_version_once"),
            models.UniqueConstraint(
                fields=["kind"], condition=Q(state=State.ACTIVE), name="classifier_one_active"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.version}"

    def get_absolute_url(self) -> str:
        """The card."""
        return reverse("suggestions:model", args=[self.pk])

    @property
    def can_become_active(self) -> bool:
        """Proposed, or in use before; its bytes are still here."""
        return self.state in MAY_BECOME_ACTIVE and self.size_bytes > 0
