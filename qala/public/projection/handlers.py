"""News from the office: what the public reads of a published project is made anew by a job, within seconds; what was
withdrawn goes at once."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.office.exchange import events as exchange
from qala.office.exchange.models import ProjectImportRow
from qala.office.finance import events as finance
from qala.office.finance.models import BudgetAllocation, ContractShare
from qala.office.overview import events as overview
from qala.office.projects import events as projects
from qala.office.projects.models import Project
from qala.office.projects.publication import check
from qala.office.projects.registries import errands_from
from qala.office.reporting import events as reporting
from qala.office.risks import events as risks
from qala.public.projection.actions import withdraw
from qala.public.projection.queries.checking import nobodys_own
from qala.public.projection.queries.opening import PERSONAL, nothing, say_hidden, to_mend
from qala.public.projection.rules.faults import faults_from
from qala.public.projection.tasks import follow
from qala.shared.events import listens

OF_A_PROJECT: tuple[type[Any], ...] = (
    projects.ProjectMoved, projects.PartAssigned, projects.PartEnded, projects.PlanChanged,
    projects.BaselineApproved, projects.ChangeDecided, projects.ProgressRecorded, projects.StepPassed,
    projects.ProjectMerged, projects.ProjectSplit, projects.PassportChanged, projects.DocumentAdded,
    projects.DocumentWithdrawn, finance.BudgetAllocated,
    finance.ContractSigned, finance.LabourRecorded, risks.RiskScored, risks.RiskMoved, risks.IssueRaised,
    risks.IssueMoved, risks.ResultMeasured, risks.DeliveryAssessed, reporting.ReportAccepted,
    reporting.ReportPublished, reporting.PhotoDecided,
)  # fmt: skip
OF_A_CONTRACT: tuple[type[Any], ...] = (
    finance.ContractChanged, finance.WorkCertified, finance.PaymentRecorded,
)  # fmt: skip


def project_moved(event: Any) -> None:
    """Something about it is otherwise."""
    _follow([event.project_id])


def contract_moved(event: Any) -> None:
    """All projects that the contract serves."""
    served = ContractShare.objects.filter(contract=event.contract_id) if event.contract_id else None
    ids = list(served.values_list("project_id", flat=True)) if served is not None else []
    _follow([*ids, *filter(None, [getattr(event, "project_id", None)])])


@listens(finance.BudgetRevised)
def line_moved(event: finance.BudgetRevised) -> None:
    """All projects that the line pays for."""
    _follow(BudgetAllocation.objects.filter(line=event.line_id).values_list("project_id", flat=True))


@listens(exchange.ProjectsImported)
def list_taken_over(event: exchange.ProjectsImported) -> None:
    """Every project that it moved."""
    rows = ProjectImportRow.objects.filter(batch=event.import_id, is_applied=True)
    _follow(rows.exclude(project=None).values_list("project_id", flat=True))


@listens(overview.StandingsReckoned)
def standings_moved(event: overview.StandingsReckoned) -> None:
    """Per cents, light and slip of today are there."""
    _follow(event.project_ids)


@listens(projects.ProjectPublished)
def publication_moved(event: projects.ProjectPublished) -> None:
    """Shown by a job, taken away at once."""
    if not event.is_withdrawn:
        _follow([event.project_id])
        return
    withdraw(project_id=event.project_id, reason=event.reason)


def _follow(ids: Any) -> None:
    follow(Project.objects.filter(pk__in=list(ids)))


for _event in OF_A_PROJECT:
    listens(_event)(project_moved)
for _event in OF_A_CONTRACT:
    listens(_event)(contract_moved)

check(PERSONAL, _("Nobody's telephones, mail or numbers in public words"))(nobodys_own)
faults_from(PERSONAL, nothing, say_hidden)
errands_from("projection", to_mend)
