"""The room's parameters, and the sites that may show its part for other sites."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Value
from django.utils.translation import gettext_lazy as _

from qala.public.published.models.place import Precision
from qala.shared.audit import audited
from qala.shared.kept.triggers import raises


@raises("appeals")
@audited
class PublicTerms(models.Model):
    """One row per city. `least_count`: fewer measurements than this are not published as a time or a share."""

    precision = models.CharField(
        _("place shown where a topic says nothing"),
        max_length=10,
        choices=Precision.choices,
        default=Precision.BUILDING,
    )
    measured_days = models.PositiveSmallIntegerField(
        _("days that times are measured over"),
        default=90,
        validators=[MinValueValidator(7), MaxValueValidator(730)],
    )
    least_count = models.PositiveSmallIntegerField(
        _("least number of appeals behind a figure"),
        default=10,
        validators=[MinValueValidator(3), MaxValueValidator(1000)],
    )
    queue_days = models.PositiveSmallIntegerField(
        _("days an appeal waits for the moderator"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("Older ones leave the queue unpublished."),
    )
    is_embed_open = models.BooleanField(_("any site may show the list of open appeals"), default=False)

    class Meta:
        verbose_name = _("terms of publication")
        constraints = [models.UniqueConstraint(Value(1), name="published_terms_single")]

    def __str__(self) -> str:
        return str(_("terms of publication"))


@audited
class EmbedSite(models.Model):
    """A site that may frame the part made for it."""

    origin = models.CharField(
        _("address of the site"), max_length=200, unique=True, help_text=_("https://example.kz")
    )
    label = models.CharField(_("whose site it is"), max_length=120)

    class Meta:
        ordering = ["origin"]
        verbose_name = _("site that shows our list")

    def __str__(self) -> str:
        return self.origin
