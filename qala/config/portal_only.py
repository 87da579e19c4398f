"""What changes when a process is the portal alone: strangers read, from a database that it cannot write.

The settings read this module: nothing of it may import models.
"""

import re
from typing import Any

from qala.config.database import from_url

# Made before anybody asks, in each language.
FIRST = (
    "/",
    "/projects/",
    "/projects/map/",
    "/projects/districts/",
    "/opendata/",
    "/open/appeals/",
    "/open/districts/",
)
# What a kept page shows beside its words: without the database it is given as long as the page is.
LINKED = re.compile(rb"/files/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/(?:thumb-320|thumb-1280|clean)/")
READ_ONLY = "-c default_transaction_read_only=on"
PATIENCE = 3  # seconds for a connection; readers of kept pages wait for none
# Who somebody is, and what is written about it.
LEFT_OUT = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "qala.ground.people.middleware.SessionActivity",
    "qala.ground.people.middleware.SecondFactorRequired",
)
AUTHENTICATION = "django.contrib.auth.middleware.AuthenticationMiddleware"
READERS = "qala.config.readers.Readers"


def adapt(settings: dict[str, Any], url: str) -> None:
    """Change the settings; `url` is the database that is read."""
    database = from_url(url)
    options = database["OPTIONS"]
    options["options"] = f"{options.get('options', '')} {READ_ONLY}".strip()
    options.setdefault("connect_timeout", str(PATIENCE))
    options["pool"] = {**options["pool"], "timeout": PATIENCE}
    settings["DATABASES"] = {"default": database}
    settings["CACHES"] = {**settings["CACHES"], "default": settings["CACHES"]["local"]}
    settings["ROOT_URLCONF"] = "qala.config.portal_urls"
    settings["MIDDLEWARE"] = middleware(settings["MIDDLEWARE"])


def middleware(usual: list[str]) -> list[str]:
    """The usual one without sessions and accounts."""
    return [READERS if each == AUTHENTICATION else each for each in usual if each not in LEFT_OUT]
