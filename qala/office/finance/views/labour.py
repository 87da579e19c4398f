"""People and hours."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.office.finance.access import SEE_MONEY, TELL_LABOUR, tells_for, visible_labour
from qala.office.finance.actions import record_labour
from qala.office.finance.filters import LabourFilter
from qala.office.finance.forms.labour import LabourForm
from qala.office.finance.queries.facts import holding
from qala.office.finance.tables import LabourTable
from qala.office.finance.views.trails import of_project
from qala.office.projects.access import may, sees_projects
from qala.office.projects.views.frame import project_of
from qala.shared.clock import today
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


@login_required
@require_GET
def labour(request: HttpRequest) -> HttpResponseBase:
    """Entries that hold; a contractor sees those of the own organisation."""
    require(sees_projects(request.user))
    rows = holding(visible_labour(request.user), today())
    return list_screen(
        request,
        queryset=rows.select_related("project", "body"),
        table=LabourTable,
        filters=LabourFilter,
        template="finance/labour.html",
        screen="finance.labour",
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def tell(request: HttpRequest, code: str) -> HttpResponse:
    """People, hours, cost of a day or a month."""
    project = project_of(request, code, TELL_LABOUR)
    form = LabourForm(request.POST or None, only=tells_for(request.user, project))
    heading = _("People and hours")
    sees = may(request.user, SEE_MONEY, project)
    back = reverse("finance:money", args=[code]) if sees else project.get_absolute_url()
    crumbs = of_project(project)[: 3 if sees else 2]
    return form_page(
        request,
        form,
        heading,
        back,
        lambda words: [record_labour(project_id=project.pk, by=request.user, **words), back][1],
        crumbs=[*crumbs, (heading, "")],
    )
