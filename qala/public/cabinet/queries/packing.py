"""One ZIP of everything: data.json for programs, index.html and appeals.csv for people, the person's own files."""

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from qala.contact.appeals.queries.moments import moment_words
from qala.ground.files import storage
from qala.ground.files.models import StoredFile
from qala.ground.people.models import User
from qala.public.cabinet.queries.holdings import Section, holdings, own_files
from qala.public.cabinet.queries.terms import shown_terms
from qala.shared.clock import now
from qala.shared.lists.exporting import csv_value

COLUMNS = ("number", "received", "topic", "state", "address", "executor", "text")
_LIST_LIMIT = 500
"""Rows of one section in the readable page; data.json has all of them."""


def pack(user: User, target: Path) -> None:
    """Write the ZIP. Files are copied piece by piece, rows some hundreds at a time."""
    with override(user.language), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        sections = holdings(user)
        with made.open("data.json", "w", force_zip64=True) as raw:
            _write_json(sections, io.TextIOWrapper(raw, encoding="utf-8", write_through=True))
        appeals = next(section for section in sections if section.code == "appeals")
        with made.open("appeals.csv", "w", force_zip64=True) as raw:
            _write_csv(appeals, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="", write_through=True))
        made.writestr("index.html", _page(user, sections))
        for file in own_files(user):
            _add(made, file)


def _write_json(sections: list[Section], out: io.TextIOWrapper) -> None:
    out.write("{\n")
    for place, section in enumerate(sections):
        out.write(f"{',' if place else ''}{json.dumps(section.code)}: [\n")
        for number, row in enumerate(section.rows()):
            out.write(("," if number else "") + json.dumps(row, ensure_ascii=False, default=_plain) + "\n")
        out.write("]\n")
    out.write("}\n")
    out.detach()


def _plain(value: Any) -> str:
    return str(value.isoformat() if hasattr(value, "isoformat") else value)


def _write_csv(section: Section, out: io.TextIOWrapper) -> None:
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in section.rows():
        writer.writerow([csv_value(row[name]) for name in COLUMNS])
    out.detach()


def _page(user: User, sections: list[Section]) -> str:
    shown = []
    for section in sections:
        rows: list[list[tuple[str, Any]]] = []
        for row in section.rows():
            if len(rows) == _LIST_LIMIT:
                break
            rows.append([(name.replace("_", " "), _words(value)) for name, value in row.items() if value])
        shown.append((section.label, rows))
    words = {"person": user, "sections": shown, "made_at": now(), "terms": shown_terms().values()}
    return render_to_string("cabinet/copy.html", words)


def _words(value: Any) -> Any:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_words(each)}" for key, each in value.items() if each)
    if isinstance(value, list):
        return "; ".join(str(_words(each)) for each in value if each)
    if hasattr(value, "astimezone"):
        return moment_words(value)
    return value


def _add(made: zipfile.ZipFile, file: StoredFile) -> None:
    """The clean copy: what others saw of it; the person has the original."""
    ending = {"video": "mp4", "photo": "jpg"}.get(file.kind, "bin")
    try:
        opened = storage.kept().open(file.clean_key, "rb")
    except FileNotFoundError:
        return
    with opened, made.open(f"files/{file.pk}.{ending}", "w", force_zip64=True) as inside:
        shutil.copyfileobj(opened, inside, 256 * 1024)
