"""The room's lines of the menu, its tabs, its words on timelines, what it tells other rooms."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.figures import figures_from
from qala.office.projects.registries import concerns_from, errands_from, panel, tab
from qala.office.risks.access import READ, SEE
from qala.office.risks.queries import watching
from qala.office.risks.views import confidence
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("office", _("Risks"), "risks:risks", "alert-triangle", READ, 40),
    MenuItem("office", pgettext_lazy("project", "Issues"), "risks:issues", "alert-octagon", READ, 41),
    MenuItem("office", pgettext_lazy("project", "Results"), "risks:results", "target-arrow", READ, 42),
]
tab("risks", _("Risks"), "risks:project", order=50, icon="alert-triangle", verb=SEE)
tab(
    "results",
    pgettext_lazy("project", "Results"),
    "risks:results_of",
    order=60,
    icon="target-arrow",
    verb=SEE,
)
panel("confidence", "risks/parts/confidence.html", confidence.panel, order=30, verb=SEE)
figures_from("risks", watching.figures)
concerns_from("risks", watching.concerns)
errands_from("risks", watching.errands)

register_verbs("projects.project", {"rate": Look(_("Delivery assessed"), "gauge", "info")})
register_verbs(
    "risks.risk",
    {
        "identify": Look(_("Risk written down"), "plus", "info"),
        "change": Look(_("Risk changed"), "pencil"),
        "assess": Look(_("Risk assessed"), "gauge", "info"),
        "assess_again": Look(_("Risk assessed again"), "gauge", "info"),
        "add_response": Look(_("Measure added"), "shield", "info"),
        "finish_response": Look(_("Measure done"), "check", "good"),
        "plan_response": Look(_("Response planned"), "shield-check", "good"),
        "monitor": Look(_("Monitoring began"), "eye", "info"),
        "review": Look(_("Risk reviewed"), "refresh", "info"),
        "escalate": Look(_("Escalated to the curator"), "arrow-up", "warn"),
        "take_down": Look(_("Escalation taken back"), "arrow-down"),
        "occur": Look(_("The risk has occurred"), "alert-octagon", "bad"),
        "close": Look(_("Risk closed"), "circle-check", "good"),
    },
)
register_verbs(
    "risks.issue",
    {
        "raise": Look(_("Issue raised"), "alert-octagon", "bad"),
        "change": Look(_("Issue changed"), "pencil"),
        "take_up": Look(_("Work on the issue began"), "player-play", "info"),
        "resolve": Look(_("Said to be solved"), "check", "good"),
        "close": Look(_("Issue confirmed and closed"), "circle-check", "good"),
        "reopen": Look(_("Issue opened again"), "refresh", "warn"),
    },
)
register_verbs(
    "risks.result",
    {
        "promise": Look(_("Result promised"), "target", "info"),
        "change": Look(_("Result changed"), "pencil"),
        "measure": Look(_("Value measured"), "ruler", "good"),
        "correct": Look(_("Value corrected"), "pencil", "warn"),
        "drop": Look(_("Result given up"), "ban", "bad"),
    },
)
