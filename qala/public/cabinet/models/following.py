"""What a resident wants to hear of beside their own appeals."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.public.opendata.rules.datasets import DATASETS


class Following(models.Model):
    """Somebody else's public appeal, a circle around an address, a quarter, a district, a project of the city, or a
    dataset of open data (by its code).

    `cells` are the H3 cells that touch the circle: the index finds whose circle a place may lie in, `x`, `y` (metres of
    the city's projection) and `radius_m` decide.
    """

    class Kind(models.TextChoices):
        """What is followed."""

        APPEAL = "appeal", _("An appeal")
        CIRCLE = "circle", _("An address and around it")
        QUARTER = "quarter", _("A quarter")
        DISTRICT = "district", _("A district")
        PROJECT = "project", _("A project of the city")
        DATASET = "dataset", _("A dataset of open data")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False, verbose_name=_("resident")
    )
    kind = models.CharField(_("what is followed"), max_length=8, choices=Kind.choices)
    appeal = models.ForeignKey("appeals.Appeal", models.CASCADE, null=True, related_name="+", db_index=False)
    district = models.ForeignKey(
        "places.District", models.CASCADE, null=True, related_name="+", db_index=False
    )
    quarter = models.ForeignKey("places.Quarter", models.CASCADE, null=True, related_name="+", db_index=False)
    project = models.ForeignKey(
        "projection.PublicProject", models.CASCADE, null=True, related_name="+", db_index=False
    )
    dataset = models.SlugField(_("dataset"), max_length=40, blank=True, db_index=False)
    label = models.CharField(_("address"), max_length=300, blank=True)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    x = models.FloatField(null=True)
    y = models.FloatField(null=True)
    radius_m = models.PositiveIntegerField(_("radius, metres"), null=True)
    cells: Any = ArrayField(models.BigIntegerField(), default=list)
    made_at = models.DateTimeField(_("followed since"))

    class Meta:
        ordering = ["-made_at", "-id"]
        verbose_name = _("following")
        indexes = [
            models.Index("user", "id", name="cabinet_following_user"),
            models.Index("appeal", condition=Q(kind="appeal"), name="cabinet_following_appeal"),
            models.Index("district", condition=Q(kind="district"), name="cabinet_following_district"),
            models.Index("quarter", condition=Q(kind="quarter"), name="cabinet_following_quarter"),
            models.Index("project", condition=Q(kind="project"), name="cabinet_following_project"),
            models.Index("dataset", condition=Q(kind="dataset"), name="cabinet_following_dataset"),
            GinIndex(fields=["cells"], condition=Q(kind="circle"), name="cabinet_following_cells"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "appeal"], condition=Q(kind="appeal"), name="cabinet_following_appeal_once"
            ),
            models.UniqueConstraint(
                fields=["user", "district"],
                condition=Q(kind="district"),
                name="cabinet_following_district_once",
            ),
            models.UniqueConstraint(
                fields=["user", "quarter"], condition=Q(kind="quarter"), name="cabinet_following_quarter_once"
            ),
            models.UniqueConstraint(
                fields=["user", "project"], condition=Q(kind="project"), name="cabinet_following_project_once"
            ),
            models.UniqueConstraint(
                fields=["user", "dataset"], condition=Q(kind="dataset"), name="cabinet_following_dataset_once"
            ),
            models.UniqueConstraint(
                fields=["user", "lon", "lat"],
                condition=Q(kind="circle"),
                name="cabinet_following_circle_once",
            ),
            models.CheckConstraint(
                condition=Q(kind="appeal", appeal__isnull=False)
                | Q(kind="district", district__isnull=False)
                | Q(kind="quarter", quarter__isnull=False)
                | Q(kind="project", project__isnull=False)
                | (Q(kind="dataset") & ~Q(dataset=""))
                | Q(kind="circle", x__isnull=False, y__isnull=False, radius_m__gt=0),
                name="cabinet_following_of_something",
            ),
        ]

    @property
    def told(self) -> Any:
        """The dataset as it is declared; None of one that there is no more."""
        return DATASETS.get(self.dataset)

    def __str__(self) -> str:
        return f"{self.kind} followed by {self.user_id}"
