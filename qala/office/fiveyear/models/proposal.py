"""What stands in a version: proposals with their money, ceilings, remarks."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.finance.models import Source
from qala.office.fiveyear.models.plan import PlanVersion
from qala.office.projects.models import Block, Project
from qala.office.projects.models.said import Titled
from qala.shared.audit import audited
from qala.shared.languages import said
from qala.shared.models import Stamped


def stays(version: str, ignored: str = "'{}'") -> pgtrigger.Trigger:
    """Refuses changes of rows of a frozen version; `version`: SQL that finds it from `row`, `ignored`: free columns."""
    return pgtrigger.Trigger(
        name="approved_plan_stays",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("given", "jsonb"), ("held", "jsonb")],
        func=f"""
            IF TG_OP <> 'DELETE' THEN given := to_jsonb(NEW) - {ignored}::text[]; END IF;
            IF TG_OP <> 'INSERT' THEN held := to_jsonb(OLD) - {ignored}::text[]; END IF;
            IF given IS DISTINCT FROM held AND EXISTS (
                SELECT 1 FROM fiveyear_planversion v WHERE v.stage IN ('approved', 'published', 'replaced')
                AND v.id IN ({version.format(row="given")}, {version.format(row="held")})
            ) THEN RAISE EXCEPTION 'an approved plan is not changed'; END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


OF_VERSION = "({row}->>'version_id')::bigint"
OF_PROPOSAL = "(SELECT p.version_id FROM fiveyear_proposal p WHERE p.id = ({row}->>'proposal_id')::bigint)"


@audited(exclude=("updated_at",))
class Proposal(Titled, Stamped):
    """What a department wants to build. `key` stays the same in copies of the version, for comparing versions. It may
    point at a project or become one."""

    version = models.ForeignKey(
        PlanVersion, models.PROTECT, related_name="proposals", verbose_name=_("version")
    )
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    department = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", verbose_name=_("department")
    )
    block = models.ForeignKey(Block, models.PROTECT, related_name="+", verbose_name=_("block"))
    district = models.ForeignKey(
        "places.District", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("district")
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("project")
    )
    purpose_kk = models.TextField(_("purpose in Kazakh"), max_length=2000, blank=True)
    purpose_ru = models.TextField(_("purpose in Russian"), max_length=2000, blank=True)
    purpose_en = models.TextField(_("purpose in English"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("proposal for a plan")
        verbose_name_plural = _("proposals for plans")
        ordering = ["version", "block", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="fiveyear_proposal_once"),
            models.UniqueConstraint(
                fields=["version", "project"],
                condition=Q(project__isnull=False),
                name="fiveyear_project_once",
            ),
            models.CheckConstraint(
                condition=~Q(title_kk="", title_ru="", title_en=""), name="fiveyear_proposal_titled"
            ),
        ]
        triggers = [stays(OF_VERSION, "'{project_id,updated_at}'")]

    @property
    def purpose(self) -> str:
        """In the active language, or another."""
        return said(self, "purpose")

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("fiveyear:proposal", args=[self.pk])


class ProposalMoney(models.Model):
    """What it takes in one year from one source, in the plan's currency."""

    proposal = models.ForeignKey(
        Proposal, models.CASCADE, related_name="money", verbose_name=_("proposal for a plan")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    source = models.CharField(_("source of money"), max_length=10, choices=Source.choices)
    amount = models.DecimalField(pgettext_lazy("project", "amount"), max_digits=18, decimal_places=2)

    class Meta:
        verbose_name = _("money of a proposal")
        verbose_name_plural = _("money of proposals")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "year", "source"], name="fiveyear_money_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="fiveyear_money_above_nothing"),
        ]
        triggers = [stays(OF_PROPOSAL)]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.year} {self.source}"


class Ceiling(models.Model):
    """How much a version may take in a year from a source; without one there is no limit."""

    version = models.ForeignKey(
        PlanVersion, models.PROTECT, related_name="ceilings", verbose_name=_("version")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    source = models.CharField(_("source of money"), max_length=10, choices=Source.choices)
    amount = models.DecimalField(pgettext_lazy("project", "amount"), max_digits=18, decimal_places=2)

    class Meta:
        verbose_name = _("ceiling")
        verbose_name_plural = _("ceilings")
        constraints = [
            models.UniqueConstraint(fields=["version", "year", "source"], name="fiveyear_ceiling_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="fiveyear_ceiling_amount"),
        ]
        triggers = [stays(OF_VERSION)]

    def __str__(self) -> str:
        return f"{self.version_id} {self.year} {self.source}"


@audited
class Remark(models.Model):
    """What a department says to a version or one proposal; answered once: accepted or declined, with words."""

    version = models.ForeignKey(
        PlanVersion, models.PROTECT, related_name="remarks", verbose_name=_("version")
    )
    proposal = models.ForeignKey(
        Proposal,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("proposal for a plan"),
    )
    department = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", verbose_name=_("department")
    )
    text = models.TextField(_("remark"), max_length=4000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("written by"),
    )
    at = models.DateTimeField(_("written at"), editable=False)
    is_accepted = models.BooleanField(_("accepted"), null=True, editable=False)
    answer = models.TextField(pgettext_lazy("remark", "answer"), max_length=4000, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, editable=False)

    class Meta:
        verbose_name = pgettext_lazy("plan", "remark")
        verbose_name_plural = pgettext_lazy("plan", "remarks")
        ordering = ["version", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, is_accepted=None)
                | (Q(answered_at__isnull=False, is_accepted__isnull=False) & ~Q(answer="")),
                name="fiveyear_remark_answered",
            )
        ]
        indexes = [models.Index("version", condition=Q(answered_at=None), name="fiveyear_remark_waiting")]

    def __str__(self) -> str:
        return f"{self.pk} to {self.version_id}"
