"""What search engines read of the catalogue and of a dataset (schema.org), in the active language."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from qala.public.opendata.queries.addresses import file_url, page_url, whole
from qala.public.opendata.queries.dcat import ABOUT, TITLE
from qala.public.opendata.queries.formats import TYPES
from qala.public.opendata.queries.oc4ids import LICENCE
from qala.public.opendata.rules.datasets import Dataset
from qala.shared.languages import LANGUAGES

CONTEXT = {"@context": "https://schema.org"}


def catalogue(datasets: list[Dataset]) -> dict[str, Any]:
    """All that are given away; each says more on its page."""
    told = [{"@type": "Dataset", "@id": whole(page_url(each)), **_named(each)} for each in datasets]
    return {**CONTEXT, "@type": "DataCatalog", **_catalogue(), "dataset": told}


def dataset(of: Dataset, changed: datetime | date | None, language: str, *, is_open: bool) -> dict[str, Any]:
    """What it is, and where its files lie while they are given."""
    address = whole(page_url(of))
    told = {
        **CONTEXT,
        "@type": "Dataset",
        "@id": address,
        **_named(of),
        "identifier": of.code,
        "keywords": [word.strip() for word in str(of.keywords).split(",") if word.strip()],
        "inLanguage": list(LANGUAGES),
        "isAccessibleForFree": True,
        "dateModified": changed.isoformat() if changed else "",
        "includedInDataCatalog": {"@type": "DataCatalog", **_catalogue()},
        "variableMeasured": [str(each.label) for each in of.columns],
        "distribution": [_file(of, each, language) for each in of.formats] if is_open else [],
    }
    return {name: value for name, value in told.items() if value}


def _named(of: Dataset) -> dict[str, Any]:
    return {
        "name": str(of.title),
        "description": str(of.about),
        "url": whole(page_url(of)),
        "license": LICENCE,
        "creator": _publisher(),
    }


def _publisher() -> dict[str, str]:
    return {"@type": "Organization", "name": settings.PUBLISHER, "url": whole("/")}


def _catalogue() -> dict[str, Any]:
    address = whole(reverse("opendata:catalogue"))
    return {
        "@id": address,
        "name": str(TITLE),
        "description": str(ABOUT),
        "url": address,
        "license": LICENCE,
        "publisher": _publisher(),
    }


def _file(of: Dataset, file_format: str, language: str) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "encodingFormat": TYPES[file_format].partition(";")[0],
        "contentUrl": whole(file_url(of, file_format, language)),
        "inLanguage": language,
    }
