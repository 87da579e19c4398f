"""A version as a file."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from qala.office.fiveyear.access import visible_proposals
from qala.office.fiveyear.queries.files import sheets_of
from qala.office.fiveyear.views.versions import version_of
from qala.shared import clock
from qala.shared.errors import Missing
from qala.shared.models import ExportRecord
from qala.shared.sheets.document import document
from qala.shared.sheets.workbook import workbook

FORMS = {
    "xlsx": (workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "docx": (document, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@login_required
@require_GET
def version_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """XLSX or DOCX of what the page shows, as of today."""
    row, day = version_of(request, pk), clock.today()
    if form not in FORMS:
        raise Missing
    seen = visible_proposals(request.user, row).select_related("department", "block", "project")
    make, kind = FORMS[form]
    body = make(f"{row.plan.name}. {row}", day, sheets_of(row, seen.prefetch_related("money"), day))
    ExportRecord.objects.create(
        screen="fiveyear.version", by_id=request.user.pk, file_format=form, columns=[], filters=[str(row.pk)]
    )
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{row.plan.code}-v{row.number}.{form}"'
    response["Cache-Control"] = "no-store"
    return response
