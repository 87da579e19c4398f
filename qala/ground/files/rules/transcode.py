"""The copy of a video that others may see: a new container with one picture and one sound stream, and nothing
else.

Tags, chapters, subtitles, attachments, timed metadata and second streams are not carried over. A copied H.264
picture passes a whitelist of NAL units, because cameras write position and serial numbers into SEI units.
Sound is always encoded anew. Rotation is kept: by the display matrix when copied, in the pixels when encoded.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer, OutputContainer
from av.filter import Graph
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from . import video
from .limits import Limits, Unfit
from .sniff import Sniffed
from .video import Plan

#: Slices, sequence and picture parameters, delimiters (ISO/IEC 14496-10, table 7-1); SEI (6) and the rest
# stay out.
_NAL_WHITELIST = "filter_units=pass_types=1-5|7-9"
_SOUND_RATE = 48_000
_TICKS = Fraction(1, 90_000)
_MOST_FPS = 30


def clean(source: Path, sniffed: Sniffed, plan: Plan, folder: Path, limits: Limits) -> tuple[Path, str]:
    """Write `clean.mp4` or `clean.webm` into `folder`; returns its path and media type. Raises `Unfit`."""
    webm = plan == "copy_webm"
    path = folder / ("clean.webm" if webm else "clean.mp4")
    options = {"fflags": "+bitexact"} if webm else {"fflags": "+bitexact", "movflags": "+faststart"}
    with (
        video.opened(source, sniffed, limits) as (container, picture),
        av.open(str(path), "w", format="webm" if webm else "mp4", container_options=options) as out,
    ):
        sound = container.streams.audio[0] if container.streams.audio else None
        picture_way = (
            _encoding(container, out, picture, limits) if plan == "encode_mp4" else _Copying(out, picture)
        )
        sound_way = _SoundEncoding(out, sound, "libopus" if webm else "aac") if sound is not None else None
        streams = [stream for stream in (picture, sound) if stream is not None]
        for packet in container.demux(streams):
            _check_time(packet, limits)
            way = picture_way if packet.stream.index == picture.index else sound_way
            if way is not None:
                out.mux(way.take(packet))
        out.mux(picture_way.finish())
        if sound_way is not None:
            out.mux(sound_way.finish())
        if not picture_way.count:
            raise Unfit("damaged")
    return path, "video/webm" if webm else "video/mp4"


def _check_time(packet: Packet[Any], limits: Limits) -> None:
    """The header's duration was checked already; this is what the packets themselves say."""
    if packet.pts is not None and packet.time_base is not None:
        start = packet.stream.start_time or 0
        limits.check_duration(float((packet.pts - start) * packet.time_base))


class _Copying:
    """Packets of the picture, unchanged but for the whitelist."""

    def __init__(self, out: OutputContainer, source: VideoStream) -> None:
        self.count = 0
        self._stream = out.add_stream_from_template(source, opaque=True)
        is_h264 = source.codec_context.name == "h264"
        self._filter = BitStreamFilterContext(_NAL_WHITELIST, source, self._stream) if is_h264 else None

    def take(self, packet: Packet[Any]) -> list[Packet[Any]]:
        # The demuxer's last packet is empty: it only tells a decoder to hand out what it holds back.
        if packet.dts is None:
            return []
        return self._sent(self._filter.filter(packet) if self._filter else [packet])

    def finish(self) -> list[Packet[Any]]:
        return self._sent(self._filter.filter(None)) if self._filter else []

    def _sent(self, packets: list[Packet[Any]]) -> list[Packet[Any]]:
        for packet in packets:
            packet.stream = self._stream
            self.count += 1
        return packets


class _PictureEncoding:
    """Frames turned upright, reduced, thinned to 30 a second and encoded as H.264, which every browser
    plays."""

    def __init__(self, stream: VideoStream, graph: Graph) -> None:
        self.count = 0
        self._stream = stream
        self._graph = graph
        self._next_s = 0.0

    def take(self, packet: Packet[Any]) -> list[Packet[Any]]:
        return [made for frame in _decoded(packet) for made in self._encoded(frame)]

    def finish(self) -> list[Packet[Any]]:
        return self._stream.encode(None)

    def _encoded(self, frame: VideoFrame) -> list[Packet[Any]]:
        moment = frame.time or 0.0
        if moment < self._next_s:
            return []
        self._next_s = moment + 1 / _MOST_FPS - 0.002
        self._graph.push(frame)
        ready = cast(VideoFrame, self._graph.pull())
        # Type and side data of the old frame must not steer the encoder or reach its output.
        ready.pict_type = av.video.frame.PictureType.NONE
        self.count += 1
        return self._stream.encode(ready)


def _encoding(
    container: InputContainer, out: OutputContainer, source: VideoStream, limits: Limits
) -> _PictureEncoding:
    rotation = _rotation(container, source)
    width, height = _reduced(source.width, source.height, limits.transcoded_side)
    graph = Graph()
    steps = [("scale", f"{width}:{height}"), *video.upright_steps(rotation), ("setsar", "1")]
    nodes = [graph.add_buffer(template=source, time_base=source.time_base)]
    nodes += [graph.add(name, given) if given else graph.add(name) for name, given in steps]
    nodes += [graph.add("format", "pix_fmts=yuv420p"), graph.add("buffersink")]
    graph.link_nodes(*nodes).configure()
    # a53cc would copy closed captions, a place to hide text in.
    stream = out.add_stream(
        "libx264", rate=_MOST_FPS, options={"preset": "veryfast", "crf": "26", "a53cc": "0"}
    )
    stream.width, stream.height = (height, width) if rotation % 180 else (width, height)
    stream.pix_fmt = "yuv420p"
    stream.codec_context.time_base = _TICKS
    return _PictureEncoding(stream, graph)


def _rotation(container: InputContainer, source: VideoStream) -> int:
    """The display matrix's angle, which PyAV tells per frame only; the demuxer is rewound afterwards."""
    frame = next(container.decode(source), None)
    if frame is None:
        raise Unfit("damaged")
    container.seek(0)
    source.codec_context.flush_buffers()
    return frame.rotation


def _reduced(width: int, height: int, side: int) -> tuple[int, int]:
    """Even numbers (4:2:0 halves them) with the longer side at most `side`."""
    factor = min(1.0, side / max(width, height))
    return max(2, round(width * factor / 2) * 2), max(2, round(height * factor / 2) * 2)


class _SoundEncoding:
    """Sound decoded, gaps filled with silence, and encoded as 48 kHz stereo."""

    def __init__(self, out: OutputContainer, source: AudioStream, codec: str) -> None:
        self._graph: Graph | None = None
        self._stream = cast(AudioStream, out.add_stream(codec, rate=_SOUND_RATE, options={"b": "128k"}))
        self._format = "flt" if codec == "libopus" else "fltp"
        self._stream.codec_context.layout = "stereo"
        self._stream.codec_context.format = self._format

    def take(self, packet: Packet[Any]) -> list[Packet[Any]]:
        return [made for frame in _decoded(packet) for made in self._encoded(frame)]

    def finish(self) -> list[Packet[Any]]:
        made = self._drained(None) if self._graph is not None else []
        return made + self._stream.encode(None)

    def _encoded(self, frame: AudioFrame) -> list[Packet[Any]]:
        if self._graph is None:
            # Only a decoded frame tells the true layout and format of the sound.
            self._graph = self._made_graph(frame)
        return self._drained(frame)

    def _made_graph(self, frame: AudioFrame) -> Graph:
        graph = Graph()
        source = graph.add_abuffer(
            sample_rate=frame.sample_rate,
            format=frame.format.name,
            layout=frame.layout.name,
            time_base=frame.time_base,
        )
        wanted = f"sample_fmts={self._format}:channel_layouts=stereo"
        nodes = [
            source,
            graph.add("aresample", f"{_SOUND_RATE}:async=1000:first_pts=0"),
            graph.add("aformat", wanted),
            graph.add("asetnsamples", f"n={self._stream.codec_context.frame_size or 1024}:p=0"),
            graph.add("asetpts", "N/SR/TB"),
            graph.add("abuffersink"),
        ]
        graph.link_nodes(*nodes).configure()
        return graph

    def _drained(self, frame: AudioFrame | None) -> list[Packet[Any]]:
        if self._graph is None:
            return []
        self._graph.push(frame)
        made: list[Packet[Any]] = []
        while True:
            try:
                ready = self._graph.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return made
            made += self._stream.encode(cast(AudioFrame, ready))


def _decoded(packet: Packet[Any]) -> Iterator[Any]:
    """The frames of a packet; a broken packet costs its frames, not the whole video."""
    try:
        yield from packet.decode()
    except av.error.InvalidDataError:
        return
