"""A body that answers for something in the city."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.rules.bin import is_valid_number
from qala.shared.audit import audited
from qala.shared.folding import fold
from qala.shared.models import Dated, Named, Stamped


def valid_bin(text: str) -> None:
    """Field validator: length and check digit."""
    if not is_valid_number(text):
        raise ValidationError(
            _("This is not a valid BIN: it has 12 digits and the last one is a check digit.")
        )


@audited(exclude=("search_key", "updated_at"))
class Organisation(Named, Dated, Stamped):
    """Valid from–to, under a parent, with its own working calendar."""

    class Kind(models.TextChoices):
        """What sort of body it is; the values are stored and used in imports."""

        DEPARTMENT = "department", _("city department")
        DISTRICT_AKIMAT = "district_akimat", _("akimat of a district")
        UTILITY = "utility", _("utility service")
        EMERGENCY = "emergency", _("emergency service")
        HOUSING = "housing", _("housing organisation")
        LIFT = "lift", _("lift company")
        CONTRACTOR = "contractor", _("contractor")
        OTHER = "other", _("other organisation")

    code = models.SlugField(_("code"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    bin = models.CharField(_("BIN"), max_length=12, blank=True, validators=[valid_bin])
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    website = models.URLField(_("website"), blank=True)
    calendar = models.ForeignKey(
        "calendars.WorkCalendar",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("work calendar"),
    )
    district_kato = models.CharField(_("KATO code of the district"), max_length=9, blank=True)
    search_key = models.TextField(editable=False, default="")

    class Meta(Dated.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["code"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["bin"], condition=~Q(bin=""), name="organisation_bin_once"),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="organisation_not_own_parent"
            ),
            models.CheckConstraint(
                condition=~Q(name_kk="", name_ru="", name_en=""),
                name="organisation_has_name",
                violation_error_message=_("Give the name in at least one language."),
            ),
        ]
        indexes = [
            models.Index("kind", "code", name="organisation_kind"),
            models.Index("valid_from", "valid_to", name="organisation_span"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the search key beside the names it is made of."""
        self.search_key = fold(f"{self.name_kk} {self.name_ru} {self.name_en} {self.code} {self.bin}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The organisation's page."""
        return reverse("organisations:organisation", args=[self.code])
