"""Who sees and moves which appeal: the list and the button come from the same facts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal
from qala.ground.files.access import file_viewer
from qala.ground.files.models import StoredFile
from qala.ground.people.access import can as holds
from qala.ground.people.access import organisations_of
from qala.shared.permissions import permission

VIEW, REGISTER, WORK, ASSIGN = "appeals.view", "appeals.register", "appeals.work", "appeals.assign"
EXTEND, STEER, CONTROL = "appeals.extend", "appeals.steer", "appeals.control"
PERSONAL, EXPORT, IMPORTS = "appeals.personal", "appeals.export", "appeals.imports"

DESK = ("operator", "shift_supervisor")
EXECUTORS = ("executor", "executor_head")

permission(
    VIEW,
    _("See every appeal"),
    _("The 109 desk, control and analysis work with the whole register."),
    (*DESK, "controller", "analyst", "administrator"),
)
permission(
    VIEW,
    _("See the organisation's appeals"),
    _("An executor sees what was given to it."),
    EXECUTORS,
    scope="own",
)
permission(REGISTER, _("Register an appeal"), _("The desk takes appeals from every channel."), DESK)
permission(
    WORK,
    _("Take on, plan, ask and answer"),
    _("The work belongs to the organisation that has the appeal."),
    EXECUTORS,
    scope="own",
)
permission(
    ASSIGN,
    _("Give appeals to people"),
    _("The head distributes the organisation's work."),
    ("executor_head",),
    scope="own",
)
permission(
    EXTEND,
    _("Extend the term"),
    _("A longer term is the head's reasoned decision (APPC, art. 76)."),
    ("executor_head",),
    scope="own",
)
permission(EXTEND, _("Extend any term"), _("Control may correct a term."), ("controller",))
permission(
    STEER,
    _("Redirect, change the topic, merge, link"),
    _("The desk and control keep appeals on the right way."),
    (*DESK, "controller"),
)
permission(
    CONTROL,
    _("Confirm, reopen, close without work"),
    _("Control decides whether an appeal is really finished."),
    ("controller", "shift_supervisor"),
)
permission(
    PERSONAL,
    _("See who wrote"),
    _("The desk and control call people back; every look is logged."),
    (*DESK, "controller"),
)
permission(
    PERSONAL,
    _("See who wrote to the organisation"),
    _("The executor may have to reach the resident; every look is logged."),
    EXECUTORS,
    scope="own",
)
permission(
    EXPORT,
    _("Export the register"),
    _("Analysis and control report on the register; personal data is not in the export."),
    ("controller", "analyst", "shift_supervisor"),
)
permission(
    EXPORT,
    _("Export the organisation's appeals"),
    _("The head reports on the organisation's work."),
    ("executor_head",),
    scope="own",
)
permission(
    IMPORTS,
    _("Imports"),
    _("Registers taken over by “qala import-requests”, with the report of each run."),
    (*DESK, "controller", "analyst", "administrator"),
)

_RIGHTS = {
    "accept": (WORK,),
    "answer": (WORK,),
    "plan": (WORK,),
    "ask": (WORK,),
    "give_back": (WORK,),
    "reply": (WORK, STEER),
    "write": (WORK, STEER),
    "extend": (EXTEND,),
    "assign": (ASSIGN,),
    "pause": (EXTEND,),
    "resume": (EXTEND,),
    "inform": (WORK, STEER),
    "call_hearing": (WORK,),
    "hold_hearing": (WORK,),
    "drop_hearing": (WORK,),
    "convert": (STEER,),
    "change_procedure": (STEER,),
    "split": (STEER,),
    "redirect": (STEER,),
    "change_topic": (STEER,),
    "note": (WORK, STEER, CONTROL),
    "link": (STEER,),
    "merge": (STEER,),
    "reject": (CONTROL,),
    "close": (CONTROL,),
    "reopen": (CONTROL,),
}
Narrowing = Callable[[Any, str, Appeal], bool]
# What narrows the rights further: laws of this room below, and rooms above (`narrows`).
_narrowings: list[Narrowing] = []
# What the person who wrote may do with the appeal, without any duty.
RESIDENT_VERBS = frozenset({"reply", "write", "reopen"})


def visible_appeals(user: Any) -> QuerySet[Appeal]:
    """All, the organisations' own, or (for a resident) what the person wrote; nothing for a stranger."""
    organisations = organisations_of(user, VIEW)
    if organisations is None:
        return Appeal.objects.all()
    if not getattr(user, "is_authenticated", False):
        return Appeal.objects.none()
    return Appeal.objects.filter(
        Q(executor_id__in=organisations) if organisations else Q(resident_id=user.pk)
    )


def can_see(user: Any, appeal: Appeal) -> bool:
    """The same facts for one appeal: its staff, and the person who wrote it."""
    return can_see_inside(user, appeal) or is_resident_of(user, appeal)


def can_see_inside(user: Any, appeal: Appeal) -> bool:
    """Whether the staff side of it (notes, files among staff) is open: by duty alone. A member of staff who wrote an
    appeal as a resident reads it on the public side, as everybody does."""
    return _holds(user, VIEW, appeal.executor_id)


def is_resident_of(user: Any, appeal: Appeal) -> bool:
    """Whether the person wrote it under an account."""
    return appeal.resident_id is not None and appeal.resident_id == getattr(user, "pk", None)


def can_do(user: Any, verb: str, appeal: Appeal) -> bool:
    """Whether the person holds a right that carries the verb for this appeal's executor."""
    if verb in RESIDENT_VERBS and is_resident_of(user, appeal):
        return True
    if not any(_holds(user, code, appeal.executor_id) for code in _RIGHTS[verb]):
        return False
    return all(agrees(user, verb, appeal) for agrees in _narrowings)


def narrows(function: Narrowing) -> Narrowing:
    """Let a room above have a say in `can_do`: it may take a step from staff who hold the right, never give one."""
    if function not in _narrowings:
        _narrowings.append(function)
    return function


@narrows
def only_its_head_extends(user: Any, verb: str, appeal: Appeal) -> bool:
    """Under the law a term is extended by the head (or who holds the head's duty as a deputy) of the body that has the
    appeal, and by nobody else (APPC art. 76)."""
    if verb != "extend" or not appeal.is_legal:
        return True
    organisations = organisations_of(user, EXTEND)
    return organisations is not None and appeal.executor_id in organisations


def can_register(user: Any) -> bool:
    """Whether the person may enter appeals for others."""
    return user is not None and holds(user, REGISTER)


def can_see_person(user: Any, appeal: Appeal) -> bool:
    """Whether name and contacts may be shown; whoever shows them calls people's `saw`."""
    return _holds(user, PERSONAL, appeal.executor_id)


def can_export(user: Any) -> bool:
    """Whether the register may leave as a file."""
    return holds(user, EXPORT)


def _holds(user: Any, code: str, executor_id: int | None) -> bool:
    """A right over an appeal: everywhere, or in its executor. Without an executor only rights held everywhere count."""
    organisations = organisations_of(user, code)
    return organisations is None or (executor_id is not None and executor_id in organisations)


@file_viewer
def staff_reads_files(user: Any, session: Any, file: StoredFile) -> bool:
    """Staff see the files of the appeals they see."""
    if not getattr(user, "is_staff", False):
        return False
    # More than one where an appeal came out of another.
    return any(can_see_inside(user, appeal) for appeal in Appeal.objects.filter(attachments__file=file))
