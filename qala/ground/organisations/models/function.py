"""Competence as rows: what is to be done, and who answers for it from when to when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models.organisation import Organisation
from qala.shared.audit import audited
from qala.shared.models import Dated, Named


@audited
class Function(Named):
    """A piece of the city's work, such as heating or street lighting."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(_("order on screens"), default=0)

    class Meta:
        verbose_name = _("function")
        verbose_name_plural = _("functions")
        ordering = ["position", "code"]


@audited
class Competence(Dated):
    """An organisation holds a function from–to; several may hold the same one side by side."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="competences", verbose_name=_("organisation")
    )
    function = models.ForeignKey(
        Function, models.PROTECT, related_name="competences", verbose_name=_("function")
    )
    note = models.CharField(_("basis"), max_length=300, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        ordering = ["function__position", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            # Overlaps of closed spans are refused by the actions under the organisation's row lock: an
            # exclusion constraint on an integer would need btree_gist, which we do not count on.
            models.UniqueConstraint(
                fields=["organisation", "function"], condition=Q(valid_to=None), name="competence_one_open"
            ),
            models.UniqueConstraint(
                fields=["organisation", "function", "valid_from"], name="competence_one_per_start"
            ),
        ]
        indexes = [models.Index("function", "valid_from", "valid_to", name="competence_function_span")]

    def __str__(self) -> str:
        return f"{self.function_id} {self.valid_from}"
