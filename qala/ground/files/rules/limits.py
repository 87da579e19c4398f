"""What a file may weigh, measure and last; and the one way a rule says no."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024

#: Every code `Unfit` may carry; `files.refusals` holds a translated text for each.
CODES = (
    "empty",
    "too_big",
    "unknown_type",
    "kind_not_allowed",
    "damaged",
    "too_many_pixels",
    "too_long",
    "protected",
    "active_content",
)


class Unfit(Exception):
    """The file cannot be taken; `code` is one of `CODES`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds, all inclusive: bytes per kind, pixels of one picture or frame, seconds of video."""

    photo_bytes: int = 30 * MEGABYTE
    video_bytes: int = 300 * MEGABYTE
    document_bytes: int = 25 * MEGABYTE
    # 64 million covers the 48 and 50 megapixel phones; decoded it is 192 MB, which the web process survives.
    photo_pixels: int = 64_000_000
    photo_side: int = 30_000
    # 4096 x 2304: the widest "4K" a phone writes.
    video_pixels: int = 9_437_184
    video_seconds: int = 300
    video_fps: int = 240
    published_side: int = 4096
    transcoded_side: int = 1280

    def bytes_for(self, kind: str) -> int:
        """The byte limit of `photo`, `video` or `document`; KeyError for another kind."""
        return {"photo": self.photo_bytes, "video": self.video_bytes, "document": self.document_bytes}[kind]

    @property
    def most_bytes(self) -> int:
        """The largest file of any kind."""
        return max(self.photo_bytes, self.video_bytes, self.document_bytes)

    def check_bytes(self, kind: str, size: int) -> None:
        """Raise `Unfit` when `size` bytes are none or too many for the kind."""
        if size <= 0:
            raise Unfit("empty")
        if size > self.bytes_for(kind):
            raise Unfit("too_big")

    def check_picture(self, width: int, height: int) -> None:
        """Raise `Unfit` for a picture of impossible or excessive size, before a pixel is decoded."""
        if width <= 0 or height <= 0:
            raise Unfit("damaged")
        if width * height > self.photo_pixels or max(width, height) > self.photo_side:
            raise Unfit("too_many_pixels")

    def check_frame(self, width: int, height: int) -> None:
        """The same for the frames of a video."""
        if width <= 0 or height <= 0:
            raise Unfit("damaged")
        if width * height > self.video_pixels:
            raise Unfit("too_many_pixels")

    def check_duration(self, seconds: float) -> None:
        """Raise `Unfit` when a video lasts longer than allowed; half a second of container rounding is
        forgiven."""
        if seconds > self.video_seconds + 0.5:
            raise Unfit("too_long")
