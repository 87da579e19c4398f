"""The catalogue for people: the datasets, and the page of one."""

from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qala.public.opendata.access import can_release
from qala.public.opendata.models import ReleaseDecision
from qala.public.opendata.queries import linked, oc4ids
from qala.public.opendata.queries.addresses import file_url, page_url, whole
from qala.public.opendata.queries.changes import Since, changes
from qala.public.opendata.queries.datasets import freshness, is_small, rows
from qala.public.opendata.queries.formats import NAMES
from qala.public.opendata.queries.history import history
from qala.public.opendata.queries.standing import standing, standings
from qala.public.opendata.queries.uses import FEW, uses
from qala.public.opendata.rules.datasets import DATASETS, Dataset, Kind, Theme
from qala.public.opendata.rules.parameters import OpenDataParameters
from qala.public.opendata.views.answers import GONE
from qala.shared.errors import Missing
from qala.shared.folding import fold
from qala.shared.kept import keepable
from qala.shared.languages import LANGUAGES, OWN_NAMES
from qala.shared.parameters.reading import of_today
from qala.shared.publisher import publisher

PREVIEW, NEWEST = 20, 10


@require_safe
@keepable("projects", "appeals", "datasets")
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every dataset, found by a word, a theme, a format."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "theme", "format")}
    found, told = [each for each in DATASETS.values() if _fits(each, asked)], standings()
    context = {
        "cards": [
            {"dataset": each, "url": page_url(each), "files": _files(each), "standing": told[each.code]}
            for each in found
        ],
        "asked": asked,
        "is_asked": any(asked.values()),
        "themes": list(Theme),
        "formats": NAMES,
        "state": oc4ids.state(),
        "licence": oc4ids.LICENCE,
        "publisher": publisher(),
        "uses": uses()[:FEW],
        "linked": linked.catalogue([each for each in DATASETS.values() if told[each.code].is_open]),
        "crumbs": [(_("Open data"), "")],
    }
    return render(request, "opendata/catalogue.html", context)


def _fits(dataset: Dataset, asked: dict[str, str]) -> bool:
    text = _searched(dataset) if asked["q"] else ""
    return (
        all(word in text for word in fold(asked["q"]).split())
        and asked["theme"] in ("", dataset.theme.value)
        and asked["format"] in ("", *dataset.formats)
    )


def _searched(dataset: Dataset) -> str:
    """Its words in every language, folded."""
    said: list[str] = [dataset.code]
    for language in LANGUAGES:
        with translation.override(language):
            said += [str(each) for each in (dataset.title, dataset.about, dataset.keywords)]
            said += [str(each.label) for each in dataset.columns]
    return fold(" ".join(said))


def _files(dataset: Dataset) -> list[tuple[str, str]]:
    language = _language()
    return [(NAMES[each], file_url(dataset, each, language)) for each in dataset.formats]


def _language() -> str:
    active = (get_language() or LANGUAGES[0])[:2]
    return active if active in LANGUAGES else LANGUAGES[0]


@require_safe
@keepable("projects", "appeals", "datasets")
def dataset(request: HttpRequest, code: str) -> HttpResponse:
    """What is in it, how to take it and how to name it."""
    found = DATASETS.get(code)
    if found is None:
        raise Missing
    fresh, told = freshness(found, _language()), standing(found)
    changed_at = oc4ids.state().changed_at if found.of else None
    context = {
        "dataset": found,
        "language": _language(),
        "files": _files(found),
        "all_files": [
            (NAMES[each], [(code, own, file_url(found, each, code)) for code, own in OWN_NAMES.items()])
            for each in found.formats
        ],
        "standing": told,
        "decisions": ReleaseDecision.objects.filter(dataset=code)[:NEWEST],
        "can_release": can_release(request.user),
        "least": of_today(OpenDataParameters).least_people if found.people else None,
        "known": [each.label for each in found.columns if found.people and each.code in found.people.known],
        "preview": [_cells(found, row) for row in islice(rows(found), PREVIEW)] if told.is_open else [],
        "fresh": fresh,
        "changed_at": changed_at,
        "linked": linked.dataset(found, changed_at or fresh.as_of, _language(), is_open=told.is_open),
        "history": history(found),
        "changes": changes(Since(is_newest_first=True), NEWEST) if found.of else [],
        "uses": uses(code)[: FEW + 1],
        "licence": oc4ids.LICENCE,
        "publisher": publisher(),
        "address": whole(page_url(found)),
        "csvw_url": f"{reverse('opendata:csvw', kwargs={'code': code})}?lang={_language()}",
        "crumbs": [(_("Open data"), reverse("opendata:catalogue")), (str(found.title), "")],
    }
    response = render(request, "opendata/dataset.html", context, status=GONE if told.is_withdrawn else 200)
    if is_small(found):  # nothing raises a topic when the results of a poll are taken back
        patch_cache_control(response, private=True, no_cache=True)
    return response


def _cells(dataset: Dataset, row: dict[str, Any]) -> list[dict[str, Any]]:
    """Values of one line, each with what its column is called."""
    return [
        {
            "label": each.label,
            "value": row[each.code],
            "kind": each.kind.name,
            "is_end": each.kind in (Kind.NUMBER, Kind.MONEY, Kind.WHOLE),
        }
        for each in dataset.columns
    ]
