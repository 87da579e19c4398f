from __future__ import annotations

import errno
import struct
from pathlib import Path

import av
import pytest
from av.codec.codec import UnknownCodecError

from qala.ground.files.rules import sniff, transcode, video
from qala.ground.files.rules.limits import Limits, Unfit
from qala.ground.files.tests import media


def kind(path: Path) -> sniff.Sniffed:
    return sniff.sniff(path.read_bytes()[: sniff.HEAD_BYTES])


def cleaned(path: Path, bench: Path, limits: Limits) -> tuple[Path, video.Probed]:
    plan = video.probe(path, kind(path), limits).plan
    out, media_type = transcode.clean(path, kind(path), plan, bench, limits)
    assert kind(out).media_type == media_type
    return out, video.probe(out, kind(out), limits)


def turned(path: Path) -> Path:
    """A phone held upright: the display matrix says a quarter turn clockwise."""
    body = bytearray(path.read_bytes())
    at = body.index(b"tkhd") + 44
    body[at : at + 36] = struct.pack(">9i", 0, 0x10000, 0, -0x10000, 0, 0, 240 << 16, 0, 0x40000000)
    path.write_bytes(body)
    return path


CASES = {
    "mp4": ("a.mp4", {}, "copy_mp4"),
    "mov": ("a.mov", {}, "copy_mp4"),
    "mov with raw sound": ("a.mov", {"sound": "pcm_s16le"}, "copy_mp4"),
    "silent": ("a.mp4", {"sound": None}, "copy_mp4"),
    "vp9": ("a.webm", {"codec": "libvpx-vp9", "sound": "libopus"}, "copy_webm"),
    "vp8": ("a.webm", {"codec": "libvpx", "sound": None}, "copy_webm"),
    "mpeg4": ("a.mp4", {"codec": "mpeg4"}, "encode_mp4"),
    "hevc": ("a.mov", {"codec": "libx265", "options": {"x265-params": "log-level=none"}}, "encode_mp4"),
}


@pytest.mark.parametrize(("name", "given", "plan"), CASES.values(), ids=CASES)
def test_only_picture_and_sound_survive(name, given, plan, tmp_path, bench, limits):
    source = media.video(tmp_path / name, **given)
    assert media.SECRET.encode() in source.read_bytes()
    assert video.probe(source, kind(source), limits).plan == plan
    out, probed = cleaned(source, bench, limits)
    body = out.read_bytes()
    assert media.SECRET.encode() not in body
    assert b"71.43" not in body
    assert b"2026-03" not in body
    assert probed.duration_s == pytest.approx(2.0, abs=0.1)
    assert (probed.width, probed.height) == (320, 240)
    with av.open(str(out)) as container:
        assert not container.chapters()
        assert [stream.type for stream in container.streams] == ["video"] + ["audio"] * (
            given.get("sound", "") is not None
        )
        assert sum(1 for _ in container.decode(video=0)) in range(48, 53)


def test_sei_units_with_positions_are_dropped(tmp_path, bench, limits):
    source = media.with_sei(media.video(tmp_path / "a.mp4"), tmp_path / "b.mp4")
    assert source.read_bytes().count(media.SECRET.encode()) == 50
    out, probed = cleaned(source, bench, limits)
    assert media.SECRET.encode() not in out.read_bytes()
    assert probed.plan == "copy_mp4"


@pytest.mark.parametrize("codec", ["libx264", "mpeg4"])
def test_a_turned_phone_stays_turned_once(codec, tmp_path, bench, limits):
    source = turned(media.video(tmp_path / "a.mp4", codec=codec))
    before = video.probe(source, kind(source), limits)
    out, after = cleaned(source, bench, limits)
    assert (before.width, before.height) == (after.width, after.height) == (240, 320)
    still = video.poster(out, kind(out), limits)
    red, _green, blue = still.crop((225, 5, 235, 15)).resize((1, 1)).tobytes()
    assert red > 200 > 100 > blue


def test_place_and_time_are_read_before_they_go(tmp_path, limits):
    source = media.video(tmp_path / "a.mp4")
    found = video.probe(source, kind(source), limits).whereabouts
    assert (found.lon, found.lat) == (media.LON, media.LAT)
    assert found.taken_at is not None
    assert found.taken_at.isoformat() == "2026-03-01T09:30:00+00:00"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(video_seconds=1), "too_long"),
        (Limits(video_pixels=1000), "too_many_pixels"),
        (Limits(video_fps=10), "too_long"),
    ],
)
def test_limits_hold(limits, code, tmp_path):
    source = media.video(tmp_path / "a.mp4", sound=None)
    with pytest.raises(Unfit, match=code):
        video.probe(source, kind(source), limits)


def test_packets_beyond_the_stated_duration_are_noticed(tmp_path, bench, limits):
    source = media.video(tmp_path / "a.mp4", sound=None)
    with pytest.raises(Unfit, match="too_long"):
        transcode.clean(source, kind(source), "copy_mp4", bench, Limits(video_seconds=1))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_cut_file_is_damaged(share, tmp_path, limits):
    source = media.video(tmp_path / "a.mp4")
    body = source.read_bytes()
    source.write_bytes(body[: max(64, int(len(body) * share))])
    with pytest.raises(Unfit, match="damaged"):
        video.probe(source, sniff.MP4, limits)


@pytest.mark.parametrize(
    "body", [b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n", b"ffconcat version 1.0\nfile x.mp4\n"]
)
def test_playlists_open_nothing(body, tmp_path, limits):
    source = tmp_path / "a.mp4"
    source.write_bytes(body)
    for sniffed in (sniff.MP4, sniff.WEBM):
        with pytest.raises(Unfit, match="damaged"):
            video.probe(source, sniffed, limits)


def test_a_missing_encoder_or_a_full_disk_is_not_the_videos_fault(tmp_path, limits):
    source = media.video(tmp_path / "a.mp4", seconds=1)
    for fault in (UnknownCodecError("libx264"), av.error.OSError(errno.ENOSPC, "full")):
        with pytest.raises(type(fault)), video.opened(source, kind(source), limits):
            raise fault


def test_sound_alone_is_no_video(tmp_path, limits):
    source = tmp_path / "a.mp4"
    with av.open(str(source), "w") as out:
        media._silence(out, out.add_stream("aac", rate=48_000), 1)
    with pytest.raises(Unfit, match="damaged"):
        video.probe(source, sniff.MP4, limits)


def test_large_frames_are_reduced_when_encoded(tmp_path, bench):
    source = media.video(tmp_path / "a.mp4", codec="mpeg4", size=(640, 360), seconds=1)
    _out, probed = cleaned(source, bench, Limits(transcoded_side=320))
    assert (probed.width, probed.height) == (320, 180)


@pytest.mark.shared_data
def test_a_real_clip(shared_data, bench, limits):
    source = shared_data("video/car-detection.mp4")
    out, probed = cleaned(source, bench, limits)
    assert (probed.width, probed.height) == (768, 432)
    assert probed.duration_s == pytest.approx(30.16, abs=0.1)
    assert probed.whereabouts.taken_at is None
    with av.open(str(out)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 377


@pytest.mark.shared_data
def test_avi_is_not_taken(shared_data):
    with pytest.raises(Unfit, match="unknown_type"):
        kind(shared_data("video/vtest.avi"))
