"""A plan, and versions of it."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from qala.ground.people.access import can
from qala.office.fiveyear.access import KEEP
from qala.office.fiveyear.models import Ceiling, FiveYearPlan, PlanVersion, Proposal, ProposalMoney
from qala.shared import timeline
from qala.shared.db import atomic, found, lock, validate
from qala.shared.errors import Invalid, require
from qala.shared.languages import LANGUAGES

COPIED = (
    "key",
    "department_id",
    "block_id",
    "district_id",
    "project_id",
    *(f"{part}_{language}" for part in ("title", "purpose") for language in LANGUAGES),
)


def make_plan(*, by: Any, title: str = "", **fields: Any) -> FiveYearPlan:
    """Begin a plan with its first version, called `title`. Raises NotAllowed, Invalid (by field, code taken)."""
    with atomic():
        require(can(by, KEEP))
        fields["currency"] = fields.get("currency") or settings.CURRENCY
        plan = FiveYearPlan(**fields)
        validate(plan)
        if plan.to_year < plan.from_year or plan.to_year > plan.from_year + 14:
            raise Invalid(fields={"to_year": _("A plan has one to fifteen years.")})
        plan.save(force_insert=True)
        make_version(plan_id=plan.pk, title=title or _("First draft"), by=by)
    return plan


def make_version(*, plan_id: int, title: str, by: Any, based_on_id: int | None = None) -> PlanVersion:
    """A version more, empty or a copy of another with its proposals, money and ceilings. Raises NotAllowed, Missing."""
    with atomic():
        plan = lock(FiveYearPlan, plan_id)
        require(can(by, KEEP))
        source = found(plan.versions.all(), pk=based_on_id) if based_on_id else None
        number = (plan.versions.order_by("-number").values_list("number", flat=True).first() or 0) + 1
        made = PlanVersion(plan=plan, number=number, title=title, based_on=source)
        validate(made)
        made.save(force_insert=True)
        if source is not None:
            _copy(source, made)
        timeline.add(made, "make_version", by=by, data={"based_on": source.pk if source else None})
    return made


def _copy(source: PlanVersion, made: PlanVersion) -> None:
    for old in source.proposals.order_by("pk").prefetch_related("money"):
        new = Proposal.objects.create(version=made, **{name: getattr(old, name) for name in COPIED})
        ProposalMoney.objects.bulk_create(
            ProposalMoney(proposal=new, year=each.year, source=each.source, amount=each.amount)
            for each in old.money.all()
        )
    Ceiling.objects.bulk_create(
        Ceiling(version=made, year=each.year, source=each.source, amount=each.amount)
        for each in source.ceilings.all()
    )
