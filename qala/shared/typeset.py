"""Paper: PDF by typst, from the house's own sheet (`typst/paper.typ`) and data.

What people wrote is handed over as JSON and set as plain text: nothing of it is read as markup or code. The sheet reads
no file and no package, the root is the folder of the sheet alone, and only typst's own fonts are used (they have every
Kazakh letter), so the same data gives the same paper on every machine.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

SHEET = Path(__file__).parent / "typst" / "paper.typ"


@dataclass(frozen=True)
class Paper:
    """One sheet. `facts` are (label, value) lines, `body` paragraphs, `signed` the lines under them."""

    language: str
    title: str
    sender: str
    body: Sequence[str] = ()
    facts: Sequence[tuple[str, str]] = ()
    signed: Sequence[str] = ()
    foot: str = ""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def pdf(paper: Paper) -> bytes:
    """The paper as PDF. About a tenth of a second."""
    data = asdict(paper)
    data["lang"] = data.pop("language")
    return typeset(SHEET, data)


def typeset(sheet: Path, data: Any, *, standard: "Literal['ua-1'] | None" = None) -> bytes:
    """A sheet of a room's own as PDF, with data that JSON can carry; see above for what the sheet may do.

    `standard` "ua-1" makes an accessible PDF (PDF/UA) and fails when the sheet is none, as without a title.
    """
    made = typst.compile(
        sheet,
        root=sheet.parent,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=[standard] if standard else [],
    )
    return bytes(made)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: parted by empty lines, without empty ones."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [part.strip() for part in parts if part.strip()]
