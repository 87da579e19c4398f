"""Pictures and videos made by code, each with a secret planted wherever its format has a place for one."""

from __future__ import annotations

import io
import struct
import zlib
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

#: Looked for in every byte of everything that is published.
SECRET = "SECRET-7f3a9c-KABANBAY-14"
LON, LAT = 71.4304, 51.1282


def gradient(width: int = 400, height: int = 300, mode: str = "RGB") -> Image.Image:
    """A picture whose corners can be told apart: the top left is red."""
    image = Image.linear_gradient("L").resize((width, height)).convert(mode)
    image.paste((255, 0, 0, 255)[: len(image.getbands())], (0, 0, width // 4, height // 4))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    """Place, time, names: as a phone writes them."""
    made = Image.Exif()
    made[ExifTags.Base.Orientation] = orientation
    made[ExifTags.Base.ImageDescription] = SECRET
    made[ExifTags.Base.Artist] = SECRET
    details = made.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = "2026:03:01 14:30:00"
    details[ExifTags.Base.UserComment] = b"ASCII\0\0\0" + SECRET.encode()
    gps = made.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLatitude] = "N", _parts(LAT)
    gps[ExifTags.GPS.GPSLongitudeRef], gps[ExifTags.GPS.GPSLongitude] = "E", _parts(LON)
    return made


def xmp() -> bytes:
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>{SECRET}</place></x:xmpmeta>'.encode()


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + SECRET.encode()


def jpeg(orientation: int = 1, size: tuple[int, int] = (400, 300), tail: bytes = SECRET.encode()) -> bytes:
    """EXIF, XMP, IPTC, comment, colour profile, and a tail after the end."""
    out = io.BytesIO()
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(SECRET)) + SECRET.encode()
    gradient(*size).save(
        out, "JPEG", exif=exif(orientation), xmp=xmp(), comment=SECRET.encode(), icc_profile=profile(),
        extra=b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc,
    )  # fmt: skip
    return out.getvalue() + tail


def noise(side: int = 1400) -> bytes:
    """A picture that compresses badly: its clean copy is larger than what is answered in one go."""
    out = io.BytesIO()
    Image.effect_noise((side, side), 90).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def png() -> bytes:
    """Text chunks of all three kinds, EXIF, transparency."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", SECRET)
    texts.add_text("Packed", SECRET, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", xmp().decode())
    out = io.BytesIO()
    gradient(mode="RGBA").save(out, "PNG", pnginfo=texts, exif=exif())
    return out.getvalue()


def webp() -> bytes:
    out = io.BytesIO()
    gradient().save(out, "WEBP", exif=exif(), xmp=xmp(), icc_profile=profile())
    return out.getvalue()


def bomb_png(side: int = 60_000) -> bytes:
    """A few kilobytes that promise 3.6 billion pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
        + chunk(b"IEND", b"")
    )


def video(
    path: Path,
    *,
    codec: str = "libx264",
    sound: str | None = "aac",
    seconds: int = 2,
    size: tuple[int, int] = (320, 240),
    options: dict[str, str] | None = None,
) -> Path:
    """A clip with place, title, comment and chapter; the container by the path's ending."""
    with av.open(
        str(path), "w", options={"movflags": "use_metadata_tags"} if path.suffix != ".webm" else {}
    ) as out:
        for tag in ("title", "comment", "artist"):
            out.metadata[tag] = SECRET
        out.metadata["location"] = out.metadata["location-eng"] = f"+{LAT}+0{LON}/"
        out.metadata["creation_time"] = "2026-03-01T09:30:00Z"
        picture = cast(VideoStream, out.add_stream(codec, rate=25, options=options or {}))
        picture.width, picture.height, picture.pix_fmt = *size, "yuv420p"
        picture.metadata["title"] = SECRET
        noise = cast(AudioStream, out.add_stream(sound, rate=48_000)) if sound else None
        if noise is not None:
            noise.metadata["title"] = SECRET
        out.set_chapters([
            {"id": 1, "start": 0, "end": 1000, "time_base": Fraction(1, 1000), "metadata": {"title": SECRET}}
        ])  # fmt: skip
        for number in range(25 * seconds):
            shade = Image.new("RGB", size, (number % 255, 80, 160))
            shade.paste((255, 0, 0), (0, 0, size[0] // 4, size[1] // 4))
            out.mux(picture.encode(VideoFrame.from_image(shade)))
        out.mux(picture.encode(None))
        if noise is not None:
            _silence(out, noise, seconds)
    return path


def _silence(out: av.container.OutputContainer, stream: AudioStream, seconds: int) -> None:
    samples = stream.codec_context.frame_size or 960
    for number in range(48_000 * seconds // samples):
        form = stream.codec_context.format.name
        channels = stream.codec_context.layout.nb_channels
        shape = (channels, samples) if form.endswith("p") else (1, samples * channels)
        kind = {"flt": "f4", "fltp": "f4", "s16": "i2", "s16p": "i2"}[form]
        frame = av.AudioFrame.from_ndarray(np.zeros(shape, kind), form, stream.codec_context.layout.name)
        frame.sample_rate, frame.pts, frame.time_base = 48_000, number * samples, Fraction(1, 48_000)
        out.mux(stream.encode(frame))
    out.mux(stream.encode(None))


def with_sei(path: Path, target: Path) -> Path:
    """The same H.264 clip with the secret in an SEI unit before every picture, as dash cameras write
    positions."""
    body = bytes(16) + SECRET.encode()
    unit = bytes([6, 5, len(body)]) + body + b"\x80"
    with av.open(str(path)) as source, av.open(str(target), "w") as out:
        stream = source.streams.video[0]
        copied = out.add_stream_from_template(stream, opaque=True)
        for packet in source.demux(stream):
            if packet.dts is None:
                continue
            added = av.Packet(struct.pack(">I", len(unit)) + unit + bytes(packet))
            added.pts, added.dts, added.time_base = packet.pts, packet.dts, packet.time_base
            added.is_keyframe = packet.is_keyframe
            added.stream = copied
            out.mux(added)
    return target


def pdf(extra: bytes = b"", packed: bytes | None = None) -> bytes:
    """A one-page document; `extra` goes into its catalogue, `packed` into a compressed object stream."""
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + extra + b" >>\nendobj\n"
    body += b"2 0 obj\n<< /Type /Pages /Count 0 /Kids [] >>\nendobj\n"
    if packed is not None:
        stream = zlib.compress(packed)
        body += b"3 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n" % len(
            stream
        )
        body += stream + b"\nendstream\nendobj\n"
    return body + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


def _parts(degrees: float) -> tuple[float, float, float]:
    whole, rest = divmod(degrees, 1)
    minutes, rest = divmod(rest * 60, 1)
    return whole, minutes, round(rest * 60, 4)
