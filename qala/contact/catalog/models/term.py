"""What the city promises for a topic."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models.topic import Topic
from qala.contact.catalog.rules.stages import TOPIC_KINDS
from qala.contact.catalog.rules.units import UNIT_CHOICES, in_words
from qala.shared.audit import audited
from qala.shared.models import Dated


@audited
class ServiceTerm(Dated):
    """An allowance for one kind of target; without a topic it is the city's default, without a district it holds
    everywhere. A new version is a new row from a day on: open appeals keep the terms they were promised."""

    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="terms", verbose_name=_("topic")
    )
    district = models.ForeignKey(
        "places.District", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("district")
    )
    kind = models.CharField(
        _("what is promised"), max_length=20, choices=[(kind.value, kind.label) for kind in TOPIC_KINDS]
    )
    amount = models.PositiveIntegerField(
        _("amount"), validators=[MinValueValidator(1), MaxValueValidator(100_000)]
    )
    unit = models.CharField(_("unit"), max_length=20, choices=UNIT_CHOICES)
    calendar = models.ForeignKey(
        "calendars.WorkCalendar",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("calendar"),
        help_text=_("Empty: the executor's own calendar, or the city's."),
    )
    warn_share = models.FloatField(
        _("warn after this share of the time"),
        default=0.75,
        validators=[MinValueValidator(0.05), MaxValueValidator(1.0)],
    )
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("A plausible figure, not one that the city has adopted.")
    )
    source = models.CharField(_("source"), max_length=250, blank=True)

    class Meta(Dated.Meta):
        ordering = ["topic", "kind", "district", "-valid_from"]
        verbose_name = _("service term")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["topic", "district", "kind", "valid_from"],
                name="service_term_version",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="service_term_amount_positive"),
            models.CheckConstraint(
                condition=Q(warn_share__gt=0, warn_share__lte=1), name="service_term_warn_share_range"
            ),
        ]

    @property
    def words(self) -> str:
        """ "15 working days" in the active language."""
        return in_words(self.amount, self.unit)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.amount} {self.get_unit_display()}"
