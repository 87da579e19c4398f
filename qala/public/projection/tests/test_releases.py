"""Two releases side by side: an older portal reads what a newer office wrote, and an upgrade writes everything anew."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from pydantic import ValidationError

from qala.public.projection.models import PublicProject
from qala.public.projection.rules import facts
from qala.public.projection.rules.facts import Facts, Value, Words
from qala.public.projection.tests.test_refresh import waiting

ADDRESSES = (
    "/projects/{code}/", "/projects/{code}/passport.pdf", "/projects/{code}/feed.atom", "/projects/",
    "/opendata/data/projects/", "/opendata/data/projects.csv", "/opendata/oc4ids/ru/projects.json",
    "/opendata/features/collections/projects/items?f=json", "/opendata/quality/",
)  # fmt: skip
# What a row must have. A field that is added has a default instead: rows of the release before do not have it.
REQUIRED = {
    "Body": "name",
    "Change": "id kind on reason words",
    "Characteristic": "indicator unit",
    "Coded": "code name",
    "Contract": "currency id method name nature number share signed_on status supplier value value_now",
    "Decision": "kind on",
    "Document": "id kind title",
    "Facts": "block code currency dates department kind money phase place progress purpose risks short stage title "
    "work",
    "Measured": "on value",
    "Metric": "code title",
    "Milestone": "code name",
    "MoneyLine": "currency source year",
    "MoneyMonth": "month",
    "Official": "name part",
    "Outcome": "indicator level title unit",
    "Paid": "amount id on",
    "Part": "name percent weight",
    "Partner": "body part",
    "Photo": "alt id kind on",
    "Point": "on",
    "Step": "code is_gate name phase stage",
    "Sum": "currency",
    "Told": "id month narrative on",
}


FREE = ("identifiers", "reasons", "by_category", "outline")
"""Their names are codes, not fields."""


def novel(value: Any) -> Any:
    """A field more in every object, as a later release might write it."""
    if isinstance(value, dict):
        return {**{name: each if name in FREE else novel(each) for name, each in value.items()}, "novel": 1}
    return [novel(each) for each in value] if isinstance(value, list) else value


def test_an_older_portal_reads_what_a_newer_office_wrote(row: PublicProject) -> None:
    known = row.facts
    faults = [{"check": "personal", "where": "purpose.ru", "code": "", "what": ""}]
    PublicProject.objects.filter(pk=row.pk).update(
        document=novel(row.document), title=novel(row.title), faults=faults
    )
    assert PublicProject.objects.get(pk=row.pk).facts == known
    for address in ADDRESSES:
        answer: Any = Client().get(address.format(code=row.code))
        assert answer.status_code == 200, address
        assert b"".join(answer.streaming_content) if answer.streaming else answer.content, address


def test_what_is_written_has_no_strange_fields(row: PublicProject) -> None:
    with pytest.raises(ValidationError):
        Words(kk="Жол", de="Weg")  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        Facts(**{**row.document, "novel": 1})


def test_rows_of_the_release_before_can_be_read() -> None:
    kinds = [each for each in vars(facts).values() if isinstance(each, type) and issubclass(each, Value)]
    found = {
        kind.__name__: " ".join(
            sorted(name for name, field in kind.model_fields.items() if field.is_required())
        )
        for kind in kinds
    }
    assert {name: names for name, names in found.items() if names} == REQUIRED


def test_an_upgrade_writes_every_public_project_anew(row: PublicProject) -> None:
    assert waiting() == []
    call_command("load_reference", verbosity=0)
    assert waiting() == [row.project_id]
