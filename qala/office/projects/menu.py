"""The room's lines of the menu, its tabs, the pieces of its passport and its words on timelines."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects import publication
from qala.office.projects.access import OPEN, SEE, SEE_INSIDE, SETTINGS
from qala.office.projects.papers import rights_page
from qala.office.projects.queries import findings, panels, waiting
from qala.office.projects.queries.approvals import waiting_approvals
from qala.office.projects.queries.late import late_findings
from qala.office.projects.registries import concerns_from, errands_from, panel, tab
from qala.office.projects.rules.publishing import PATH
from qala.office.projects.rules.statuses import LIFE
from qala.shared.papers import add_page
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("office", _("Projects"), "projects:list", "briefcase", OPEN, 10),
    MenuItem("office", _("Settings of the project office"), "projects:settings", "settings", SETTINGS, 900),
]
MENU += [MenuItem("office", _("Change requests"), "projects:changes", "arrows-exchange", OPEN, 14)]
assert findings  # its checks are declared when it is imported
add_page("project-rights.md", rights_page)
tab("passport", _("Passport"), "projects:project", order=10, icon="id-badge-2", verb=SEE)
tab("steps", pgettext_lazy("project", "Steps"), "projects:steps", order=15, icon="route", verb=SEE)
tab("documents", _("Documents"), "projects:documents", order=75, icon="folder", verb=SEE)
tab("talk", _("Comments"), "projects:talk", order=80, icon="messages", verb=SEE_INSIDE)
tab("history", _("History"), "projects:history", order=90, icon="history", verb=SEE_INSIDE)
tab("publication", _("Publication"), "projects:publication", order=95, icon="world", verb=SEE_INSIDE)
tab("people", _("Who answers"), "projects:people", order=70, icon="users", verb=SEE_INSIDE)
for order, (key, words) in enumerate(
    (
        ("facts", panels.facts),
        ("state", panels.state),
        ("dates", panels.dates),
        ("course", panels.course),
        ("people", panels.people),
        ("scope", panels.scope),
        ("place", panels.place),
        ("documents", panels.documents),
        ("followers", panels.followers),
    ),
    start=1,
):
    panel(f"projects.{key}", f"projects/panels/{key}.html", words, order=order * 10)
errands_from("projects.waiting", waiting.errands)
concerns_from("projects.gates", waiting.concerns)
register_verbs(
    "projects.project",
    {
        **{step.verb: Look(step.label, step.icon, step.tone) for step in LIFE},
        **{f"publication_{step.verb}": Look(step.label, step.icon, step.tone) for step in PATH},
        "add_document": Look(_("Document added"), "paperclip", "info"),
        "withdraw_document": Look(_("Document withdrawn"), "trash", "warn"),
        "propose": Look(pgettext_lazy("project", "Proposed"), "plus", "info"),
        "edit": Look(_("Passport changed"), "pencil"),
        "assign": Look(_("Part given"), "user-plus", "info"),
        "end_part": Look(_("Part ended"), "user-minus"),
        "plan_steps": Look(_("Days of the steps laid out"), "calendar"),
        "pass_step": Look(_("Step passed"), "check", "good"),
        "pass_gate": Look(_("Gate passed"), "flag-3", "good"),
        "merge": Look(_("Merged into another"), "git-merge", "warn"),
        "take_in": Look(_("Another project goes on here"), "git-merge", "info"),
        "split": Look(_("A part was split off"), "arrows-split", "info"),
        "split_off": Look(_("Split off from another"), "arrows-split", "info"),
    },
)
register_verbs(
    "projects.project",
    {
        "approve_baseline": Look(_("Baseline approved"), "circle-check", "good"),
        "record_progress": Look(_("Progress recorded"), "chart-line", "info"),
        "change_plan": Look(_("Plan changed"), "pencil"),
        "ask_change": Look(_("Change asked for"), "help-circle", "info"),
        "approve_change": Look(_("Change approved"), "circle-check", "good"),
        "decline_change": Look(_("Change declined"), "circle-x", "bad"),
        "withdraw_change": Look(_("Change request taken back"), "arrow-back-up"),
    },
)
tab("plan", _("Plan"), "projects:plan", order=20, icon="chart-bar", verb=SEE)
tab("baselines", _("Baselines"), "projects:baselines", order=21, icon="layers-intersect", verb=SEE)
errands_from("changes", waiting_approvals)
publication.check("late_milestones", _("Late milestones"))(late_findings)
