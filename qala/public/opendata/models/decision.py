"""Whether a dataset is given away, as people decided."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.shared.kept import raises


@raises("datasets")
class ReleaseDecision(models.Model):
    """A dataset was withdrawn, or released again; append-only, the last one counts. Without any it is released.

    `reason` is read by everybody; `by` by nobody outside.
    """

    dataset = models.SlugField(_("dataset"), max_length=40)
    number = models.PositiveIntegerField(_("number"))
    is_withdrawn = models.BooleanField(_("withdrawn"))
    reason = models.CharField(_("reason"), max_length=500)
    at = models.DateTimeField(_("decided"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("decision about a dataset")
        verbose_name_plural = _("decisions about datasets")
        ordering = ["dataset", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["dataset", "number"], name="opendata_decision_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="opendata_decision_says_why"),
        ]
        triggers = [
            pgtrigger.Protect(name="decision_is_kept", operation=pgtrigger.Delete | pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.number}"
