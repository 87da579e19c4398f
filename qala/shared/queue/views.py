"""The queue page and its two buttons."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException

from qala.shared import jobs
from qala.shared.access import MANAGE_JOBS
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Missing, require
from qala.shared.lists import list_screen
from qala.shared.lists.views import back_to
from qala.shared.permissions import holds
from qala.shared.queue import queries
from qala.shared.queue.tables import STATE_LABELS, TONES, JobFilter, JobTable


@login_required
@require_GET
def show_queue(request: HttpRequest) -> HttpResponseBase:
    require(holds(request.user, MANAGE_JOBS))
    counts = [
        {
            "queue": queue,
            "label": STATE_LABELS.get(state, state),
            "tone": TONES.get(state, ""),
            "count": count,
        }
        for queue, state, count in queries.job_counts()
    ]
    return list_screen(
        request,
        queryset=queries.all_jobs(),
        table=JobTable,
        filters=JobFilter,
        template="shared/jobs/queue.html",
        screen="shared.jobs",
        context={"counts": counts, "periodic_runs": queries.periodic_runs(), "workers": queries.workers()},
    )


@login_required
@require_POST
def change_job(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    require(holds(request.user, MANAGE_JOBS))
    if not ProcrastinateJob.objects.filter(pk=pk).exists():
        raise Missing
    try:
        with atomic():
            if request.POST.get("do") == "retry":
                jobs.retry_now(pk)
                messages.success(request, _("The job is in the queue again."))
            elif jobs.cancel(pk):
                messages.success(request, _("The job was cancelled."))
            else:
                raise Conflict(_("Only a waiting job can be cancelled."))
    except ConnectorException as error:
        raise Conflict(_("Only a failed job can be started again.")) from error
    return HttpResponseRedirect(back_to(request))
