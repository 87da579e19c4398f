"""Settings of the tests: the real ones with a fast password hash and without the connection pool."""

import os

# Development values for what production must name (the secret key); the tests themselves run with DEBUG off.
os.environ.setdefault("QALA_DEBUG", "on")

from qala.config.settings import *  # noqa: E402, F403
from qala.config.settings import DATABASES, STORAGES  # noqa: E402

DEBUG = False
ALLOWED_HOSTS = ["*"]
LANGUAGE_CODE = "en"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# The test database is dropped at the end: no pool may keep connections to it.
DATABASES["default"]["OPTIONS"].pop("pool", None)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
