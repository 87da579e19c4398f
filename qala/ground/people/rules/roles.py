"""The roles that a duty can carry. Rooms that come later add theirs with `register`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise

HeldIn = Literal["centre", "organisation", "either"]

OPERATOR = "operator"
SHIFT_SUPERVISOR = "shift_supervisor"
EXECUTOR = "executor"
EXECUTOR_HEAD = "executor_head"
CONTROLLER = "controller"
ANALYST = "analyst"
CONTENT_EDITOR = "content_editor"
ADMINISTRATOR = "administrator"

# Not a duty: what every signed-in person is. Permissions may name it.
RESIDENT = "resident"


@dataclass(frozen=True)
class Role:
    """One role. `held_in` says whether the duty belongs to the city's centre, to an organisation, or to either."""

    code: str
    label: "str | Promise"
    what: "str | Promise"
    held_in: HeldIn = "centre"

    def fits(self, *, has_organisation: bool) -> bool:
        """Whether a duty of this role may stand with (or without) an organisation."""
        return self.held_in == "either" or (self.held_in == "organisation") == has_organisation


_roles: dict[str, Role] = {}


def register(*roles: Role) -> None:
    """Add roles; a code that already stands is replaced."""
    _roles.update({role.code: role for role in roles})


def all_roles() -> list[Role]:
    """Every role, in the order of registration."""
    return list(_roles.values())


def find(code: str) -> Role | None:
    """The role of a code, or None for a code nobody registered."""
    return _roles.get(code)


def label_of(code: str) -> str:
    """The name of a role in the active language; an unknown code is shown as it is."""
    if code == RESIDENT:
        return str(_("Resident"))
    role = _roles.get(code)
    return str(role.label) if role else code


register(
    Role(OPERATOR, _("Operator"), _("Takes appeals from residents and passes them to executors.")),
    Role(
        SHIFT_SUPERVISOR,
        _("Shift supervisor"),
        _("Leads the operators of a shift and corrects what they registered."),
    ),
    Role(
        EXECUTOR,
        _("Executor"),
        _("Works on the appeals of one organisation and answers them."),
        "organisation",
    ),
    Role(
        EXECUTOR_HEAD,
        _("Executor's head"),
        _("Leads the executors of one organisation and answers for its targets."),
        "organisation",
    ),
    Role(CONTROLLER, _("Controller"), _("Watches targets and the quality of answers in the whole city.")),
    Role(ANALYST, _("Analyst"), _("Reads figures and reports; changes nothing."), "either"),
    Role(CONTENT_EDITOR, _("Content editor"), _("Writes topics, texts and news for residents.")),
    Role(ADMINISTRATOR, _("Administrator"), _("Keeps people, duties, registers and settings.")),
)
