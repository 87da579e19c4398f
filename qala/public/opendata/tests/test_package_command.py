"""qala import-oc4ids: dry run, in somebody's name, refused with findings; files that are no packages."""

import gzip
import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from qala.office.exchange.models import ProjectImport
from qala.office.finance.models import Contract
from qala.office.projects.models import Project
from qala.office.projects.reference import load as load_projects


@pytest.fixture
def package(city: Any, shared_data: Any) -> Path:
    """The official example."""
    load_projects(lambda _line: None)
    return Path(shared_data("openness/oc4ids/example.json"))


def run(*arguments: str) -> str:
    said = io.StringIO()
    call_command("import_oc4ids", *arguments, stdout=said)
    return said.getvalue()


@pytest.mark.shared_data
def test_a_dry_run_says_what_would_be(package: Path) -> None:
    assert "Dry run" in run(str(package), "--dry-run")
    assert not Project.objects.exists()


@pytest.mark.shared_data
def test_money_is_taken_in_somebodys_name(package: Path, city: Any) -> None:
    run(str(package))
    assert (Project.objects.count(), Contract.objects.count()) == (1, 0)
    with pytest.raises(CommandError, match="nobody signs in"):
        run(str(package), "--by", "nobody@example.kz")
    Project.objects.all().delete()
    run(str(package), "--by", city.people.project_office.email)
    assert (Project.objects.count(), Contract.objects.count()) == (1, 3)


@pytest.mark.shared_data
def test_somebody_without_the_right_is_refused(package: Path, city: Any) -> None:
    with pytest.raises(CommandError):
        run(str(package), "--by", city.people.operator.email)
    assert not ProjectImport.objects.exists()


@pytest.mark.shared_data
def test_a_bad_package_is_refused_with_its_findings(package: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json.gz"
    bad.write_bytes(
        gzip.compress(package.read_bytes().replace(b'"currency": "GBP"', b'"currency": "XYZ"', 1))
    )
    with pytest.raises(CommandError, match="Not a code of the list currency"):
        run(str(bad))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[]", "kind that is expected"),
        (b'{"projects": [', "not JSON"),
        (gzip.compress(b" " * 70_000_000), "larger than 64 MB"),
        (b"PK\x03\x04 and more", "ZIP archive"),
    ],
    ids=["list", "half", "bomb", "archive"],
)
def test_what_is_no_package_is_refused(city: Any, tmp_path: Path, content: bytes, words: str) -> None:
    load_projects(lambda _line: None)
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=words):
        run(str(path))
    assert not Project.objects.exists()


@pytest.mark.django_db
def test_four_gigabytes_are_not_read(city: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with path.open("wb") as made:
        made.truncate(4 << 30)
    with pytest.raises(CommandError, match="too large"):
        run(str(path))


@pytest.mark.django_db
def test_an_upload_that_is_too_large_is_not_read(city: Any, client_for: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("qala.office.exchange.forms.MAX_UPLOAD", 10)
    upload = {"file": SimpleUploadedFile("a.json", b"{" * 11), "profile": "oc4ids"}
    answer = client_for(city.people.project_office).post(reverse("exchange:new_import"), upload)
    assert answer.status_code == 422
    assert "The file is larger than 0 MB." in answer.content.decode()
    assert not ProjectImport.objects.exists()
