"""Quarters: the parts of a district people name (микрорайон, ықшам аудан)."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.ground.places.models.district import District
from qala.shared.audit import audited
from qala.shared.models import Dated, Named


@audited
class Quarter(Named, Dated):
    """A part of a district, with an outline when somebody drew one."""

    district = models.ForeignKey(
        District, models.PROTECT, related_name="quarters", verbose_name=_("district")
    )
    code = models.SlugField(_("code"), max_length=60)
    outline: Any = models.JSONField(_("outline"), null=True, blank=True)
    search_key = models.TextField(default="", editable=False)

    class Meta:
        verbose_name = _("quarter")
        verbose_name_plural = _("quarters")
        ordering = ["name_kk", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["code"], name="places_quarter_code"),
        ]
