"""The page of staff that withdraws a dataset or releases it again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qala.public.opendata.access import can_release
from qala.public.opendata.actions import decide
from qala.public.opendata.forms import DecisionForm
from qala.public.opendata.queries.addresses import page_url
from qala.public.opendata.queries.standing import standing
from qala.public.opendata.rules.datasets import DATASETS
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once


@login_required
@require_http_methods(["GET", "POST"])
@once
def release(request: HttpRequest, code: str) -> HttpResponse:
    """One reason, whichever of the two is due."""
    require(can_release(request.user))
    dataset = DATASETS.get(code)
    if dataset is None:
        raise Missing
    is_withdrawn = standing(dataset).is_withdrawn
    heading, label, lead = _words(is_withdrawn)
    return form_page(
        request,
        DecisionForm(request.POST or None),
        heading % {"name": dataset.title},
        page_url(dataset),
        lambda given: decide(dataset=code, is_withdrawn=not is_withdrawn, by=request.user, **given) and None,
        lead=lead,
        submit=label,
        crumbs=[
            (_("Open data"), reverse("opendata:catalogue")),
            (dataset.title, page_url(dataset)),
            (label, ""),
        ],
    )


def _words(is_withdrawn: bool) -> tuple[str, str, str]:
    """Heading, button and what will follow."""
    if is_withdrawn:
        return (
            _("Release again: %(name)s"),
            _("Release again"),
            _("Files and answers to programs come back at once. Whoever follows the dataset is told."),
        )
    return (
        _("Withdraw: %(name)s"),
        _("Withdraw the dataset"),
        _(
            "Files and answers to programs stop at once; the page stays with your reason. "
            "Whoever follows the dataset is told."
        ),
    )
