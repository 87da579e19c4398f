"""What the room puts on the office's pages of a project, and its words on timelines."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.registries import concerns_from, tab
from qala.public.portfolio.access import SEE_QUESTIONS
from qala.public.portfolio.queries.questions import late_questions
from qala.shared.ui.parts import Look, register_verbs

tab(
    "questions",
    pgettext_lazy("residents", "Questions"),
    "portfolio:asked",
    order=82,
    icon="message-dots",
    verb=SEE_QUESTIONS,
)
concerns_from("questions", late_questions)
register_verbs(
    "appeals.appeal",
    {
        "tie": Look(_("Written about a project"), "briefcase", "info"),
        "untie": Look(_("Taken off the project"), "briefcase-off", "neutral"),
    },
)
