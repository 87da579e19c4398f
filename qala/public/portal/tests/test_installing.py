"""Manifest, icons, the service worker and the page without a connection."""

import io
import re
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from qala.shared.workers import worker_part, worker_script

LANGUAGES = [("kk", "Өтініш"), ("ru", "Написать"), ("en", "Write")]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "beginning"), LANGUAGES)
def test_the_manifest_speaks_the_visitors_language(language: str, beginning: str, client: Client) -> None:
    told = client.get("/manifest.webmanifest", headers={"Accept-Language": language}).json()
    assert told["lang"] == language
    assert told["shortcuts"][0]["name"].startswith(beginning)
    assert told["share_target"]["action"] == "/submit/share/"
    sizes = {(icon["sizes"], icon["purpose"]) for icon in told["icons"]}
    assert {("192x192", "any"), ("512x512", "maskable")} <= sizes
    for icon in told["icons"]:
        picture = Image.open(io.BytesIO(client.get(icon["src"]).content))
        assert f"{picture.width}x{picture.height}" == icon["sizes"]
        # A maskable icon fills its corners, the other one is round there.
        assert (picture.getpixel((0, 0))[3] == 255) == (icon["purpose"] == "maskable")  # type: ignore[index]


@pytest.mark.django_db
def test_no_other_icons(client: Client) -> None:
    assert client.get("/icons/9999-any.png").status_code == 404
    assert client.get("/icons/192-round.png").status_code == 404


@pytest.mark.django_db
def test_one_worker_for_the_site(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer["Service-Worker-Allowed"] == "/"
    assert answer["Cache-Control"] == "no-cache"
    body = answer.content.decode()
    order = [
        body.index(f"// {path}")
        for path in ("fieldwork/js/worker.js", "portal/js/sending.js", "portal/js/worker.js")
    ]
    assert order == sorted(order)
    pages = re.search(r'"pages": (\[[^\]]*\])', body)
    assert pages is not None
    assert pages[1] == '["/submit/", "/offline/"]', "no page that may hold anything personal"


def test_a_part_is_one_line(monkeypatch: Any) -> None:
    from qala.shared import workers

    monkeypatch.setattr(workers, "_parts", dict(workers._parts))
    before = workers._compose()
    worker_part("shared/js/focus.js", order=5)
    after = workers._compose()
    assert after.index("// shared/js/focus.js") < after.index("// fieldwork/js/worker.js")
    assert before[:60] != after[:60], "another version, so that browsers take it"
    assert worker_script()
