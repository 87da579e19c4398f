"""Figures of the desk that a city sets for itself, from a day on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Dated


@audited
class ContactParameter(Dated):
    """One figure or list of words; what it means stands in `rules.parameters`."""

    code = models.SlugField(_("parameter"), max_length=40)
    value = models.CharField(_("value"), max_length=250)

    class Meta(Dated.Meta):
        ordering = ["code", "-valid_from"]
        verbose_name = _("parameter of the desk")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["code", "valid_from"], name="contact_parameter_version"),
        ]

    def __str__(self) -> str:
        return f"{self.code} = {self.value}"
