"""Lines of the budget, what they were revised to, and which projects they pay for."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Project
from qala.office.projects.models.said import Fact
from qala.shared.audit import audited
from qala.shared.models import Stamped


class Source(models.TextChoices):
    """Whose money it is."""

    REPUBLICAN = "republican", _("Republican budget")
    LOCAL = "local", _("Local budget")
    LOAN = "loan", _("Loan")
    PRIVATE = "private", _("Private investment")


class CostItem(models.TextChoices):
    """What it is spent for."""

    DESIGN = "design", _("Design and survey")
    WORKS = "works", _("Construction works")
    EQUIPMENT = "equipment", _("Equipment")
    SUPERVISION = "supervision", _("Supervision")
    LAND = "land", _("Land and compensation")
    OTHER = "other", _("Other costs")


class Version(models.TextChoices):
    """Which word of the budget an amount is."""

    ORIGINAL = "original", _("As approved")
    REVISED = "revised", _("As revised by the council")
    AGREED = "agreed", _("As agreed in the year")


@audited(exclude=("updated_at",))
class BudgetLine(Stamped):
    """Money of one year, one source and one budget programme. Its amounts stand in `BudgetRevision`."""

    year = models.PositiveSmallIntegerField(_("year"))
    source = models.CharField(_("source of money"), max_length=10, choices=Source.choices)
    programme_code = models.CharField(_("code of the budget programme"), max_length=40, blank=True)
    cost_item = models.CharField(
        _("cost item"), max_length=12, choices=CostItem.choices, default=CostItem.WORKS
    )
    name = models.CharField(_("name of the line"), max_length=400)
    administrator = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        related_name="budget_lines",
        verbose_name=_("administrator of the programme"),
    )
    currency = models.CharField(_("currency"), max_length=3)
    reference = models.CharField(_("number in the register"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        ordering = ["-year", "source", "programme_code", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(year__gte=1990, year__lte=2200), name="finance_line_year"),
            models.UniqueConstraint(
                fields=["reference", "year"], condition=~Q(reference=""), name="finance_line_reference"
            ),
        ]
        indexes = [models.Index("year", "source", "id", name="finance_line_by_year")]

    def __str__(self) -> str:
        return f"{self.year} · {self.name}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("finance:line", args=[self.pk])


class BudgetRevision(Fact):
    """The amount of a line from `valid_on` on. The newest day counts, of one day the newest record."""

    line = models.ForeignKey(
        BudgetLine, models.PROTECT, related_name="revisions", verbose_name=_("budget line")
    )
    version = models.CharField(_("version"), max_length=8, choices=Version.choices)
    amount = models.DecimalField(pgettext_lazy("project", "amount"), max_digits=18, decimal_places=2)
    document = models.CharField(_("by which document"), max_length=250, blank=True)

    class Meta(Fact.Meta):
        verbose_name = _("revision of a budget line")
        verbose_name_plural = _("revisions of budget lines")
        ordering = ["line", "valid_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="finance_revision_amount"),
            models.UniqueConstraint(
                fields=["line"], condition=Q(version="original", supersedes=None), name="finance_one_original"
            ),
        ]
        indexes = [models.Index("line", "valid_on", "id", name="finance_revision_newest")]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.amount} from {self.valid_on}"


class BudgetAllocation(Fact):
    """A part of a line for one project from `valid_on` on: a share of it or an amount; 0 ends it. The newest counts."""

    line = models.ForeignKey(
        BudgetLine, models.PROTECT, related_name="allocations", verbose_name=_("budget line")
    )
    project = models.ForeignKey(
        Project, models.PROTECT, related_name="allocations", verbose_name=_("project")
    )
    share = models.DecimalField(_("share of the line"), max_digits=9, decimal_places=8, null=True, blank=True)
    amount = models.DecimalField(
        pgettext_lazy("project", "amount"), max_digits=18, decimal_places=2, null=True, blank=True
    )

    class Meta(Fact.Meta):
        verbose_name = _("allocation of a budget line")
        verbose_name_plural = _("allocations of budget lines")
        ordering = ["line", "project", "valid_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(share=None, amount__gte=0) | Q(amount=None, share__gte=0, share__lte=1),
                name="finance_share_or_amount",
            ),
        ]
        indexes = [
            models.Index("project", "line", "valid_on", "id", name="finance_allocation_project"),
            models.Index("line", "project", "valid_on", "id", name="finance_allocation_line"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} to {self.project_id} from {self.valid_on}"
