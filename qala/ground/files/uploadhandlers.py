"""Stops an ordinary form's file while it is parsed, so that no more than the limit is ever written."""

from __future__ import annotations

from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from qala.ground.files import conf


class LimitedUploadHandler(FileUploadHandler):
    """Passes bytes on to the next handler until a file or the form outgrows its limit."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803  Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Refuse by the stated length before a byte is read; raises RequestDataTooBig (Django answers
        400)."""
        if content_length > conf.form_bytes(settings.FILES_LIMITS):
            raise RequestDataTooBig("the form is larger than any file may be")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Count from zero for every file of the form."""
        super().new_file(*args, **kwargs)
        self._came = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Count what really came; raises RequestDataTooBig."""
        self._came += len(raw_data)
        if self._came > settings.FILES_LIMITS.most_bytes:
            raise RequestDataTooBig("the file is larger than any file may be")
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler makes the file."""
        return
