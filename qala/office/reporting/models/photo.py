"""Photos of projects."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Project
from qala.office.reporting.models.report import ProgressReport
from qala.office.reporting.rules.statuses import PhotoStage
from qala.shared.audit import audited
from qala.shared.languages import said


class PhotoKind(models.TextChoices):
    """What it shows, by the course of a project."""

    PROGRESS = "progress", pgettext_lazy("photo", "In progress")
    BEFORE = "before", pgettext_lazy("photo", "Before the works")
    COMPLETE = "complete", pgettext_lazy("photo", "Complete")
    VISION = "vision", pgettext_lazy("photo", "As it will be")
    DAMAGE = "damage", pgettext_lazy("photo", "Damage")
    COVER = "cover", pgettext_lazy("photo", "Cover")


NEVER_PUBLIC = (PhotoKind.DAMAGE,)
"""For the city alone, published or not: it is about a claim, not about the course."""


# Where the author stood is private to the city: it stays out of the log that cannot be erased.
@audited(exclude=("lon", "lat", "direction"))
class ProjectPhoto(models.Model):
    """A picture of a project. The file's clean copies hold nothing but pixels; point, direction and moment come from
    the camera where the author agreed, and are for the city alone.

    `likeness` is the fingerprint of what it shows (`rules.likeness`); `twin` an earlier photo, of any project, that is
    the same picture. `distance_m` is null where photo or project has no place.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="photos", verbose_name=_("project"))
    report = models.ForeignKey(
        ProgressReport,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name=_("monthly report"),
    )
    file = models.OneToOneField(
        "files.StoredFile", models.PROTECT, related_name="project_photo", verbose_name=_("file")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=PhotoKind.choices, default=PhotoKind.PROGRESS)
    stage = models.CharField(
        pgettext_lazy("photo", "stage"),
        max_length=10,
        choices=PhotoStage.choices,
        default=PhotoStage.PROCESSED,
        editable=False,
    )
    taken_on = models.DateField(pgettext_lazy("photo", "taken on"))
    is_dated_by_camera = models.BooleanField(_("the day is the camera's"), default=False, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+", verbose_name=_("author")
    )
    added_at = models.DateTimeField(_("added at"), editable=False)
    lon = models.FloatField(null=True, editable=False)
    lat = models.FloatField(null=True, editable=False)
    direction = models.FloatField(_("direction of the camera"), null=True, editable=False)
    distance_m = models.FloatField(_("metres from the site"), null=True, editable=False)
    is_far = models.BooleanField(_("taken far from the site"), default=False, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    likeness = models.BigIntegerField(null=True, editable=False)
    twin = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("the same picture as"),
    )
    alt_kk = models.CharField(_("what is seen, in Kazakh"), max_length=300, blank=True)
    alt_ru = models.CharField(_("what is seen, in Russian"), max_length=300, blank=True)
    alt_en = models.CharField(_("what is seen, in English"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name=_("looked at by"),
    )  # fmt: skip
    decided_at = models.DateTimeField(_("looked at"), null=True, editable=False)
    refusal = models.CharField(_("why it is not shown"), max_length=500, blank=True, editable=False)

    class Meta:
        verbose_name = _("photo of a project")
        verbose_name_plural = _("photos of projects")
        ordering = ["-taken_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage="refused") | ~Q(refusal=""), name="reporting_photo_refused_why"
            ),
        ]
        indexes = [
            models.Index(fields=["project", "-taken_on", "-id"], name="reporting_photo_by_day"),
            models.Index("sha256", name="reporting_photo_sha"),
            models.Index("added_at", condition=Q(stage="processed"), name="reporting_photo_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.taken_on}"

    @property
    def alt(self) -> str:
        """What is seen, in the active language or another; the kind where nobody has said it."""
        return said(self, "alt") or str(self.get_kind_display())

    @property
    def is_flagged(self) -> bool:
        """Whether something about it wants a closer look."""
        return self.is_far or self.twin_id is not None

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("reporting:photo", args=[self.project.code, self.pk])
