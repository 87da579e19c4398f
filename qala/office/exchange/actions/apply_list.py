"""What was read and looked at is taken over: one transaction, projects and their sources together."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from qala.office.exchange.access import can_import
from qala.office.exchange.actions.take_over import Taker
from qala.office.exchange.events import ProjectsImported
from qala.office.exchange.models import Outcome, ProjectImport, ProjectImportRow
from qala.office.exchange.queries.lookups import Lookups
from qala.office.exchange.queries.reconciling import reconciled
from qala.office.exchange.rules.profiles import parse_profile
from qala.office.finance.models import (
    BudgetAllocation,
    BudgetLine,
    BudgetRevision,
    Contract,
    ContractShare,
    Payment,
)
from qala.office.projects.models import Project
from qala.shared.audit import because
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, require
from qala.shared.events import publish


def begin_applying(*, import_id: int, by: Any = None) -> ProjectImport:
    """Nobody else may from now on; `carry_out` does it. Raises NotAllowed, Missing, Conflict."""
    with atomic():
        row = lock(ProjectImport, import_id)
        if by is not None:
            require(can_import(by))
        if row.stage != ProjectImport.Stage.READ:
            raise Conflict(_("This import is not waiting to be taken over."), code="stage")
        row.stage = ProjectImport.Stage.APPLYING
        row.made_by = by or row.made_by
        row.save(update_fields=["stage", "made_by"])
    return row


def carry_out(*, import_id: int) -> ProjectImport:
    """Take the rows over. Safe to run twice: what is done is passed over. Raises Missing, Conflict."""
    with atomic(), because(f"import of projects {import_id}"):
        batch = lock(ProjectImport, import_id)
        if batch.stage != ProjectImport.Stage.APPLYING:
            raise Conflict(_("This import is not being taken over."), code="stage")
        profile = parse_profile(batch.profile_text, batch.profile)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"exchange.{profile.scheme}"])
        taker = Taker(batch, profile, Lookups(profile))
        done: Counter[str] = Counter()
        rows = batch.rows.filter(outcome__in=[Outcome.NEW, Outcome.CHANGED], is_applied=False)
        for row in rows.iterator(chunk_size=500):
            done[_one(taker, row)] += 1
        batch.report = {**batch.report, "done": dict(done)}
        if profile.takes_money:
            _count_anew()
            batch.report["money"] = reconciled(batch)
        batch.stage, batch.applied_at = ProjectImport.Stage.APPLIED, now()
        batch.save()
        publish(ProjectsImported(import_id=batch.pk, by_id=batch.made_by_id))
    return batch


def _count_anew() -> None:
    """A list of hundreds fills tables that the planner of this transaction still takes for empty: a sum over them would
    take minutes."""
    written = (Project, BudgetLine, BudgetRevision, BudgetAllocation, Contract, ContractShare, Payment)
    with connection.cursor() as cursor:
        for model in written:
            cursor.execute(f'ANALYZE "{model._meta.db_table}"')


def _one(taker: Taker, row: ProjectImportRow) -> str:
    outcome = taker.take(row)
    row.is_applied = outcome in {"new", "changed"}
    row.save(update_fields=["is_applied", "project", "findings", "codes"])
    return outcome


def give_back(*, import_id: int, trouble: str) -> None:
    """It could not be taken over: nothing was written, and people read why."""
    applying = ProjectImport.objects.filter(pk=import_id, stage=ProjectImport.Stage.APPLYING)
    applying.update(stage=ProjectImport.Stage.READ, trouble=trouble)
