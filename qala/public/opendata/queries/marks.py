"""Of what state each ready file must be, by the name under which it lies."""

import re

from django.utils import translation

from qala.public.opendata.queries import oc4ids
from qala.public.opendata.queries.datasets import freshness
from qala.public.opendata.queries.standing import standing
from qala.public.opendata.rules.datasets import DATASETS, Dataset
from qala.public.opendata.shelf import Mark
from qala.shared.languages import LANGUAGES

NAME = re.compile(rf"([a-z0-9_]+)-({'|'.join(LANGUAGES)})(-bom)?\.([a-z]+)")
PORTFOLIO = "oc4ids"


def name_of(code: str, language: str, file_format: str, *, has_bom: bool = False) -> str:
    """`code` is a dataset's, or `PORTFOLIO`."""
    return f"{code}-{language}{'-bom' if has_bom else ''}.{file_format}"


def mark_of(name: str) -> Mark | None:
    """As the database stands now; None when nothing of that name is given."""
    parts = NAME.fullmatch(name)
    if parts is None:
        return None
    code, language, bom, file_format = parts.groups()
    with translation.override(language):
        return _mark_of(code, language, file_format, has_bom=bool(bom))


def _mark_of(code: str, language: str, file_format: str, *, has_bom: bool) -> Mark | None:
    if code == PORTFOLIO:
        return portfolio_mark(oc4ids.state(), language, anew=True)
    dataset = DATASETS.get(code)
    if dataset is None or not standing(dataset).is_open:
        return None
    return mark(dataset, language, file_format, has_bom=has_bom, anew=True)


def mark(
    dataset: Dataset, language: str, file_format: str, *, has_bom: bool = False, anew: bool = False
) -> Mark:
    """Of a file of a dataset. `anew`: a second time in a request."""
    fresh = freshness(dataset, language, file_format, str(has_bom), anew=anew)
    return Mark(fresh.tag, fresh.guard, fresh.behind)


def portfolio_mark(told: oc4ids.State, language: str, *, anew: bool = False) -> Mark:
    """Of the package of the whole portfolio."""
    guard = oc4ids.guard(anew=anew)
    return Mark(told.tag(language, guard), guard)
