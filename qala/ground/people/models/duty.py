"""A role held in an organisation from–to."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qala.ground.people.rules import roles
from qala.shared import clock
from qala.shared.audit import audited
from qala.shared.models.abstract import Dated, Stamped


@audited
class Duty(Dated, Stamped):
    """Who may act as what, where and from which day up to which. No organisation means the city's centre."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="duties", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=40)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="duties",
        verbose_name=_("organisation"),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("appointed by"),
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    end_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["-valid_from", "-id"]
        constraints = [
            # Not `valid_to > valid_from`: a duty taken back on its first day never held and stays on record.
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="people_duty_span"
            ),
            # The last wall behind `actions.appoint`: the same open duty never stands twice.
            models.UniqueConstraint(
                fields=["user", "role", "organisation"],
                condition=Q(valid_to__isnull=True),
                nulls_distinct=False,
                name="people_duty_open_once",
            ),
        ]
        indexes = [models.Index("organisation", "role", name="people_duty_organisation_role")]

    def __str__(self) -> str:
        return self.role_label

    @property
    def role_label(self) -> str:
        """The role's name in the active language."""
        return roles.label_of(self.role)

    @property
    def can_end(self) -> bool:
        """Whether the duty holds today or later, so that there is something to end."""
        return self.valid_to is None or self.valid_to > max(clock.today(), self.valid_from)
