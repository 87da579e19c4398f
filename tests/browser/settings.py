"""Settings of the site that the browser visits: the tests' own, with real files and static files of this moment."""

import os
from pathlib import Path

from qala.config.settings_test import *  # noqa: F403
from qala.config.settings_test import STORAGES

_home = Path(os.environ["QALA_BROWSER_HOME"])
STATIC_ROOT = _home / "static"
FILES_WORK = _home / "work"
STORAGES["files"] = {
    "BACKEND": "qala.ground.files.storage.LocalFiles",
    "OPTIONS": {"location": _home / "kept"},
}
WHITENOISE_MAX_AGE = 3600  # as far as these minutes go, nothing of the static files changes
MFA_REQUIRED = False
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = _home / "mail"
SMS_GATEWAY = "tests.browser.sms.Kept"
SMS_FOLDER = str(_home / "sms")
