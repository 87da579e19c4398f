"""Where a dataset, its files and a project lie."""

from django.conf import settings
from django.urls import reverse

from qala.public.opendata.rules.datasets import Dataset


def file_url(dataset: Dataset, file_format: str, language: str) -> str:
    """Of the file in the language, from the root of the site."""
    path = reverse("opendata:file", kwargs={"code": dataset.code, "file_format": file_format})
    return f"{path}?lang={language}"


def page_url(dataset: Dataset) -> str:
    """Of the page about it."""
    return reverse("opendata:dataset", kwargs={"code": dataset.code})


def project_url(code: str) -> str:
    """Of the page of a public project, from the root of the site."""
    return reverse("portfolio:project", args=[code])


def whole(path: str) -> str:
    """With the host."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"
