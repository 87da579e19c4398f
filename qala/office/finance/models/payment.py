"""Works that were accepted and money that was paid: both append-only."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.finance.models.budget import BudgetLine
from qala.office.finance.models.contract import Contract
from qala.office.projects.models import Project, WorkItem
from qala.office.projects.models.said import Fact


class Payment(Fact):
    """Money that left on `valid_on`. With a contract, of which it is divided by the shares unless it names a project;
    without one it names the project. A return is negative and says why."""

    contract = models.ForeignKey(
        Contract, models.PROTECT, null=True, blank=True, related_name="payments", verbose_name=_("contract")
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="payments", verbose_name=_("project")
    )
    line = models.ForeignKey(
        BudgetLine,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="payments",
        verbose_name=_("budget line"),
    )
    milestone = models.ForeignKey(
        WorkItem, models.PROTECT, null=True, blank=True, related_name="payments", verbose_name=_("milestone")
    )
    amount = models.DecimalField(pgettext_lazy("project", "amount"), max_digits=18, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    act_number = models.CharField(_("number of the act or invoice"), max_length=80, blank=True)

    class Meta(Fact.Meta):
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["-valid_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(contract__isnull=False) | Q(project__isnull=False), name="finance_payment_of_what"
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0) | ~Q(reason=""), name="finance_payment_back_has_reason"
            ),
            models.UniqueConstraint(
                fields=["contract", "project", "act_number"],
                condition=Q(supersedes=None, amount__gt=0) & ~Q(act_number=""),
                nulls_distinct=False,
                name="finance_payment_act_once",
            ),
        ]
        indexes = [
            models.Index("contract", "valid_on", "id", name="finance_payment_contract"),
            models.Index("project", "valid_on", "id", name="finance_payment_project"),
            models.Index("valid_on", "id", name="finance_payment_day"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency} on {self.valid_on}"


class CertifiedWork(Fact):
    """An act of accepted works of a contract, signed on `valid_on`; what is paid of it stands in `Payment`."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="acts", verbose_name=_("contract"))
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="acts", verbose_name=_("project")
    )
    item = models.ForeignKey(
        WorkItem, models.PROTECT, null=True, blank=True, related_name="acts", verbose_name=_("work item")
    )
    act_number = models.CharField(_("number of the act"), max_length=80)
    amount = models.DecimalField(pgettext_lazy("project", "amount"), max_digits=18, decimal_places=2)

    class Meta(Fact.Meta):
        verbose_name = _("act of accepted works")
        verbose_name_plural = _("acts of accepted works")
        ordering = ["-valid_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="finance_act_amount"),
            models.UniqueConstraint(
                fields=["contract", "act_number"], condition=Q(supersedes=None), name="finance_act_once"
            ),
        ]
        indexes = [models.Index("contract", "valid_on", "id", name="finance_act_contract")]

    def __str__(self) -> str:
        return f"{self.act_number} of {self.contract_id}"
