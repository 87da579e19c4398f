"""One noun per file."""

from qala.office.projects.models.baseline import Baseline, BaselineItem, BaselineMoney, ChangeRequest
from qala.office.projects.models.edit import PlanChange
from qala.office.projects.models.party import OF_PEOPLE, Part, RoleAssignment
from qala.office.projects.models.portfolio import (
    Block,
    Membership,
    Phase,
    Portfolio,
    Programme,
    ProjectKind,
    StepTemplate,
)
from qala.office.projects.models.progress import Health, ProgressFact, Standing
from qala.office.projects.models.project import Project, ProjectIdentifier, Publication
from qala.office.projects.models.scope import Indicator, ScopeCharacteristic
from qala.office.projects.models.step import ProjectStep
from qala.office.projects.models.talk import ProjectComment, ProjectDocument, ProjectFollower
from qala.office.projects.models.work import Constraint, Dependency, ItemKind, Method, SlipReason, WorkItem
from qala.office.projects.rules.statuses import Stage

__all__ = [
    "OF_PEOPLE",
    "Baseline",
    "BaselineItem",
    "BaselineMoney",
    "Block",
    "ChangeRequest",
    "Constraint",
    "Dependency",
    "Health",
    "Indicator",
    "ItemKind",
    "Membership",
    "Method",
    "Part",
    "Phase",
    "PlanChange",
    "Portfolio",
    "Programme",
    "ProgressFact",
    "Project",
    "ProjectComment",
    "ProjectDocument",
    "ProjectFollower",
    "ProjectIdentifier",
    "ProjectKind",
    "ProjectStep",
    "Publication",
    "RoleAssignment",
    "ScopeCharacteristic",
    "SlipReason",
    "Stage",
    "Standing",
    "StepTemplate",
    "WorkItem",
]
