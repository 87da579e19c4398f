"""A gateway of SMS for the site that the browser visits: each message is a file that the test reads."""

import uuid
from pathlib import Path

from django.conf import settings


class Kept:
    """See `people.sms.Gateway`."""

    def send(self, *, to: str, text: str, key: str = "") -> None:
        """The number in the first line, the text below it."""
        folder = Path(settings.SMS_FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{uuid.uuid4()}.txt").write_text(f"{to}\n{text}")

    def close(self) -> None:
        """Nothing to close."""
