"""What a person sent, after cleaning."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.ground.files.rules import reasons
from qala.shared.audit import audited


class Kind(models.TextChoices):
    """What it is to people."""

    PHOTO = "photo", _("photo")
    VIDEO = "video", _("video")
    DOCUMENT = "document", _("document")


class State(models.TextChoices):
    """Whether there is something to see."""

    PENDING = "pending", _("being prepared")
    READY = "ready", _("ready")
    REJECTED = "rejected", _("not accepted")


# The log of changes cannot be erased, so where a resident stood and which session sent it stay out of it.
@audited(exclude=("taken_at", "taken_lon", "taken_lat", "uploader_key", "address_key"))
class StoredFile(models.Model):
    """A photo, video or document. Everything under `clean_key`, `poster_key` and `thumb_keys` is fit to be
    seen; `original_key` and the `taken_*` fields are private. `sha256` and `byte_count` are of what was sent;
    `width`, `height` (pixels) and `duration_s` (seconds) of the clean copy."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State)
    reason = models.CharField(_("reason code"), max_length=20, blank=True)
    original_name = models.CharField(_("name given by the sender"), max_length=120, blank=True)
    media_type = models.CharField(_("media type"), max_length=40)
    sha256 = models.CharField(max_length=64)
    byte_count = models.BigIntegerField(_("size in bytes"))
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    duration_s = models.FloatField(null=True, blank=True)

    original_key = models.CharField(max_length=120, blank=True)
    clean_key = models.CharField(max_length=120, blank=True)
    poster_key = models.CharField(max_length=120, blank=True)
    thumb_keys = models.JSONField(default=dict, blank=True)

    keeps_position = models.BooleanField(_("the sender agreed to keep place and time"), default=False)
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_lon = models.FloatField(null=True, blank=True)
    taken_lat = models.FloatField(null=True, blank=True)

    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    uploader_key = models.CharField(max_length=64, blank=True)
    address_key = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(_("sent at"))
    attached_at = models.DateTimeField(_("attached at"), null=True, blank=True)

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="files_storedfile_kind"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="files_storedfile_state"),
            models.CheckConstraint(
                condition=~Q(state="ready") | ~Q(clean_key=""), name="files_storedfile_ready_has_copy"
            ),
            models.CheckConstraint(
                condition=Q(state="rejected") ^ Q(reason=""), name="files_storedfile_reason"
            ),
            models.CheckConstraint(
                condition=Q(keeps_position=True) | Q(taken_at=None, taken_lon=None, taken_lat=None),
                name="files_storedfile_position_agreed",
            ),
        ]
        indexes = [
            # The sweep looks only at what nobody attached.
            models.Index(fields=["created_at"], condition=Q(attached_at=None), name="files_unattached"),
            models.Index(fields=["sha256"], name="files_sha256"),
            # The three quota questions of the last day.
            models.Index(fields=["uploaded_by", "created_at"], name="files_by_person"),
            models.Index(
                fields=["uploader_key", "created_at"], condition=~Q(uploader_key=""), name="files_by_session"
            ),
            models.Index(
                fields=["address_key", "created_at"], condition=~Q(address_key=""), name="files_by_address"
            ),
        ]

    def __str__(self) -> str:
        return self.original_name or str(self.pk)

    @property
    def is_ready(self) -> bool:
        """Whether others can see it."""
        return self.state == State.READY

    @property
    def reason_text(self) -> str:
        """Why it was not accepted, in the active language; empty when it was."""
        return reasons.text(self.reason, settings.FILES_LIMITS) if self.reason else ""

    @property
    def keys(self) -> dict[str, str]:
        """Storage key by variant, of those that exist: clean, poster, thumb-320, thumb-1280, original."""
        thumbs = {f"thumb-{side}": key for side, key in self.thumb_keys.items()}
        named = {"clean": self.clean_key, "poster": self.poster_key, "original": self.original_key, **thumbs}
        return {variant: key for variant, key in named.items() if key}

    def url(self, variant: str = "clean") -> str:
        """The address of a variant behind its permission check; empty when there is no such variant."""
        return reverse("files:variant", args=[self.pk, variant]) if variant in self.keys else ""

    @property
    def clean_url(self) -> str:
        """For templates: the clean copy."""
        return self.url("clean")

    @property
    def thumb_url(self) -> str:
        """For templates: the small picture, 320 pixels on its longer side; empty for a document."""
        return self.url("thumb-320")

    @property
    def preview_url(self) -> str:
        """For templates: the middle picture, 1280 pixels on its longer side; empty for a document."""
        return self.url("thumb-1280")

    @property
    def poster_url(self) -> str:
        """For templates: a video's still picture."""
        return self.url("poster")
