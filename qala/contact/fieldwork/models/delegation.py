"""Who stands in for whom."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import DatedQuerySet


class DelegationQuerySet(DatedQuerySet):
    """Questions as of a day; an ended row never holds."""

    def standing(self) -> "DelegationQuerySet":
        """Those that nobody took back."""
        return self.filter(ended_at=None)


@audited
class Delegation(models.Model):
    """While one person of an organisation is away, another gets the work. Gives no right to anybody.

    Half-open: `valid_to` is the first day back. Overlaps are refused by `actions.delegate`, under the locks of both.
    """

    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    absent = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who is away")
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who stands in")
    )
    valid_from = models.DateField(_("away from"))
    valid_to = models.DateField(_("first day back"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made"))
    ended_at = models.DateTimeField(_("taken back"), null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = DelegationQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "-id"]
        verbose_name = _("stand-in")
        verbose_name_plural = _("stand-ins")
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gt=F("valid_from")), name="delegation_span"),
            models.CheckConstraint(condition=~Q(absent=F("deputy")), name="delegation_not_oneself"),
            models.UniqueConstraint(
                fields=["organisation", "absent", "valid_from"],
                condition=Q(ended_at=None),
                name="delegation_once",
            ),
        ]
        indexes = [
            models.Index("deputy", "valid_to", condition=Q(ended_at=None), name="delegation_deputy"),
        ]

    def __str__(self) -> str:
        return f"{self.absent_id} → {self.deputy_id} {self.valid_from}–{self.valid_to}"
