"""Files of the portfolio: the monthly report as a job, the passport of a project at once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.office.overview.actions import ask_paper
from qala.office.overview.forms.papers import PaperForm
from qala.office.overview.models import PortfolioPaper
from qala.office.overview.queries.files.passport import passport
from qala.office.overview.tasks import make_one_paper
from qala.office.overview.views.portfolio_frame import ask, frame
from qala.office.projects.access import SEE_INSIDE
from qala.office.projects.views.frame import project_of
from qala.shared import clock
from qala.shared.db import atomic, found
from qala.shared.errors import Missing
from qala.shared.idempotency import once
from qala.shared.jobs import defer

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SHOWN = 20


@login_required
@require_http_methods(["GET", "POST"])
@once
def papers(request: HttpRequest) -> HttpResponse:
    """Ask for a report of what the filter shows, and fetch those asked for before."""
    asked = ask(request)
    form = PaperForm(request.POST or None, initial={"language": (get_language() or "kk")[:2]})
    if request.method == "POST" and form.is_valid():
        with atomic():
            paper = ask_paper(
                **form.cleaned_data,
                query=asked.query.urlencode(),
                as_of=asked.day or clock.today(),
                by=request.user,
            )
            defer(make_one_paper, paper_id=paper.pk)
        messages.success(request, _("The report is being made; it will stand in the list in a moment."))
        return redirect(asked.url("papers"))
    own = PortfolioPaper.objects.filter(by_id=request.user.pk).defer("body")[:SHOWN]
    words = {"form": form, "papers": own, "count": asked.rows.count()}
    status = 422 if form.errors else 200
    return render(request, "overview/papers.html", frame(request, asked, "papers", **words), status=status)


@login_required
@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own file. Raises Missing for those of others and for what is not made yet."""
    row = found(PortfolioPaper.objects.filter(by_id=request.user.pk), pk=pk)
    if row.made_at is None:
        raise Missing
    return _file(bytes(row.body), row.form, str(row))


@login_required
@require_GET
def passport_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The passport on paper, with a code that leads back to its page."""
    project = project_of(request, code, SEE_INSIDE)
    address = request.build_absolute_uri(reverse("projects:project", args=[project.code]))
    return _file(passport(project, address), "pdf", f"{project.code}.pdf")


def _file(body: bytes, form: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
