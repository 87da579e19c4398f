"""Datasets for programs: the files, and what is said about them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from qala.public.opendata.queries import dcat, formats, metadata
from qala.public.opendata.queries.datasets import rows
from qala.public.opendata.queries.marks import mark, name_of
from qala.public.opendata.queries.standing import standing
from qala.public.opendata.rules.datasets import DATASETS, Dataset
from qala.public.opendata.rules.rdf import json_ld, turtle
from qala.public.opendata.views.answers import closed, plain, refused
from qala.public.opendata.views.ready import ready
from qala.shared.languages import LANGUAGES

MISSING, WRONG = 404, 422


@require_safe
def file(request: HttpRequest, code: str, file_format: str) -> HttpResponseBase:
    """A whole dataset: `lang` kk, ru or en, `bom=1` for a CSV that Excel opens at once."""

    def give(dataset: Dataset, language: str) -> HttpResponseBase:
        if file_format not in dataset.formats:
            return refused("missing", _("This dataset has no such format."), MISSING)
        has_bom = file_format == "csv" and request.GET.get("bom") == "1"
        response = ready(
            request,
            name_of(code, language, file_format, has_bom=has_bom),
            mark(dataset, language, file_format, has_bom=has_bom),
            lambda: formats.spoken(
                formats.written(dataset, rows(dataset), file_format, has_bom=has_bom), language
            ),
            content_type=formats.TYPES[file_format],
            file_name=f"{code}-{language}.{file_format}",
        )
        if file_format == "csv":
            about = f"{reverse('opendata:csvw', kwargs={'code': code})}?lang={language}"
            response["Link"] = f'<{about}>; rel="describedby"; type="application/csvm+json"'
        return response

    return _asked(request, code, give)


@require_safe
@conditional_page
def csvw(request: HttpRequest, code: str) -> HttpResponseBase:
    """CSVW metadata of the CSV."""
    return _asked(request, code, lambda dataset, language: plain(metadata.csvw(dataset, language)))


@require_safe
@conditional_page
def package(request: HttpRequest) -> HttpResponseBase:
    """The Frictionless package of every CSV."""
    language = request.GET.get("lang", LANGUAGES[0])
    if language not in LANGUAGES:
        return _strange()
    with translation.override(language):
        return plain(metadata.package(language))


@require_safe
@conditional_page
def catalogue_turtle(request: HttpRequest) -> HttpResponse:
    """DCAT-AP as Turtle."""
    return _rdf(turtle(dcat.graph()), "text/turtle; charset=utf-8")


@require_safe
@conditional_page
def catalogue_json_ld(request: HttpRequest) -> HttpResponse:
    """DCAT-AP as JSON-LD."""
    response = plain(json_ld(dcat.graph()))
    response["Content-Type"] = "application/ld+json"
    return response


def _rdf(text: str, content_type: str) -> HttpResponse:
    response = HttpResponse(text, content_type=content_type)
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _asked(
    request: HttpRequest, code: str, give: Callable[[Dataset, str], HttpResponseBase]
) -> HttpResponseBase:
    language = request.GET.get("lang", LANGUAGES[0])
    if language not in LANGUAGES:
        return _strange()
    with translation.override(language):
        dataset = DATASETS.get(code)
        if dataset is None:
            return refused("missing", _("There is no such dataset."), MISSING)
        return closed(standing(dataset)) or give(dataset, language)


def _strange() -> Any:
    return refused("invalid", _("`lang` is kk, ru or en."), WRONG)
