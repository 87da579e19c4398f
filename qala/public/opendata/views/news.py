"""The feed of a dataset, for readers without an account."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qala.public.opendata.queries.addresses import page_url, whole
from qala.public.opendata.queries.news import news
from qala.public.opendata.rules.datasets import DATASETS
from qala.shared.errors import Missing
from qala.shared.feeds import atom


@require_safe
def feed(request: HttpRequest, code: str) -> HttpResponse:
    """Atom (RFC 4287); of a withdrawn dataset, too: it says so."""
    dataset = DATASETS.get(code)
    if dataset is None:
        raise Missing
    page = whole(page_url(dataset))
    found = news(dataset)
    items = [
        {
            "title": one.title,
            "link": whole(one.url),
            "unique_id": f"{page}#{one.key}",
            "description": one.text,
            "pubdate": one.at,
            "updateddate": one.at,
        }
        for one in found
    ]
    title = _("News of the dataset: %(title)s") % {"title": dataset.title}
    at = found[0].at if found else None
    made = atom(request, title=title, page=page, about=str(dataset.about), items=items, at=at)
    made["Content-Disposition"] = f'inline; filename="{code}.atom"'
    return made
