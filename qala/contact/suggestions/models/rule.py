"""When something is suggested and when a new classifier is proposed: figures that a city may change."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.contact.suggestions.rules.kinds import Kind
from qala.shared.audit import audited
from qala.shared.models import Dated

SHARE = [MinValueValidator(0.0), MaxValueValidator(1.0)]


@audited
class SuggestionRule(Dated):
    """Holds from a day on for one kind of suggestion; a change is a new row."""

    kind = models.CharField(_("what is suggested"), max_length=10, choices=Kind.choices)
    least_probability = models.FloatField(
        _("nothing is suggested below this probability"), default=0.35, validators=SHARE
    )
    least_gain = models.FloatField(
        _("a new classifier must be better by"),
        default=0.005,
        validators=SHARE,
        help_text=_("Difference of the shares of right first guesses on the same held-out appeals."),
    )
    held_out_share = models.FloatField(
        _("share of the newest appeals held out"),
        default=0.2,
        validators=[MinValueValidator(0.05), MaxValueValidator(0.5)],
    )
    least_rows = models.PositiveIntegerField(
        _("appeals needed to learn at all"), default=300, validators=[MinValueValidator(20)]
    )
    least_label_rows = models.PositiveIntegerField(
        _("appeals needed for one answer"),
        default=5,
        validators=[MinValueValidator(3), MaxValueValidator(1000)],
    )
    most_rows = models.PositiveIntegerField(
        _("newest appeals used"),
        default=30_000,
        validators=[MinValueValidator(100), MaxValueValidator(200_000)],
    )
    is_automatic = models.BooleanField(_("trained anew every week"), default=True)

    class Meta(Dated.Meta):
        ordering = ["kind", "-valid_from"]
        verbose_name = _("rule of suggestions")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["kind", "valid_from"], name="suggestion_rule_version"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.valid_from}"
