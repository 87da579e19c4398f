"""Contracts, their changes, and the projects they serve."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.ground.organisations.models.organisation import valid_bin
from qala.office.projects.models import Project, SlipReason
from qala.office.projects.models.said import Fact
from qala.shared.audit import audited
from qala.shared.models import Stamped


class Nature(models.TextChoices):
    """What is bought (`contractNature` of OC4IDS, and supply)."""

    DESIGN = "design", _("Design")
    CONSTRUCTION = "construction", pgettext_lazy("contract", "Construction")
    SUPERVISION = "supervision", _("Supervision")
    SUPPLY = "supply", _("Supply")
    OTHER = "other", _("Another matter")


class Method(models.TextChoices):
    """How the supplier was found (`procurementMethod` of OCDS)."""

    OPEN = "open", _("Open tender")
    SELECTIVE = "selective", _("Tender with qualification")
    LIMITED = "limited", _("Request for price offers")
    DIRECT = "direct", _("From one source")


class Status(models.TextChoices):
    """Where it is."""

    ACTIVE = "active", pgettext_lazy("contract", "In force")
    DONE = "done", pgettext_lazy("contract", "Fulfilled")
    ENDED = "ended", _("Ended before its time")


@audited(exclude=("updated_at",))
class Contract(Stamped):
    """`value` and `ends_on` are those it was signed with; what they are on a day follows from `ContractChange`. The
    supplier is an organisation that Qala knows, or a name with its BIN. Days include the last one."""

    number = models.CharField(_("number of the contract"), max_length=80)
    procurement_id = models.CharField(_("identifier of the procurement"), max_length=80, blank=True)
    name = models.CharField(_("subject of the contract"), max_length=400)
    nature = models.CharField(_("kind of contract"), max_length=12, choices=Nature.choices)
    method = models.CharField(
        _("way of procurement"), max_length=10, choices=Method.choices, default=Method.OPEN
    )
    bidders_count = models.PositiveSmallIntegerField(_("number of bidders"), null=True, blank=True)
    customer = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ordered_contracts",
        verbose_name=_("customer"),
    )
    supplier = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="won_contracts",
        verbose_name=_("supplier"),
    )
    supplier_name = models.CharField(_("name of the supplier"), max_length=250, blank=True)
    supplier_bin = models.CharField(
        _("BIN of the supplier"), max_length=12, blank=True, validators=[valid_bin]
    )
    value = models.DecimalField(_("value when signed"), max_digits=18, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    signed_on = models.DateField(_("signed on"))
    starts_on = models.DateField(_("works from"), null=True, blank=True)
    ends_on = models.DateField(_("works until"), null=True, blank=True)
    status = models.CharField(
        pgettext_lazy("contract", "state"),
        max_length=8,
        choices=Status.choices,
        default=Status.ACTIVE,
        editable=False,
    )
    ended_on = models.DateField(pgettext_lazy("contract", "ended on"), null=True, editable=False)

    class Meta:
        verbose_name = _("contract")
        verbose_name_plural = _("contracts")
        ordering = ["-signed_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="finance_contract_value"),
            models.CheckConstraint(
                condition=~Q(supplier=None, supplier_name=""), name="finance_contract_supplier"
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="finance_contract_span",
            ),
            models.UniqueConstraint(
                fields=["procurement_id"],
                condition=~Q(procurement_id=""),
                name="finance_contract_procurement",
            ),
        ]
        indexes = [
            models.Index("signed_on", "id", name="finance_contract_by_day"),
            models.Index("supplier", "id", name="finance_contract_supplied"),
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.name}"

    @property
    def supplied_by(self) -> str:
        """The supplier's name."""
        return self.supplier.name if self.supplier else self.supplier_name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("finance:contract", args=[self.pk])


class ContractShare(Fact):
    """Which part of a contract serves a project from `valid_on` on; 0 ends it. The newest counts."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="shares", verbose_name=_("contract"))
    project = models.ForeignKey(
        Project, models.PROTECT, related_name="contract_shares", verbose_name=_("project")
    )
    share = models.DecimalField(_("share of the contract"), max_digits=9, decimal_places=8)

    class Meta(Fact.Meta):
        verbose_name = _("share of a contract")
        verbose_name_plural = _("shares of contracts")
        ordering = ["contract", "project", "valid_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(share__gte=0, share__lte=1), name="finance_share_span")
        ]
        indexes = [
            models.Index("project", "contract", "valid_on", "id", name="finance_share_project"),
            models.Index("contract", "project", "valid_on", "id", name="finance_share_contract"),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id} for {self.project_id}: {self.share}"


class ContractChange(Fact):
    """An additional agreement: old and new value or end, or words about the scope; with its reason."""

    class Kind(models.TextChoices):
        """What it moves."""

        DURATION = "duration", pgettext_lazy("project", "Time")
        VALUE = "value", pgettext_lazy("money", "Value")
        SCOPE = "scope", _("Scope")

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="changes", verbose_name=_("contract"))
    number = models.CharField(_("number of the agreement"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    why = models.CharField(_("reason"), max_length=12, choices=SlipReason.choices)
    words = models.TextField(_("in words"), max_length=4000)
    old_value = models.DecimalField(_("value before"), max_digits=18, decimal_places=2, null=True, blank=True)
    new_value = models.DecimalField(_("value after"), max_digits=18, decimal_places=2, null=True, blank=True)
    old_ends_on = models.DateField(_("end before"), null=True, blank=True)
    new_ends_on = models.DateField(_("end after"), null=True, blank=True)

    class Meta(Fact.Meta):
        verbose_name = _("change of a contract")
        verbose_name_plural = _("changes of contracts")
        ordering = ["contract", "valid_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="value") | Q(old_value__isnull=False, new_value__gte=0),
                name="finance_change_value",
            ),
            models.CheckConstraint(
                condition=~Q(kind="duration") | Q(new_ends_on__isnull=False), name="finance_change_duration"
            ),
        ]
        indexes = [models.Index("contract", "valid_on", "id", name="finance_change_day")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.contract_id} on {self.valid_on}"
