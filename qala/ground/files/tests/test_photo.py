from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from qala.ground.files.rules import photo
from qala.ground.files.rules.limits import Limits, Unfit
from qala.ground.files.rules.sniff import Sniffed
from qala.ground.files.rules.whereabouts import NOWHERE, checked
from qala.ground.files.tests import media

CITY = ZoneInfo("Asia/Almaty")


def cleaned(source: tuple[Path, Sniffed], folder: Path, limits: Limits) -> photo.CleanPhoto:
    path, sniffed = source
    return photo.clean(path, sniffed, folder, limits, CITY)


def corner(path, x, y):
    with Image.open(path) as image:
        return image.convert("RGB").getpixel((x, y))


@pytest.mark.parametrize(
    ("body", "media_type"),
    [(media.jpeg(), "image/jpeg"), (media.png(), "image/webp"), (media.webp(), "image/webp")],
    ids=["jpeg", "png", "webp"],
)
def test_keeps_pixels_and_nothing_else(body, media_type, on_disk, bench, limits):
    made = cleaned(on_disk(body), bench, limits)
    assert (made.media_type, made.width, made.height) == (media_type, 400, 300)
    for path in (made.clean, *made.thumbs.values()):
        assert media.SECRET.encode() not in path.read_bytes()
        with Image.open(path) as image:
            assert not image.getexif()
            assert not {"exif", "xmp", "comment", "icc_profile", "photoshop"} & set(image.info)
    red, green, blue = corner(made.clean, 10, 10)
    assert red > 230
    assert green < 40
    assert blue < 40


@pytest.mark.parametrize("orientation", range(1, 9))
def test_is_turned_upright(orientation, on_disk, bench, limits):
    made = cleaned(on_disk(media.jpeg(orientation)), bench, limits)
    assert (made.width, made.height) == ((400, 300) if orientation < 5 else (300, 400))
    where = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[
        orientation
    ]
    x, y = (10 + where[0] * (made.width - 20), 10 + where[1] * (made.height - 20))
    assert corner(made.clean, x, y)[0] > 230 > 60 > corner(made.clean, x, y)[1]


def test_place_and_time_are_read_before_they_go(on_disk, bench, limits):
    found = cleaned(on_disk(media.jpeg()), bench, limits).whereabouts
    assert found.taken_at == datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    assert found.lon == pytest.approx(media.LON, abs=1e-6)
    assert found.lat == pytest.approx(media.LAT, abs=1e-6)


@pytest.mark.parametrize("pair", [(0.0, 0.0), (181.0, 1.0), (1.0, -91.0), (float("nan"), 1.0), (None, 51.0)])
def test_nonsense_positions_are_none(pair):
    assert checked(*pair) == (None, None)


def test_a_transparent_picture_stays_transparent(on_disk, bench, limits):
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 255, 0)).save(out, "PNG")
    made = cleaned(on_disk(out.getvalue()), bench, limits)
    with Image.open(made.clean) as image:
        assert image.mode == "RGBA"
        assert image.getchannel("A").getextrema() == (0, 0)
    assert made.whereabouts == NOWHERE


@pytest.mark.parametrize("mode", ["L", "CMYK", "1", "P", "I;16"])
def test_other_colour_modes_become_ordinary(mode, on_disk, bench, limits):
    out = io.BytesIO()
    Image.new(mode, (40, 30)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    made = cleaned(on_disk(out.getvalue()), bench, limits)
    with Image.open(made.clean) as image:
        assert image.mode == "RGB"


def test_a_large_picture_is_published_smaller(on_disk, bench):
    made = cleaned(on_disk(media.jpeg(size=(1200, 900))), bench, Limits(published_side=600))
    assert (made.width, made.height) == (600, 450)
    with Image.open(made.thumbs[320]) as small:
        assert small.size == (320, 240)


def test_a_bomb_is_refused_by_its_header(on_disk, bench, limits):
    with pytest.raises(Unfit, match="too_many_pixels"):
        cleaned(on_disk(media.bomb_png()), bench, limits)


@pytest.mark.parametrize("side", [8_100, 10_000])
def test_a_smaller_bomb_is_refused_by_our_own_limit(side, on_disk, bench, limits):
    with pytest.raises(Unfit, match="too_many_pixels"):
        cleaned(on_disk(media.bomb_png(side)), bench, limits)


@pytest.mark.parametrize("keep", [20, 0.1, 0.5, 0.9])
@pytest.mark.parametrize("make", [media.jpeg, media.png, media.webp])
def test_a_damaged_file_is_refused(make, keep, on_disk, bench, limits):
    body = make(tail=b"") if make is media.jpeg else make()
    cut = body[: keep if keep > 1 else int(len(body) * keep)]
    with pytest.raises(Unfit, match="damaged"):
        cleaned(on_disk(cut), bench, limits)


def test_what_is_glued_to_the_end_is_gone(on_disk, bench, limits):
    polyglot = media.jpeg(tail=b"PK\x03\x04<script>alert(1)</script>" + media.SECRET.encode())
    made = cleaned(on_disk(polyglot), bench, limits)
    assert b"<script>" not in made.clean.read_bytes()


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ["DSCN0010", "DSCN0012", "DSCN0021", "DSCN0025"])
def test_real_positions(name, shared_data, on_disk, bench, limits):
    body = shared_data(f"images/exif/jpg_gps_{name}.jpg").read_bytes()
    made = cleaned(on_disk(body), bench, limits)
    assert made.whereabouts.lon == pytest.approx(11.88, abs=0.02)
    assert made.whereabouts.lat == pytest.approx(43.467, abs=0.02)
    with Image.open(made.clean) as image:
        assert not image.getexif()


@pytest.mark.shared_data
def test_a_real_heic(shared_data, on_disk, bench, limits):
    body = shared_data("images/exif/heic_IMG_5195.HEIC").read_bytes()
    made = cleaned(on_disk(body), bench, limits)
    assert made.media_type == "image/jpeg"
    assert made.whereabouts.lat is not None
    assert b"Exif" not in made.clean.read_bytes()[:2000]
    with pytest.raises(Unfit, match="damaged"):
        cleaned(on_disk(body[: len(body) // 2]), bench, limits)


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ["landscape_3", "portrait_6", "portrait_8"])
def test_real_orientations(name, shared_data, on_disk, bench, limits):
    body = shared_data(f"images/exif/jpg_orientation_{name}.jpg").read_bytes()
    made = cleaned(on_disk(body), bench, limits)
    assert (made.width > made.height) == name.startswith("landscape")
