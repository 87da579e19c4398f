"""The list of jobs."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from qala.shared.lists import ChoicesFilter, Column, ListFilter, Table, TextFilter

STATES = [
    ("todo", _("waiting in the queue")),
    ("doing", _("running")),
    ("succeeded", _("carried out")),
    ("failed", _("failed")),
    ("cancelled", _("cancelled")),
    ("aborted", _("broken off")),
]
STATE_LABELS = dict(STATES)
TONES = {"todo": "info", "doing": "gold", "succeeded": "good", "failed": "bad"}


def queue_choices() -> list[tuple[str, str]]:
    names = sorted({task.queue for task in app.tasks.values()})
    return [(name, name) for name in names]


class JobTable(Table):
    columns = [
        Column("id", _("Number"), value=lambda row: str(row.pk), sort="id", is_fixed=True),
        Column("name", _("Job"), value=lambda row: row.task_name, sort="task_name"),
        Column("queue", _("Queue"), value=lambda row: row.queue_name),
        Column(
            "state",
            _("State"),
            value=lambda row: STATE_LABELS.get(row.status, row.status),
            template="shared/jobs/state.html",
        ),
        Column("attempts", _("Attempts"), value=lambda row: row.attempts, sort="attempts", align="end"),
        Column("planned", _("Planned for"), value=lambda row: row.scheduled_at, sort="scheduled_at"),
        Column("happened", _("Last event"), value=lambda row: row.happened_at),
        Column("error", _("Error"), value=lambda row: row.error, template="shared/jobs/error.html"),
        Column("act", _("Actions"), value=lambda row: "", template="shared/jobs/act.html"),
    ]
    default_sort = "-id"

    def row_tone(self, row: Any) -> str:
        return "bad" if row.status == "failed" else ""


class JobFilter(ListFilter):
    state = ChoicesFilter(label=_("State"), field_name="status", choices=STATES)
    queue = ChoicesFilter(label=_("Queue"), field_name="queue_name", choices=queue_choices)
    text = TextFilter(label=_("Job"), field_name="task_name", lookup_expr="icontains")

    class Meta:
        model = ProcrastinateJob
        fields: list[str] = []
