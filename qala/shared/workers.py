"""The site's one service worker: rooms hand in their parts, and `/sw.js` is all of them behind each other.

A browser has one worker for a scope, so there cannot be one for each room. A part is a classic script of the room's
static files. It runs in a function of its own: names do not collide; what parts share hangs on `self`. The first part
that answers a request is the one that does, so a narrow part has a low order and the general one the highest.

    worker_part("notifications/js/push-worker.js")        # in the room's menu.py, one line
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse


@dataclass(frozen=True)
class WorkerPart:
    """`files` are static paths that must be there without a connection, `pages` names of addresses."""

    path: str
    order: int
    files: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


_parts: dict[str, WorkerPart] = {}


def worker_part(path: str, *, order: int = 50, files: Sequence[str] = (), pages: Sequence[str] = ()) -> None:
    """Add a part."""
    _parts[path] = WorkerPart(path, order, tuple(files), tuple(pages))


def worker_script() -> str:
    """The text of `/sw.js`. It changes with every part and file, and browsers then take the new one by themselves."""
    return _compose() if settings.DEBUG else _composed()


@cache
def _composed() -> str:
    return _compose()


def _compose() -> str:
    parts = sorted(_parts.values(), key=lambda part: (part.order, part.path))
    bodies = "\n".join(f"// {part.path}\n(() => {{\n{_source(part.path)}\n}})();" for part in parts)
    about = {
        "files": list(dict.fromkeys(static(path) for part in parts for path in part.files)),
        "pages": list(dict.fromkeys(reverse(name) for part in parts for name in part.pages)),
    }
    version = hashlib.sha256(f"{about} {bodies}".encode()).hexdigest()[:12]
    return f"const QALA = {json.dumps({'version': version, **about})};\n{bodies}\n"


def _source(path: str) -> str:
    found = finders.find(path)
    if not isinstance(found, str):
        raise FileNotFoundError(f"no such part of the service worker: {path}")
    return Path(found).read_text(encoding="utf-8")
