"""The ASGI entry: live news beside Django (no middleware, no thread per listener), everything else in Django."""

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qala.config.settings")

import django

django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402
from servestatic import ServeStaticASGI  # noqa: E402

from qala.config.handler import ThreadedHandler  # noqa: E402
from qala.config.portal_only import FIRST, LINKED  # noqa: E402
from qala.ground.files import conf as files_conf  # noqa: E402
from qala.ground.files.bodies import LimitBodies  # noqa: E402
from qala.public.opendata.actions import tidy  # noqa: E402
from qala.shared.kept import KeptPages, LastingPages, Shared  # noqa: E402
from qala.shared.sse import live_application  # noqa: E402

django_site = ThreadedHandler()
pages: Any = django_site
# Among the web processes of one start.
shared = Shared(settings.KEPT_FILES / str(os.getppid())) if settings.KEPT_BYTES else None
if settings.KEPT_BYTES and settings.PORTAL_ONLY:
    pages = LastingPages(
        django_site, most_bytes=settings.KEPT_BYTES, first=FIRST, linked=LINKED, chore=tidy, shared=shared
    )
elif settings.KEPT_BYTES:
    pages = KeptPages(django_site, most_bytes=settings.KEPT_BYTES, shared=shared)
site = ServeStaticASGI(
    pages,
    root=str(settings.STATIC_ROOT) if settings.STATIC_ROOT.is_dir() else None,
    prefix=settings.STATIC_URL,
    allow_all_origins=False,
    add_headers_function=lambda headers, _path, _url: headers.add_header("X-Content-Type-Options", "nosniff"),
)
bounded_site = LimitBodies(
    site,
    form=files_conf.form_bytes(settings.FILES_LIMITS),
    chunk=files_conf.CHUNK_BYTES,
    other=settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
)


async def application(scope, receive, send):  # type: ignore[no-untyped-def]
    """Route one connection."""
    if scope["type"] == "http" and scope["path"] == "/live/":
        await live_application(scope, receive, send)
    elif scope["type"] == "http":
        await bounded_site(scope, receive, send)
