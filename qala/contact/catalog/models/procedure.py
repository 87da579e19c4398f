"""The rules by which an appeal is considered, with their terms and the numbers they give."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.rules.procedures import PersonField, TermKind
from qala.contact.catalog.rules.units import UNIT_CHOICES, in_words
from qala.shared.audit import audited
from qala.shared.models import Dated, Named


@audited
class Procedure(Named):
    """Consultation, operational case, or a procedure of the law with its own numbers and required fields."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    prefix = models.CharField(
        _("letters before the number"),
        max_length=2,
        blank=True,
        # The letters that look the same in Cyrillic and Latin, as in the check letter.
        validators=[RegexValidator("^[ABEKMHOPCTX]*$")],
        help_text=_("One or two of A B E K M H O P C T X. A number once given keeps its letters."),
    )
    is_legal = models.BooleanField(
        _("procedure of the law"),
        default=False,
        help_text=_("With its own register numbers, notices to the applicant and decisions of the head."),
    )
    required = ArrayField(
        models.CharField(max_length=20, choices=PersonField.choices),
        verbose_name=_("what the applicant must give"),
        default=list,
        blank=True,
    )
    needs_hearing = models.BooleanField(
        _("hearing before an unfavourable answer"), default=False, help_text=_("APPC, art. 73.")
    )
    needs_late_cause = models.BooleanField(_("a late answer needs a reason from the list"), default=True)
    checks_language = models.BooleanField(_("answer in the language of the appeal"), default=False)
    takes_appeals = models.BooleanField(
        _("appeals are registered under it"),
        default=True,
        help_text=_("A consultation ends in the conversation and leaves no appeal."),
    )
    is_active = models.BooleanField(_("in use"), default=True)
    source = models.CharField(_("source"), max_length=250, blank=True)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("procedure")
        constraints = [
            models.UniqueConstraint(fields=["prefix"], condition=~Q(prefix=""), name="procedure_prefix_once"),
            models.CheckConstraint(
                condition=Q(is_legal=False) | ~Q(prefix=""), name="procedure_legal_has_numbers"
            ),
        ]


@audited
class ProcedureTerm(Dated):
    """A term or a bound of a procedure, from a day on; open appeals keep what they were promised."""

    procedure = models.ForeignKey(
        Procedure, models.CASCADE, related_name="terms", verbose_name=_("procedure")
    )
    kind = models.CharField(_("what is counted"), max_length=20, choices=TermKind.choices)
    amount = models.PositiveIntegerField(
        _("amount"), validators=[MinValueValidator(1), MaxValueValidator(100_000)]
    )
    unit = models.CharField(_("unit"), max_length=20, choices=UNIT_CHOICES)
    warn_share = models.FloatField(
        _("warn after this share of the time"),
        default=0.75,
        validators=[MinValueValidator(0.05), MaxValueValidator(1.0)],
    )
    is_sample = models.BooleanField(
        _("not confirmed"),
        default=False,
        help_text=_("A figure that nobody has checked against the law yet."),
    )
    source = models.CharField(_("source"), max_length=250, blank=True)

    class Meta(Dated.Meta):
        ordering = ["procedure", "kind", "-valid_from"]
        verbose_name = _("term of a procedure")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["procedure", "kind", "valid_from"], name="procedure_term_version"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="procedure_term_amount_positive"),
        ]

    @property
    def words(self) -> str:
        """ "15 working days" in the active language."""
        return in_words(self.amount, self.unit)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.amount} {self.get_unit_display()}"


class NumberSeries(models.Model):
    """The last number given under a procedure in a year; locked while the next one is taken."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("number series")
        constraints = [models.UniqueConstraint(fields=["procedure", "year"], name="number_series_once")]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.year}: {self.last}"
