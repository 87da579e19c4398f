"""Proposals of a version, its ceilings, and proposals that become projects."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.people.access import can
from qala.office.finance.models import Source
from qala.office.fiveyear.access import KEEP, can_edit
from qala.office.fiveyear.events import ProposalBecameProject, ProposalSaved
from qala.office.fiveyear.models import Ceiling, PlanVersion, Proposal, ProposalMoney
from qala.office.projects.actions import propose
from qala.office.projects.models import Project
from qala.shared import timeline
from qala.shared.db import atomic, found, lock, validate
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish
from qala.shared.languages import LANGUAGES

Money = Mapping[tuple[int, str], Decimal | None]


def save_proposal(
    *, version_id: int, money: Money, by: Any, proposal_id: int | None = None, **fields: Any
) -> Proposal:
    """Write or change a proposal with its money by (year, source); nothing or 0 leaves a year out.

    Raises NotAllowed, Missing, Invalid (years outside the plan), Conflict (the version is frozen or being approved).
    """
    with atomic():
        version = lock(PlanVersion, version_id)
        row = found(version.proposals.all(), pk=proposal_id) if proposal_id else Proposal(version=version)
        _require_editable(by, version, row.department_id)
        for name, value in fields.items():
            setattr(row, name, value)
        _require_editable(by, version, row.department_id)
        validate(row)
        _require_named(row)
        _require_project_free(row)
        row.save()
        row.money.all().delete()
        ProposalMoney.objects.bulk_create(
            ProposalMoney(proposal=row, year=year, source=source, amount=amount)
            for (year, source), amount in _sound(version, money).items()
        )
        timeline.add(version, "save_proposal", by=by, data={"proposal": row.pk})
        publish(ProposalSaved(proposal_id=row.pk, by_id=by.pk))
    return row


def drop_proposal(*, proposal_id: int, by: Any) -> None:
    """Take it out of its version. Raises NotAllowed, Missing, Conflict (frozen)."""
    with atomic():
        row = lock(Proposal, proposal_id)
        version = lock(PlanVersion, row.version_id)
        _require_editable(by, version, row.department_id)
        timeline.add(version, "drop_proposal", by=by, note=row.title)
        row.delete()


def set_ceilings(*, version_id: int, ceilings: Money, by: Any) -> None:
    """Limits by (year, source); nothing is no limit. Raises NotAllowed, Missing, Invalid, Conflict (frozen)."""
    with atomic():
        version = lock(PlanVersion, version_id)
        require(can(by, KEEP))
        _require_editable(by, version, None)
        rows = _sound(version, ceilings, keeps_nothing=True)
        version.ceilings.all().delete()
        Ceiling.objects.bulk_create(
            Ceiling(version=version, year=year, source=source, amount=amount)
            for (year, source), amount in rows.items()
        )
        timeline.add(version, "set_ceilings", by=by)


def become_project(*, proposal_id: int, kind: Any, by: Any) -> Project:
    """Write a project from a proposal; it points at it from now on, in approved versions too.

    Raises NotAllowed, Missing, Conflict (it has a project).
    """
    with atomic():
        row = lock(Proposal, proposal_id)
        if row.project_id is not None:
            raise Conflict(_("There is a project for this already."), code="has_project")
        words = {name: getattr(row, name) for name in ("department", "block", "district")}
        names = [f"{part}_{tongue}" for part in ("title", "purpose") for tongue in LANGUAGES]
        project = propose(by=by, kind=kind, **words, **{name: getattr(row, name) for name in names})
        row.project = project
        row.save(update_fields=["project", "updated_at"])
        timeline.add(row.version, "become_project", by=by, note=project.code)
        publish(ProposalBecameProject(proposal_id=row.pk, project_id=project.pk, by_id=by.pk))
    return project


def _require_editable(by: Any, version: PlanVersion, department_id: int | None) -> None:
    if version.is_frozen:
        raise Conflict(_("An approved plan is not changed. Make a new version."), code="frozen")
    require(can_edit(by, version, department_id))


def _require_named(row: Proposal) -> None:
    if not (row.title_kk or row.title_ru or row.title_en):
        raise Invalid(fields={"title_kk": _("Please fill this in.")})


def _require_project_free(row: Proposal) -> None:
    taken = Proposal.objects.filter(version=row.version_id, project=row.project_id).exclude(pk=row.pk)
    if row.project_id is not None and taken.exists():
        raise Invalid(fields={"project": _("Another proposal of this version is about this project.")})


def _sound(
    version: PlanVersion, money: Money, *, keeps_nothing: bool = False
) -> dict[tuple[int, str], Decimal]:
    rows = {key: amount for key, amount in money.items() if amount or (keeps_nothing and amount is not None)}
    for (year, source), amount in rows.items():
        if year not in version.plan.years or source not in Source.values:
            raise Invalid(_("This year or source is not part of the plan."))
        if amount is None or amount < 0:
            raise Invalid(fields={f"m_{year}_{source}": _("This may not be less than nothing.")})
    return {key: amount for key, amount in rows.items() if amount is not None}
