"""Photos: only pixels survive. They are decoded, turned upright, pasted into a new image and saved from
there.

Nothing of the old file is carried over by name: EXIF, GPS, XMP, IPTC, comments, colour profile, embedded
preview, further frames and whatever is glued to the end are left behind because the new image never had them.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import tzinfo
from io import BytesIO
from pathlib import Path

import pi_heif
from PIL import Image, ImageCms, ImageOps

from . import boxes, whereabouts
from .limits import Limits, Unfit
from .sniff import Sniffed
from .whereabouts import Whereabouts

THUMBNAIL_SIDES = (320, 1280)
#: Two decodings at once per process: the pixel limit bounds one, this bounds their sum.
_DECODERS = threading.BoundedSemaphore(2)

pi_heif.register_heif_opener(thumbnails=False)


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """Paths of what may be seen; `width` and `height` of the clean copy in pixels; the whereabouts stay
    private."""

    clean: Path
    thumbs: dict[int, Path]
    media_type: str
    width: int
    height: int
    whereabouts: Whereabouts


def clean(source: Path, sniffed: Sniffed, folder: Path, limits: Limits, zone: tzinfo) -> CleanPhoto:
    """Write `clean.*` and `thumb-<side>.webp` into `folder`; `Unfit` "damaged" or "too_many_pixels"
    otherwise."""
    with _DECODERS:
        try:
            pixels, private = _read(source, sniffed, limits, zone)
        except Unfit:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            raise Unfit("too_many_pixels") from bomb
        except (
            Exception
        ) as fault:  # decoders of hostile bytes raise anything: OSError, SyntaxError, struct.error …
            raise Unfit("damaged") from fault
        # A photo stays a JPEG; what came lossless or with transparency is kept better by WebP.
        as_jpeg = sniffed.format in ("JPEG", "HEIF") and pixels.mode == "RGB"
        path = folder / ("clean.jpg" if as_jpeg else "clean.webp")
        _save(pixels, path)
        thumbs = {side: _thumbnail(pixels, side, folder) for side in THUMBNAIL_SIDES}
    media_type = "image/jpeg" if as_jpeg else "image/webp"
    return CleanPhoto(path, thumbs, media_type, pixels.width, pixels.height, private)


def publish_frame(frame: Image.Image, folder: Path, side: int) -> tuple[Path, dict[int, Path]]:
    """A video's poster and its thumbnails from one decoded frame."""
    pixels = _pasted(frame.convert("RGB"))
    pixels.thumbnail((side, side), Image.Resampling.LANCZOS)
    poster = folder / "poster.jpg"
    _save(pixels, poster)
    return poster, {small: _thumbnail(pixels, small, folder) for small in THUMBNAIL_SIDES}


def _read(source: Path, sniffed: Sniffed, limits: Limits, zone: tzinfo) -> tuple[Image.Image, Whereabouts]:
    if sniffed.format == "HEIF":
        boxes.check_whole(source)
    # Naming the one decoder keeps Pillow's forty others away from the bytes.
    with Image.open(source, formats=[sniffed.format]) as image:
        limits.check_picture(*image.size)
        private = whereabouts.of_picture(image, zone)
        # Reduced in place before anything copies it; a JPEG is even decoded at a half where that suffices.
        side = (limits.published_side, limits.published_side)
        image.thumbnail(side, Image.Resampling.LANCZOS, reducing_gap=2.0)
        image.load()
        upright = ImageOps.exif_transpose(image)
    return _pasted(_in_srgb(upright)), private


def _in_srgb(image: Image.Image) -> Image.Image:
    """Colours as the profile meant them, in sRGB, so that the profile can be dropped."""
    has_alpha = image.has_transparency_data
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L") and not has_alpha:
        try:
            srgb = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(image, BytesIO(profile), srgb, outputMode="RGB")
            if turned is not None:
                return turned
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile only costs a shade of colour
    if image.mode in ("I;16", "I;16B", "I"):
        return image.point(lambda value: value / 256).convert("L").convert("RGB")
    return image.convert("RGBA" if has_alpha else "RGB")


def _pasted(image: Image.Image) -> Image.Image:
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    return fresh


def _thumbnail(pixels: Image.Image, side: int, folder: Path) -> Path:
    small = pixels.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    path = folder / f"thumb-{side}.webp"
    _save(small, path)
    return path


def _save(pixels: Image.Image, path: Path) -> None:
    if path.suffix == ".jpg":
        pixels.save(path, "JPEG", quality=88, optimize=True, progressive=True)
    else:
        pixels.save(path, "WEBP", quality=82 if path.stem.startswith("thumb") else 90, method=2)
