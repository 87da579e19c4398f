"""Settings of the tests: the real ones with a fast password hash and without the connection pool."""

import atexit
import os
import tempfile
from pathlib import Path

# Development values for what production must name (the secret key); the tests themselves run with DEBUG off.
os.environ.setdefault("QALA_DEBUG", "on")

from qala.config.settings import *
from qala.config.settings import DATABASES, STORAGES

DEBUG = False
ALLOWED_HOSTS = ["*"]
LANGUAGE_CODE = "en"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
NOTIFICATIONS_KEPT_HERE, VAPID_PRIVATE_KEY = False, ""
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# The test database is dropped at the end: no pool may keep connections to it.
DATABASES["default"]["OPTIONS"].pop("pool", None)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Uploaded files of the tests go where nobody keeps anything.
_files = tempfile.TemporaryDirectory(prefix="qala-test-files-")
atexit.register(_files.cleanup)
FILES_WORK = Path(_files.name) / "work"
STORAGES["files"] = {
    "BACKEND": "qala.ground.files.storage.LocalFiles",
    "OPTIONS": {"location": Path(_files.name) / "kept"},
}
# Tests with the same frozen moment would read one another's files; those of the shelf name a folder.
OPENDATA_FILES, OPENDATA_BYTES = Path(_files.name) / "opendata", 0
