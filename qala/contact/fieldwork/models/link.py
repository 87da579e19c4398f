"""Ways into somebody's map."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Named


@audited
class NavigationLink(Named):
    """An address that opens a way to a point in somebody's map: {lat} and {lon} are put in."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    template = models.CharField(_("address with {lat} and {lon}"), max_length=300)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("navigation link")
