"""The room's lines of the menu, its tab, its words on timelines, its check before publication."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.finance.access import SEE_MONEY
from qala.office.finance.queries.checks import sums_agree
from qala.office.projects.access import OPEN
from qala.office.projects.publication import check
from qala.office.projects.registries import tab
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("office", _("Money of the projects"), "finance:totals", "coins", OPEN, 40),
    MenuItem("office", _("Contracts"), "finance:contracts", "file-text", OPEN, 42),
]
tab("money", _("Money"), "finance:money", order=40, icon="coins", verb=SEE_MONEY)
check("sums_agree", _("Sums agree"))(sums_agree)

register_verbs(
    "finance.budgetline",
    {
        "plan_line": Look(_("Line written"), "plus", "info"),
        "revise_line": Look(_("Amount revised"), "edit", "warn"),
        "allocate": Look(_("Given to a project"), "arrow-right", "info"),
        "correct": Look(_("Corrected"), "pencil", "warn"),
    },
)
register_verbs(
    "finance.contract",
    {
        "sign_contract": Look(_("Contract signed"), "file-check", "good"),
        "share_contract": Look(_("Shares of projects changed"), "arrows-split", "info"),
        "change_contract": Look(_("Additional agreement"), "edit", "warn"),
        "end_contract": Look(_("Contract ended"), "circle-check", "neutral"),
        "certify": Look(_("Works accepted"), "clipboard-check", "good"),
        "pay": Look(pgettext_lazy("money", "Paid"), "cash", "info"),
        "correct": Look(_("Corrected"), "pencil", "warn"),
    },
)
register_verbs(
    "projects.project",
    {
        "allocate": Look(_("Money allocated"), "coins", "info"),
        "sign_contract": Look(_("Contract signed"), "file-check", "good"),
        "record_labour": Look(_("People and hours told"), "users", "info"),
        "pay": Look(pgettext_lazy("money", "Paid"), "cash", "info"),
        "correct": Look(_("Corrected"), "pencil", "warn"),
    },
)
