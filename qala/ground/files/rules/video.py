"""Videos: what is inside, whether it may be taken, and its poster frame.

The demuxer is named, never guessed: FFmpeg's playlist and concat demuxers open other files and addresses.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Literal

import av
from av.codec.codec import UnknownCodecError
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from . import boxes
from .limits import Limits, Unfit
from .sniff import Sniffed
from .whereabouts import Whereabouts, checked

#: Output container, and how the picture gets there: copied packet by packet or decoded and encoded anew.
Plan = Literal["copy_mp4", "copy_webm", "encode_mp4"]

_MOST_STREAMS = 16
#: A full or failing disk and a missing encoder say nothing about the video: the job fails and is tried again.
_OUR_FAULTS = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE, errno.ENOMEM}
_ISO_6709 = re.compile(r"^([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Probed:
    """`width` and `height` as shown (turned upright), `duration_s` in seconds, and what to do with the
    picture."""

    width: int
    height: int
    duration_s: float
    plan: Plan
    whereabouts: Whereabouts


@contextmanager
def opened(source: Path, sniffed: Sniffed, limits: Limits) -> Iterator[tuple[InputContainer, VideoStream]]:
    """The container and its first video stream; every fault of FFmpeg becomes `Unfit` "damaged"."""
    try:
        with av.open(str(source), "r", format=sniffed.format, metadata_errors="ignore") as container:
            if not container.streams.video or len(container.streams) > _MOST_STREAMS:
                raise Unfit("damaged")
            stream = container.streams.video[0]
            # The decoder itself refuses larger frames, also those that a stream announces half-way.
            stream.codec_context.options = {"max_pixels": str(limits.video_pixels)}
            stream.codec_context.thread_count = 2
            yield container, stream
    except (av.error.FFmpegError, ValueError, ArithmeticError, LookupError) as fault:
        if isinstance(fault, UnknownCodecError) or getattr(fault, "errno", None) in _OUR_FAULTS:
            raise
        raise Unfit("damaged") from fault


def probe(source: Path, sniffed: Sniffed, limits: Limits) -> Probed:
    """Read the headers and the first frame; raise `Unfit` for what is too large, too long or does not
    decode."""
    if sniffed.format == "mov":
        boxes.check_whole(source)
    with opened(source, sniffed, limits) as (container, stream):
        limits.check_frame(stream.width, stream.height)
        duration = _duration(container, stream)
        limits.check_duration(duration)
        _check_rate(stream, limits)
        turned = _first_frame(container, stream)
        return Probed(
            turned.width, turned.height, round(duration, 3), _plan(stream, sniffed), _whereabouts(container)
        )


def poster(source: Path, sniffed: Sniffed, limits: Limits) -> Image.Image:
    """The picture one second in (or the first there is), upright, in RGB."""
    with opened(source, sniffed, limits) as (container, stream):
        return _first_frame(container, stream, after_s=1.0)


def upright_steps(rotation: int) -> list[tuple[str, str]]:
    """FFmpeg filters that turn a frame upright; `rotation` is the display matrix's angle, counter-clockwise
    degrees."""
    return {
        90: [("transpose", "cclock")],
        180: [("hflip", ""), ("vflip", "")],
        270: [("transpose", "clock")],
    }.get(rotation % 360, [])


def _duration(container: InputContainer, stream: VideoStream) -> float:
    if container.duration:
        return container.duration / av.time_base
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    # WebM from a browser's recorder carries no duration: count it, at the price of reading the file.
    last = 0.0
    for packet in container.demux(stream):
        if packet.pts is not None and packet.time_base is not None:
            last = max(last, float(packet.pts * packet.time_base))
    container.seek(0)
    return last


def _check_rate(stream: VideoStream, limits: Limits) -> None:
    rate = stream.average_rate or Fraction(0)
    if rate > limits.video_fps or (stream.frames or 0) > limits.video_fps * (limits.video_seconds + 1):
        raise Unfit("too_long")


def _first_frame(container: InputContainer, stream: VideoStream, after_s: float = 0.0) -> Image.Image:
    chosen: Image.Image | None = None
    for count, frame in enumerate(container.decode(stream)):
        chosen = _upright(frame)
        if (frame.time or 0.0) >= after_s or count > 300:
            break
    if chosen is None:
        raise Unfit("damaged")
    return chosen


def _upright(frame: VideoFrame) -> Image.Image:
    image: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
    return image.rotate(frame.rotation, expand=True) if frame.rotation else image


def _plan(stream: VideoStream, sniffed: Sniffed) -> Plan:
    """Copy what every current browser plays; anything else is encoded anew."""
    codec = stream.codec_context.name
    eight_bit = stream.codec_context.pix_fmt in ("yuv420p", "yuvj420p")
    if sniffed.format == "mov" and codec == "h264" and eight_bit:
        return "copy_mp4"
    if sniffed.format == "matroska" and codec in ("vp8", "vp9", "libvpx", "libvpx-vp9") and eight_bit:
        return "copy_webm"
    return "encode_mp4"


def _whereabouts(container: InputContainer) -> Whereabouts:
    tags = {name.lower(): value for name, value in container.metadata.items()}
    said = tags.get("com.apple.quicktime.location.iso6709") or tags.get("location") or ""
    found = _ISO_6709.match(said)
    lon, lat = checked(float(found[2]), float(found[1])) if found else (None, None)
    taken = tags.get("com.apple.quicktime.creationdate") or tags.get("creation_time") or ""
    return Whereabouts(_moment(taken), lon, lat)


def _moment(said: str) -> datetime | None:
    """An aware moment; cameras with an unset clock write 1904 or 1970, which is no moment at all."""
    try:
        parsed = datetime.fromisoformat(said)
    except ValueError:
        return None
    if parsed.tzinfo is None or not 1990 <= parsed.year < 2100:
        return None
    return parsed.astimezone(UTC)
