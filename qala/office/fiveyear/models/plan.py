"""The plan of several years and its versions."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.fiveyear.rules.statuses import Stage
from qala.office.projects.models import Portfolio
from qala.shared.audit import audited
from qala.shared.models import Named, Stamped


@audited(exclude=("updated_at",))
class FiveYearPlan(Named, Stamped):
    """Years from–to, both included. Projects of an approved version join its portfolio."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    from_year = models.PositiveSmallIntegerField(_("first year"))
    to_year = models.PositiveSmallIntegerField(_("last year"))
    currency = models.CharField(_("currency"), max_length=3)
    portfolio = models.ForeignKey(
        Portfolio,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plans",
        verbose_name=_("portfolio"),
        limit_choices_to={"kind": "five_year"},
    )

    class Meta:
        verbose_name = _("five-year plan")
        verbose_name_plural = _("five-year plans")
        ordering = ["-from_year", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_year__gte=F("from_year"), to_year__lte=F("from_year") + 14),
                name="fiveyear_plan_span",
                violation_error_message=_("A plan has one to fifteen years."),
            ),
            models.CheckConstraint(
                condition=~Q(name_kk="", name_ru="", name_en=""), name="fiveyear_plan_named"
            ),
        ]

    @property
    def years(self) -> range:
        """All years of the plan."""
        return range(self.from_year, self.to_year + 1)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("fiveyear:plan", args=[self.code])


@audited(exclude=("updated_at",))
class PlanVersion(Stamped):
    """A numbered version or scenario. Once approved, triggers refuse every change of what stands in it."""

    plan = models.ForeignKey(
        FiveYearPlan, models.PROTECT, related_name="versions", verbose_name=_("five-year plan")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("name of the version"), max_length=200)
    based_on = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("copied from")
    )
    stage = models.CharField(
        pgettext_lazy("plan", "stage"),
        max_length=12,
        choices=Stage.choices,
        default=Stage.DRAFT,
        editable=False,
    )
    discussed_until = models.DateField(_("remarks until"), null=True, blank=True)
    decision_number = models.CharField(_("number of the decision"), max_length=80, blank=True, editable=False)
    decision_on = models.DateField(_("day of the decision"), null=True, editable=False)
    decision_file = models.ForeignKey(
        "files.StoredFile",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("text of the decision"),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, editable=False)
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)

    class Meta:
        verbose_name = _("version of a plan")
        verbose_name_plural = _("versions of plans")
        ordering = ["plan", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="fiveyear_version_number"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(stage="published"), name="fiveyear_one_published"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=("approved", "published")) | ~Q(decision_number=""),
                name="fiveyear_approved_by_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def is_frozen(self) -> bool:
        """Whether nothing in it changes any more."""
        return self.stage in (Stage.APPROVED, Stage.PUBLISHED, Stage.REPLACED)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("fiveyear:version", args=[self.pk])
