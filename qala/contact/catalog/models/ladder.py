"""Who must hear of a term that runs out, and the reasons people may give."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models.procedure import Procedure
from qala.contact.catalog.rules.ladder import Rung, Where
from qala.contact.catalog.rules.stages import TargetKind
from qala.ground.people.rules import roles
from qala.shared.audit import audited
from qala.shared.models import Dated, Named


@audited
class EscalationStep(Dated):
    """One rung: after this share of the term these duties are told, in the program."""

    procedure = models.ForeignKey(
        Procedure, models.CASCADE, related_name="ladder", verbose_name=_("procedure")
    )
    kind = models.CharField(
        _("which term"), max_length=20, choices=TargetKind.choices, default=TargetKind.RESOLVE
    )
    share = models.PositiveSmallIntegerField(
        _("per cent of the term"), validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    role = models.CharField(_("duty"), max_length=40)
    where = models.CharField(_("where"), max_length=10, choices=Where.choices)

    class Meta(Dated.Meta):
        ordering = ["procedure", "kind", "share", "id"]
        verbose_name = _("escalation step")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["procedure", "kind", "share", "role", "where", "valid_from"],
                name="escalation_step_once",
            ),
            models.CheckConstraint(condition=Q(share__gt=0), name="escalation_step_share_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.share} % → {self.role}"

    @property
    def role_label(self) -> str:
        """The duty's name in the active language."""
        return roles.label_of(self.role)

    def as_rung(self, operational_id: int | None) -> Rung:
        """The row as the rules see it; appeals of the operational procedure carry none, so its rungs carry None."""
        procedure_id = None if self.procedure_id == operational_id else self.procedure_id
        return Rung(
            self.pk,
            procedure_id,
            self.kind,
            self.share,
            self.role,
            self.where,
            self.valid_from,
            self.valid_to,
        )


@audited
class Cause(Named):
    """A reason from a list: why a clock stands still, why an answer came late."""

    class Use(models.TextChoices):
        """For what it may be given."""

        PAUSE = "pause", _("The clock stands still")
        LATE = "late", _("The answer is late")

    code = models.SlugField(_("code"), max_length=60, unique=True)
    use = models.CharField(_("for what"), max_length=10, choices=Use.choices)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["use", "order", "code"]
        verbose_name = _("listed reason")
