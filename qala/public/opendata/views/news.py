"""The feeds of a dataset and of the whole catalogue, for readers without an account: Atom (RFC 4287)."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qala.public.opendata.queries.addresses import page_url, whole
from qala.public.opendata.queries.news import News, catalogue_news, news
from qala.public.opendata.rules.datasets import DATASETS
from qala.shared.errors import Missing
from qala.shared.feeds import atom


@require_safe
def feed(request: HttpRequest, code: str) -> HttpResponse:
    """Of one; of a withdrawn one, too: it says so."""
    dataset = DATASETS.get(code)
    if dataset is None:
        raise Missing
    title = _("News of the dataset: %(title)s") % {"title": dataset.title}
    return _feed(request, news(dataset), title, page_url(dataset), str(dataset.about), f"{code}.atom")


@require_safe
def catalogue_feed(request: HttpRequest) -> HttpResponse:
    """Of all: new, changed, withdrawn and returned ones. An entry is the same as in the feed of its dataset."""
    title = _("News of the city's open data")
    about = _("New, changed, withdrawn and returned datasets.")
    return _feed(request, catalogue_news(), title, reverse("opendata:catalogue"), about, "open-data-news.xml")


def _feed(
    request: HttpRequest, found: Iterable[News], title: str, page: str, about: str, name: str
) -> HttpResponse:
    told = list(found)
    items = [
        {
            "title": one.title,
            "link": whole(one.url),
            "unique_id": f"{whole(page_url(DATASETS[one.dataset]))}#{one.key}",
            "description": one.text,
            "pubdate": one.at,
            "updateddate": one.at,
        }
        for one in told
    ]
    at = told[0].at if told else None
    made = atom(request, title=title, page=whole(page), about=about, items=items, at=at)
    made["Content-Disposition"] = f'inline; filename="{name}"'
    return made
