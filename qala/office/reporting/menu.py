"""The room's lines of the menu, its tabs and panels, and its words on timelines."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.access import KEEP, OPEN
from qala.office.projects.figures import figures_from
from qala.office.projects.registries import concerns_from, errands_from, panel, tab
from qala.office.reporting.access import SEE, SEE_PHOTOS, WATCH
from qala.office.reporting.queries import publishing as _publishing  # noqa: F401  declares its checks
from qala.office.reporting.queries.concerns import report_concerns
from qala.office.reporting.queries.confidence import heads_word
from qala.office.reporting.queries.figures import figures
from qala.office.reporting.queries.work import report_errands
from qala.office.reporting.views.panels import photos_panel, report_panel
from qala.office.risks.queries.confidence import heads_word_from
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("office", _("My work"), "reporting:work", "checklist", OPEN, 5),
    MenuItem("office", _("Reports"), "reporting:all_reports", "report-analytics", WATCH, 50),
    MenuItem("office", _("Late reports"), "reporting:late", "clock-exclamation", WATCH, 52),
    MenuItem("office", pgettext_lazy("project", "Photos"), "reporting:all_photos", "photo", KEEP, 54),
]
tab("reports", _("Reports"), "reporting:reports", order=60, icon="report-analytics", verb=SEE)
tab("photos", pgettext_lazy("project", "Photos"), "reporting:photos", order=65, icon="photo", verb=SEE_PHOTOS)
panel("reporting.report", "reporting/parts/panel_report.html", report_panel, order=30, verb=SEE)
panel("reporting.photos", "reporting/parts/panel_photos.html", photos_panel, order=35, verb=SEE_PHOTOS)
heads_word_from(heads_word)
errands_from("reporting", report_errands)
concerns_from("reporting", report_concerns)
figures_from("reporting", figures)
register_verbs(
    "reporting.progressreport",
    {
        "begin": Look(pgettext_lazy("report", "Begun"), "pencil"),
        "save": Look(pgettext_lazy("report", "Saved"), "device-floppy"),
        "submit": Look(pgettext_lazy("report", "Sent to the project office"), "send", "info"),
        "return": Look(pgettext_lazy("report", "Returned with remarks"), "arrow-back-up", "warn"),
        "accept": Look(pgettext_lazy("report", "Accepted"), "circle-check", "good"),
        "publish": Look(pgettext_lazy("report", "Published"), "world", "good"),
        "correct": Look(_("A correction was begun"), "history", "warn"),
    },
)
register_verbs(
    "projects.project",
    {
        "report_submit": Look(_("Report sent"), "send", "info"),
        "report_return": Look(_("Report returned"), "arrow-back-up", "warn"),
        "report_accept": Look(_("Report accepted"), "circle-check", "good"),
        "report_publish": Look(_("Report published"), "world", "good"),
        "report_climbed": Look(_("Late report told to the next in the ladder"), "clock-exclamation", "bad"),
        "photo_add": Look(_("Photo sent"), "photo-plus", "info"),
        "photo_describe": Look(_("Photo described"), "pencil"),
        "photo_pass": Look(_("Photo looked at"), "check", "good"),
        "photo_refuse": Look(_("Photo not shown"), "ban", "warn"),
        "photo_publish": Look(_("Photo published"), "world", "good"),
        "photo_original": Look(_("Original of a photo opened"), "eye"),
        "photo_drop": Look(_("Photo taken out of a draft"), "trash"),
    },
)
