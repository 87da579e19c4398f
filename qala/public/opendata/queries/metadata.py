"""What programs read about the files: CSVW beside each CSV, one Frictionless package for all."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from qala.public.opendata.queries.addresses import file_url, page_url, whole
from qala.public.opendata.queries.formats import TYPES
from qala.public.opendata.queries.oc4ids import LICENCE
from qala.public.opendata.queries.standing import open_datasets
from qala.public.opendata.rules.datasets import Column, Dataset, Kind

MISSING = ""


def csvw(dataset: Dataset, language: str) -> dict[str, Any]:
    """Metadata of the table by CSV on the Web, in the active language (`language` is the same)."""
    schema: dict[str, Any] = {"columns": [_column(each) for each in dataset.columns]}
    if dataset.key:
        schema["primaryKey"] = list(dataset.key)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": whole(file_url(dataset, "csv", language)),
        "dc:title": str(dataset.title),
        "dc:description": str(dataset.about),
        "dc:publisher": settings.PUBLISHER,
        "dc:license": {"@id": LICENCE},
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ","},
        "tableSchema": schema,
    }


def _column(column: Column) -> dict[str, Any]:
    datatype: Any = column.kind.value[0]
    if column.kind is Kind.TRUTH:
        datatype = {"base": "boolean", "format": "1|0"}
    told = {
        "name": column.code,
        "titles": str(column.label),
        "datatype": datatype,
        "null": MISSING,
        "required": column.is_required,
    }
    about = ", ".join(str(part) for part in (column.about, column.unit) if part)
    return {**told, "dc:description": about} if about else told


def package(language: str) -> dict[str, Any]:
    """Every CSV as a resource of one Frictionless data package, in the active language."""
    return {
        "profile": "tabular-data-package",
        "name": "city-open-data",
        "title": _("Open data of the city"),
        "homepage": whole("/opendata/"),
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE, "title": "Creative Commons Attribution 4.0"}],
        "contributors": [{"title": settings.PUBLISHER, "role": "publisher"}],
        "resources": [_resource(each, language) for each in open_datasets()],
    }


def _resource(dataset: Dataset, language: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(each) for each in dataset.columns],
        "missingValues": [MISSING],
    }
    if dataset.key:
        headings = {each.code: str(each.label) for each in dataset.columns}
        schema["primaryKey"] = [headings[code] for code in dataset.key]
    return {
        "profile": "tabular-data-resource",
        "name": dataset.code,
        "title": str(dataset.title),
        "description": str(dataset.about),
        "path": whole(file_url(dataset, "csv", language)),
        "homepage": whole(page_url(dataset)),
        "format": "csv",
        "mediatype": TYPES["csv"].split(";")[0],
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": str(column.label),
        "title": column.code,
        "type": column.kind.value[1],
        "description": ", ".join(str(part) for part in (column.about, column.unit) if part),
    }
    if column.kind is Kind.TRUTH:
        told |= {"trueValues": ["1"], "falseValues": ["0"]}
    if column.is_required:
        told["constraints"] = {"required": True}
    return told
