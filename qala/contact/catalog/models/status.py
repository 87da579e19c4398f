"""The city's own words for stages, and the doors through which appeals come."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.rules.stages import Stage
from qala.shared.audit import audited
from qala.shared.models import Named


@audited
class Status(Named):
    """A named status, typed to a fixed stage; one per `step` is what an action sets."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    is_default = models.BooleanField(_("default of its stage"), default=False)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("status")
        constraints = [
            models.UniqueConstraint(
                fields=["stage"], condition=Q(is_default=True), name="status_one_default"
            ),
        ]


@audited
class Channel(Named):
    """How an appeal came in: phone, web, desk, messenger, import …"""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    is_staff_only = models.BooleanField(_("entered by staff"), default=False)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("channel")
