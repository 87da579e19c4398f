"""Values of parameters (`qala.shared.parameters`)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited


@audited
class Parameter(models.Model):
    """One value from a day on, until the next one of its key begins; an empty one is the default of the house."""

    key = models.CharField(_("parameter"), max_length=80)
    value = models.CharField(_("value"), max_length=500, blank=True)
    valid_from = models.DateField(_("valid from"))
    is_verified = models.BooleanField(
        _("verified"),
        default=False,
        help_text=_("The city has adopted this figure; otherwise it is a plausible sample."),
    )
    source = models.CharField(
        _("source"), max_length=250, blank=True, help_text=_("Order, law, contract or measurement behind it.")
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("set by")
    )
    changed_at = models.DateTimeField(_("set at"), null=True)

    class Meta:
        ordering = ["key", "-valid_from"]
        verbose_name = _("parameter")
        constraints = [models.UniqueConstraint(fields=["key", "valid_from"], name="parameter_version")]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"
