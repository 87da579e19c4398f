"""What operators are doing: an append-only log, and how long breaks may last."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qala.contact.shifts.models.shift import Shift
from qala.contact.shifts.rules.states import Interval, State
from qala.shared.audit import audited
from qala.shared.models import Dated, Named


@audited
class BreakReason(Named):
    """Why an operator is on a break."""

    code = models.SlugField(_("code"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("reason of a break")
        constraints = [models.UniqueConstraint(fields=["code"], name="break_reason_code")]


@audited
class BreakLimit(Dated):
    """How many minutes a break of a reason may last, and all of them on one shift; from a day on."""

    reason = models.ForeignKey(
        BreakReason, models.PROTECT, related_name="limits", verbose_name=_("reason of a break")
    )
    minutes_each = models.PositiveSmallIntegerField(_("minutes of one break"), null=True, blank=True)
    minutes_per_shift = models.PositiveSmallIntegerField(
        _("minutes of all breaks on a shift"), null=True, blank=True
    )
    is_sample = models.BooleanField(_("sample"), default=False)
    source = models.CharField(_("source"), max_length=250, blank=True)

    class Meta(Dated.Meta):
        ordering = ["reason", "-valid_from"]
        verbose_name = _("limit of a break")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["reason", "valid_from"], name="break_limit_version"),
        ]


class OperatorState(models.Model):
    """One interval of what an operator was doing, half-open. Written once; only `ended_at` is filled in later.

    An operator has at most one open interval; without one the person is signed off.
    """

    class EndedBy(models.TextChoices):
        """Who closed it."""

        OPERATOR = "operator", _("the operator")
        SUPERVISOR = "supervisor", _("the shift supervisor")
        SYSTEM = "system", _("the system, as it was forgotten")

    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, verbose_name=_("operator")
    )
    shift = models.ForeignKey(
        Shift, models.SET_NULL, null=True, blank=True, related_name="states", verbose_name=_("shift")
    )
    state = models.CharField(_("state"), max_length=12, choices=State.choices)
    reason = models.ForeignKey(
        BreakReason,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reason of a break"),
    )
    began_at = models.DateTimeField(_("since"))
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)
    ended_by = models.CharField(_("ended by"), max_length=12, choices=EndedBy.choices, blank=True)

    class Meta:
        ordering = ["operator", "began_at", "id"]
        verbose_name = _("operator's state")
        indexes = [
            models.Index(fields=["operator", "began_at", "id"], name="operator_state_line"),
            models.Index(fields=["began_at", "id"], name="operator_state_began"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["operator"], condition=Q(ended_at=None), name="operator_state_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")), name="operator_state_span"
            ),
            models.CheckConstraint(
                condition=Q(state=State.BREAK, reason__isnull=False)
                | (~Q(state=State.BREAK) & Q(reason=None)),
                name="operator_state_break_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.operator_id} {self.state}"

    @property
    def interval(self) -> Interval:
        """The row as a value."""
        return Interval(self.state, self.began_at, self.ended_at, str(self.reason_id or ""))
